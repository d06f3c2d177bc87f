"""The letters of a partnership: drawn up by officials, had by both firms, confirmed to anybody who holds one; messages for WhatsApp."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.store import firms
from models import Firm, Partnership
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, field, words
from tests.web.test_partnerships import _recorded
from tests.web.test_visits import planned

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
STARTS = {"docx": b"PK", "pdf": b"%PDF"}


def _drawn(visit: Visit, small_city: SmallCity, kind: str = "agreement") -> tuple[str, str, int]:
    """The tab of letters, with one of that kind; its check code and its key."""
    path = f"/partnerships/{_recorded(small_city)}/letters"
    assert "Belum ada surat" in words(visit("official").get(path))
    answer = visit("official").post(path, kind=kind)
    assert answer.status_code == 303, words(answer)
    page = visit("official").get(path)
    code, key = CODE.search(words(page)), re.search(r"/letters/(\d+)\.pdf", page.text)
    assert code
    assert key
    return path, code[0], int(key[1])


def test_a_letter_is_had_by_the_office_and_both_firms(visit: Visit, small_city: SmallCity) -> None:
    path, _, key = _drawn(visit, small_city)
    for role in ("official", "business", "supplier"):
        page = visit(role).get(path)
        assert f"001/NKK/35.76/{today().year}" in words(page)
        assert ("Buat surat" in words(page)) == (role == "official")
        for form, start in STARTS.items():
            file = visit(role).get(f"/letters/{key}.{form}")
            assert file.data.startswith(start)
            assert f'filename="001-NKK-35.76-{today().year}.{form}"' in file.headers["Content-Disposition"]
    assert visit("stranger").get(f"/letters/{key}.pdf").status_code == 404
    assert visit("business").post(path, kind="agreement").status_code == 403


def test_the_summary_is_for_the_office(visit: Visit, small_city: SmallCity) -> None:
    path, code, key = _drawn(visit, small_city, "summary")
    assert code not in words(visit("business").get(path))
    assert visit("business").get(f"/letters/{key}.pdf").status_code == 404
    assert visit("official").get(f"/letters/{key}.pdf").status_code == 200


def test_whoever_holds_a_letter_can_check_it(visit: Visit, small_city: SmallCity) -> None:
    _, code, _ = _drawn(visit, small_city)
    for address in (f"/check/{code}", f"/check?code={code.lower().replace('-', ' ')}"):
        page = visit("").get(address)
        said = words(page)
        for told in ("Surat ini tercatat di dinas.", f"001/NKK/35.76/{today().year}", "Naskah kesepakatan kemitraan", "Kota Mojokerto",
                     "Tahu Rekaan – Gudang Kedelai Rekaan", "Dipertemukan", "Pendataan gratis. Petugas tidak meminta uang."):  # fmt: skip
            assert told in said, told
        assert not any(each in said for each in ("0800-", "Narahubung", "@contoh.invalid"))
    visit("").get("/language/en?next=/check")
    assert "This letter is on record at the office." in words(visit("").get(f"/check/{code}"))


def test_an_unknown_kind_is_refused(visit: Visit, small_city: SmallCity) -> None:
    answer = visit("official").post(f"/partnerships/{_recorded(small_city)}/letters", kind="perjanjian")
    assert answer.status_code == 422
    assert "tidak dikenal" in words(answer)


def test_officials_find_messages_for_firms_with_a_mobile_number(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        row = firms.get(session, small_city.firms["K-01"].id)
        assert row
        row.phone = "0812-3456-7890"
        session.commit()
    path = f"/partnerships/{_recorded(small_city)}/letters"
    page = visit("official").get(path)
    assert page.text.count("https://wa.me/6281234567890?text=Yth.%20Tahu%20Rekaan") == 2
    assert "nomor telepon seluler belum tercatat" in words(page)
    assert "wa.me" not in visit("business").get(path).text


def test_messages_and_the_check_page_name_the_office_as_its_letterhead_does(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.get_one(Firm, small_city.firms["K-01"].id).phone = "0812-3456-7890"
        session.commit()
    visit("supervisor").post("/settings", revision="0", name="Dinas Rekaan")
    path, code, _ = _drawn(visit, small_city)
    assert visit("official").get(path).text.count("kami%20dari%20Dinas%20Rekaan%20Kota%20Mojokerto%20") == 2
    assert "Kantor Dinas Rekaan Kota Mojokerto Kedua usaha" in words(visit("").get(f"/check/{code}"))
    _, code = planned(visit("official"))
    assert "Kantor Dinas Rekaan Kota Mojokerto Tanggal" in words(visit("").get(f"/check/{code}"))


def test_a_second_click_draws_up_no_second_letter(visit: Visit, small_city: SmallCity) -> None:
    path, office = f"/partnerships/{_recorded(small_city)}/letters", visit("official")
    after = field(office.get(path), "after")
    for _ in range(2):
        assert office.post(path, kind="agreement", after=after).status_code == 303
    page = office.get(path)
    assert len(re.findall(r"/letters/\d+\.pdf", page.text)) == 1
    office.post(path, kind="agreement", after=field(page, "after"))
    assert len(re.findall(r"/letters/\d+\.pdf", office.get(path).text)) == 2


@pytest.mark.parametrize(("state", "messages"), [("introduced", 2), ("exploring", 1), ("declined", 0)])
def test_a_message_is_offered_only_where_it_fits(visit: Visit, small_city: SmallCity, state: str, messages: int) -> None:
    row = _recorded(small_city)
    with Session(small_city.engine) as session:
        session.get_one(Firm, small_city.firms["K-01"].id).phone = "0812-3456-7890"
        session.get_one(Partnership, row).state = state
        session.commit()
    assert visit("official").get(f"/partnerships/{row}/letters").text.count("https://wa.me/") == messages
