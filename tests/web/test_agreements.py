"""The page of an agreement: officials record it, both firms read it, others know nothing of it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models import Partnership
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, field, words
from tests.web.test_partnerships import _recorded

SAID = {
    "activity": "Pasokan kedelai untuk tahu",
    "seeker_duties": "Membayar tepat waktu {{ 7 * 7 }}",
    "partner_duties": "<b>Menyerahkan</b> 2 ton per bulan",
    "development": "Pemasaran",
    "disputes": "Musyawarah",
    "starts_on": "2027-01-01",
    "ends_on": "2027-12-31",
    "payment_days": "14",
}


def test_an_official_records_what_both_firms_read(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}/agreement"
    blank = official.get(path)
    assert "Belum lengkap: 5 dari 5" in words(blank)
    assert words(blank).count("UU 20/2008 (dari sumber kedua)") == 1
    answer = official.post(path, revision=field(blank, "revision"), **SAID)
    assert answer.status_code == 303, words(answer)
    for role in ("official", "business", "supplier"):
        page = visit(role).get(path)
        said = words(page)
        assert all(each in said for each in ("1 Januari 2027 – 31 Desember 2027", "14 hari setelah penyerahan", "{{ 7 * 7 }}"))
        assert "&lt;b&gt;Menyerahkan" in page.text
        assert "Belum lengkap" not in said
        assert ("Catat kesepakatan" in said) == (role == "official")


def test_what_is_refused_stays_as_it_was_typed(visit: Visit, small_city: SmallCity) -> None:
    official, path = visit("official"), f"/partnerships/{_recorded(small_city)}/agreement"
    wrong = official.post(path, revision="0", **{**SAID, "ends_on": "2026-12-31"})
    assert wrong.status_code == 422
    assert words(wrong).count("berakhir 31 Desember 2026, sebelum mulai berlaku 1 Januari 2027") == 2
    assert 'value="2026-12-31"' in wrong.text
    assert "Pasokan kedelai untuk tahu" in wrong.text
    assert official.post(path, revision="0", **{**SAID, "payment_days": "366"}).status_code == 422
    assert official.post(path, revision="0", **SAID).status_code == 303
    stale = official.post(path, revision="0", **{**SAID, "activity": "terlambat"})
    assert (stale.status_code, "baru saja diubah orang lain" in words(stale), "terlambat" in stale.text) == (409, True, True)


def test_of_a_closed_partnership_it_is_only_read(visit: Visit, small_city: SmallCity) -> None:
    row = _recorded(small_city)
    with Session(small_city.engine) as session:
        session.get_one(Partnership, row).state = "ended"
        session.commit()
    page = visit("official").get(f"/partnerships/{row}/agreement")
    assert ("tidak dapat diubah lagi" in words(page), 'name="activity"' in page.text) == (True, False)
    assert visit("official").post(f"/partnerships/{row}/agreement", revision="0", **SAID).status_code == 409


def test_others_do_not_know_of_it(visit: Visit, small_city: SmallCity) -> None:
    path = f"/partnerships/{_recorded(small_city, 'K-03', 'K-04')}/agreement"
    assert [visit(role).get(path).status_code for role in ("business", "stranger")] == [404, 404]
    assert visit("business").post(path, **SAID).status_code == 403
