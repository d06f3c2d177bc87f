"""The page of settings: the letterhead changed by leaders and read by officials, and what else is set, each with the place to change it."""

from __future__ import annotations

import pytest

from matchmaker.services import privacy
from tests.web.conftest import Visit, field, words

SAID = {"name": "Dinas Rekaan", "address": "Jalan Rekaan 1", "telephone": "0321 000000", "email": "dinas@contoh.invalid",
        "signatory_title": "Kepala Dinas Rekaan", "signatory_name": "Siti Rekaan"}  # fmt: skip


def test_a_leader_states_the_letterhead_that_officials_read(visit: Visit) -> None:
    leader = visit("supervisor")
    blank = leader.get("/settings")
    assert "PEMERINTAH KOTA MOJOKERTO Dinas yang membidangi perindustrian" in words(blank)
    assert leader.post("/settings", revision=field(blank, "revision"), **SAID).status_code == 303
    page = visit("official").get("/settings")
    assert "PEMERINTAH KOTA MOJOKERTO DINAS REKAAN Jalan Rekaan 1 Telepon 0321 000000 · Surel dinas@contoh.invalid" in words(page)
    assert "Penanda tangan: Kepala Dinas Rekaan, Siti Rekaan" in words(page)
    assert ("Simpan" in words(page), "Penyelia dan administrator yang dapat mengubahnya." in words(page)) == (False, True)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"email": "dinas"}, "isi alamat surel"), ({"telephone": "nanti"}, "isi nomor telepon"), ({"name": "x" * 201}, "terlalu panjang")],
)
def test_what_is_refused_stays_as_it_was_typed(visit: Visit, wrong: dict[str, str], reason: str) -> None:
    page = visit("supervisor").post("/settings", revision="0", **{**SAID, **wrong})
    assert (page.status_code, reason in words(page), 'value="Jalan Rekaan 1"' in page.text) == (422, True, True)


def test_who_read_an_older_letterhead_changes_nothing(visit: Visit) -> None:
    assert visit("supervisor").post("/settings", revision="0", **SAID).status_code == 303
    late = visit("administrator").post("/settings", revision="0", **{**SAID, "name": "Dinas Terlambat"})
    assert (late.status_code, "baru saja diubah orang lain" in words(late), "Dinas Terlambat" in late.text) == (409, True, True)


def test_what_else_is_set_is_told_in_both_languages(visit: Visit) -> None:
    official = visit("official")
    page = words(official.get("/settings"))
    for told in ("Kota Mojokerto (35.76)", "Daftar kemitraan untuk umum terbuka", "15, 30, 90, 180 hari", "730 hari", "SQLite,", "1.559",
                 "Petugas 1", "Dikelola administrator.", privacy.VERSION, "17 Oktober 2026"):  # fmt: skip
        assert told in page, told
    official.get("/language/en")
    page = words(official.get("/settings"))
    for told in ("Settings of Kota Mojokerto", "15, 30, 90, 180 days", "Official 1", "Supervisors and administrators can change it."):
        assert told in page, told
    assert "Kelola akun" in words(visit("administrator").get("/settings"))


def test_another_offices_settings_are_not_there(visit: Visit) -> None:
    assert [visit(role).get("/settings?office=35.78").status_code for role in ("supervisor", "stranger")] == [404, 200]
    assert visit("stranger").post("/settings", **SAID).status_code == 403
    assert visit("supervisor").post("/settings", office="35.78", **SAID).status_code == 404
