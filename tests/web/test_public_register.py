"""The public register: what was agreed on, for anybody; who has not said yes is not named, and the office may close it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from matchmaker.app import create_app
from matchmaker.settings import Settings
from models import Finding, Firm, Letterhead, Partnership, PartnershipStep
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words

SECRETS = ("Rp", "12.345", "12345", "0800-", "Narahubung", "surat1@", "rahasia")


@pytest.fixture
def registered(small_city: SmallCity) -> Iterator[Session]:
    """Agreed in 2024: K-01 buys from K-02 for a value; only introduced: K-03 and K-04."""
    at = datetime(2023, 12, 31, 18, tzinfo=UTC)
    with Session(small_city.engine) as session:
        for one, other, state, value in (("K-01", "K-02", "running", 12345.0), ("K-03", "K-04", "introduced", None)):
            row = Partnership(pairing="supply_chain", seeker_id=small_city.firms[one].id, partner_id=small_city.firms[other].id,
                              state=state, value=value, pattern="subkontrak", created_at=at, changed_at=at)  # fmt: skip
            row.steps = [PartnershipStep(new_state=state, note="rahasia", at=at)]
            session.add(row)
        session.commit()
        yield session


@pytest.mark.usefixtures("registered")
def test_anybody_reads_who_has_agreed_with_whom_and_nothing_else(visit: Visit) -> None:
    answer = visit("").get("/register")
    page = words(answer)
    assert "Daftar kemitraan Kota Mojokerto" in page
    assert "1 kemitraan" in page
    for told in ("Tahu Rekaan 10 Industri makanan · ", "Gudang Kedelai Rekaan 46 ", "Rantai pasok · Subkontrak Berjalan 2024"):
        assert told in page, told
    assert [each for each in (*SECRETS, "Keripik Rekaan", "Minyak Rekaan") if each in answer.text] == []
    assert "<script" not in answer.text


@pytest.mark.usefixtures("registered")
def test_the_office_stands_there_by_the_name_that_it_has_given(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.add(Letterhead(office="35.76", name="Dinas Rekaan <b>", telephone="0321-000000"))
        session.commit()
    assert "Diterbitkan oleh Dinas Rekaan <b>, 0321-000000." in words(visit("").get("/register"))


@pytest.mark.parametrize("consent", [None, False])
def test_without_consent_a_firm_is_not_named_nor_what_leads_to_it(visit: Visit, registered: Session, *, consent: bool | None) -> None:
    registered.execute(update(Firm).where(Firm.public_id == "K-02").values(consent=consent))
    registered.commit()
    page = words(visit("").get("/register"))
    assert "tidak disebutkan" in page
    assert "Tahu Rekaan" in page
    assert "Kedelai" not in page
    assert " 46 " not in page


def test_what_was_found_to_be_no_partnership_is_left_out(visit: Visit, registered: Session) -> None:
    row = registered.scalars(select(Partnership).where(Partnership.state == "running")).one()
    doubt = Finding(kind="not_core", reason="rahasia", at=row.created_at)
    row.findings = [doubt]
    for decision, listed in (("goes_on", 1), ("is_none", 0)):
        doubt.decision = decision
        registered.commit()
        assert f" {listed} kemitraan" in words(visit("").get("/register"))


def test_firms_of_the_sample_city_carry_their_mark(visit: Visit, registered: Session) -> None:
    assert "contoh" not in words(visit("").get("/register"))
    registered.execute(update(Firm).values(sample=True))
    registered.commit()
    assert "Kota contoh: usaha di halaman ini rekaan" in words(visit("").get("/register"))


@pytest.mark.usefixtures("registered")
def test_it_may_be_kept_for_a_while_unless_it_was_made_for_somebody(visit: Visit) -> None:
    answer = visit("").get("/register")
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert {"Cookie", "Accept-Language"} <= set(answer.vary)
    assert "Set-Cookie" not in answer.headers
    assert visit("official").get("/register").headers["Cache-Control"] == "no-store"
    assert visit("").get("/register?page=0").status_code == 200


@pytest.mark.usefixtures("registered")
def test_the_api_lists_the_same(client: FlaskClient) -> None:
    found = client.get("/api/v1/register").json
    assert found is not None
    assert found["total"] == 1
    (entry,) = found["items"]
    assert set(entry) == {"seeker", "partner", "pairing", "pattern", "state", "year", "sample"}
    assert (entry["seeker"]["name"], entry["partner"]["name"], entry["year"]) == ("Tahu Rekaan", "Gudang Kedelai Rekaan", 2024)
    assert set(entry["seeker"]) == {"name", "sector", "region"}


@pytest.mark.usefixtures("registered")
def test_it_can_be_switched_off(settings_for: Callable[..., Settings], settings: Settings) -> None:
    closed = create_app(settings_for(settings.database_url, PUBLIC_REGISTER="false")).test_client()
    assert [closed.get(path).status_code for path in ("/register", "/api/v1/register")] == [404, 404]
    assert "/register" not in closed.get("/sign-in").text


def test_the_year_is_that_of_the_agreement_though_it_was_on_record_elsewhere_before(visit: Visit, registered: Session) -> None:
    row = registered.scalars(select(Partnership).where(Partnership.state == "running")).one()
    row.decided_on, row.steps[0].old_state = date(2021, 5, 1), "agreed"
    registered.commit()
    assert "Rantai pasok · Subkontrak Berjalan 2021" in words(visit("").get("/register"))
