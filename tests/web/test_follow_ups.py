"""Follow-ups on their page: told by an official or by the firm itself, refused beside the field, and listed among the tasks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store import follow_ups
from matchmaker.store.partnerships import Pair
from models import Firm, FollowUp
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, field, words


def running(small_city: SmallCity, days_ago: int = 100) -> str:
    """The address of a partnership of K-01 and K-02 that agreed so many days ago."""
    with Session(small_city.engine) as session:
        pair = Pair("supply_chain", small_city.firms["K-01"].id, small_city.firms["K-02"].id)
        official = people.actor_of(small_city.accounts["official"])
        row = partnerships.propose(session, official, Proposal(pair, "running", ownership="none"))
        for each in follow_ups.of(session, row.id):
            each.due_on -= timedelta(days=days_ago)
        session.commit()
        return f"/partnerships/{row.id}"


def test_a_firm_tells_on_a_telephone_and_the_office_reads_it(visit: Visit, small_city: SmallCity) -> None:
    path, firm, office = f"{running(small_city)}/follow-ups", visit("business"), visit("official")
    page = firm.get(path)
    assert page.text.count("<form method=\"post\" action=\"/partnerships") == 3
    assert 'inputmode="numeric"' in page.text
    told = firm.post(f"{path}/90", orders="12", value="1.500.000", jobs="2", problems="kemasan sering rusak")
    assert (told.status_code, told.location) == (303, path)
    said = words(office.get(path))
    assert all(each in said for each in ("12 pesanan", "Rp1.500.000", "2 pekerja baru", "kemasan sering rusak"))
    assert "kemasan sering rusak" not in words(visit("supplier").get(path))
    assert visit("stranger").get(path).status_code == 404
    office.post(f"{path}/90", orders="14", value="1,600,000")
    assert "14 pesanan · Rp1.600.000" in words(office.get(path))
    assert firm.post(f"{path}/90", orders="1").status_code == 409


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("orders", "", "wajib"),
        ("orders", "-1", "di luar batas"),
        ("orders", "2,5", "bilangan bulat"),
        ("orders", "100001", "di luar batas"),
        ("value", "-5", "di luar batas"),
        ("value", "99999999999999", "di luar batas"),
        ("value", "banyak", "bukan angka"),
        ("jobs", "-2", "di luar batas"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(visit: Visit, small_city: SmallCity, name: str, typed: str, reason: str) -> None:
    answer = visit("official").post(f"{running(small_city)}/follow-ups/15", **{"orders": "3", "problems": "terlambat", name: typed})
    assert answer.status_code == 422
    assert reason in words(answer)
    assert f'value="{typed}" id="15-{name}"' in answer.text
    assert "terlambat</textarea>" in answer.text


def test_before_its_day_there_is_no_form_and_an_address_of_none_is_none(visit: Visit, small_city: SmallCity) -> None:
    path = f"{running(small_city, days_ago=0)}/follow-ups"
    office = visit("official")
    assert "<form" not in office.get(path).text.partition("<main")[2]
    assert office.post(f"{path}/15", orders="3").status_code == 409
    assert office.post(f"{path}/16", orders="3").status_code == 404


def test_due_follow_ups_are_tasks_with_the_way_to_them(visit: Visit, small_city: SmallCity) -> None:
    address = f'href="{running(small_city)}/follow-ups"'
    page = visit("official").get("/tasks")
    assert page.text.count(address) == 3
    assert "Tindak lanjut kemitraan 3" in words(page)
    assert "85 hari lalu" in words(page)
    assert address in visit("business").get("/tasks").text
    assert address not in visit("stranger").get("/tasks").text
    assert "Tidak ada yang jatuh tempo." in words(visit("stranger").get("/tasks"))


def test_a_business_finds_what_is_due_on_its_own_page(visit: Visit, small_city: SmallCity) -> None:
    address = f'href="{running(small_city)}/follow-ups"'
    page = visit("business").get("/my")
    assert page.text.count(address) == 3
    assert "Tindak lanjut kemitraan" in words(page)


def test_the_office_lays_them_down_where_there_are_none(visit: Visit, small_city: SmallCity) -> None:
    path = f"{running(small_city)}/follow-ups"
    with Session(small_city.engine) as session:
        session.execute(delete(FollowUp))
        session.commit()
    assert "Jadwalkan tindak lanjut" not in words(visit("business").get(path))
    assert "Jadwalkan tindak lanjut" in words(visit("official").get(path))
    assert visit("official").post(path).status_code == 303
    assert "Setelah 180 hari" in words(visit("business").get(path))


def test_a_form_that_is_older_than_what_was_recorded_is_refused_with_what_was_typed(visit: Visit, small_city: SmallCity) -> None:
    path, office = f"{running(small_city)}/follow-ups", visit("official")
    assert field(office.get(path), "seen") == ""
    visit("business").post(f"{path}/15", orders="5", problems="kemasan rusak")
    late = office.post(f"{path}/15", orders="77", seen="")
    assert late.status_code == 409
    assert 'value="77"' in late.text
    assert "5 pesanan" in words(office.get(path))
    assert "77 pesanan" not in words(office.get(path))


def test_nothing_is_asked_of_a_closed_partnership(visit: Visit, small_city: SmallCity) -> None:
    path = running(small_city)
    assert "perlu diisi" in words(visit("official").get(f"{path}/follow-ups"))
    visit("official").post(f"{path}/steps", state="ended", reason="closed", note="pindah kota")
    page = visit("official").get(f"{path}/follow-ups")
    assert "perlu diisi" not in words(page)
    assert "<details open" not in page.text


def test_who_has_no_telephone_number_is_said(visit: Visit, small_city: SmallCity) -> None:
    path, missing = running(small_city), "Nomor telepon belum ada; tanyakan petugas."
    assert missing not in words(visit("business").get(path))
    with Session(small_city.engine) as session:
        session.execute(update(Firm).values(contact=None, phone=None))
        session.commit()
    assert words(visit("business").get(path)).count(missing) == 1
