"""Profiles: found, read, entered and changed; nothing typed is lost, nothing of others is overwritten."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matchmaker.store import firms
from models import Partnership
from tests.fixtures.city import CITY, SmallCity
from tests.web.conftest import Visit, as_shown, field, words


def _stored(small_city: SmallCity, public_id: str) -> Any:
    with Session(small_city.engine) as session:
        found = firms.find(session, CITY, public_id)
        return firms.profile(found) if found else None


def test_firms_are_found_by_name_id_and_product(visit: Visit) -> None:
    official = visit("official")
    assert "12 usaha" in words(official.get("/firms"))
    assert "Tahu Rekaan" in words(official.get("/firms?text=K-01"))
    assert "Gudang Kedelai Rekaan" in words(official.get("/firms?text=kedelai"))
    assert "Dinas Rekaan" in words(official.get("/firms?kind=agency"))
    assert "Tidak ada yang cocok" in words(official.get("/firms?text=zzzz"))
    assert "Kedelai Seberang" not in words(official.get("/firms"))


def test_a_profile_shows_facts_and_where_they_come_from(visit: Visit) -> None:
    shown = words(visit("official").get("/firms/K-01"))
    for fact in ("10308", "Rp800.000.000", "900 kg per bulan", "diakui sendiri", "tidak berakhir", "Narahubung 1", "Mikro"):
        assert fact.lower() in shown.lower(), fact
    assert "diverifikasi" not in shown


def test_a_partnership_is_dated_by_its_decision_where_that_is_known(visit: Visit, small_city: SmallCity) -> None:
    now = datetime.now(UTC)
    with Session(small_city.engine) as session:
        session.add(Partnership(pairing="supply_chain", seeker_id=small_city.firms["K-01"].id, partner_id=small_city.firms["K-02"].id,
                                state="completed", decided_on=date(2019, 5, 3), created_at=now, changed_at=now))  # fmt: skip
        session.commit()
    for role, path in (("official", "/firms/K-01"), ("business", "/my")):
        assert "3 Mei 2019" in words(visit(role).get(path)), path


@pytest.mark.parametrize(
    ("public_id", "offered"),
    [("K-01", ["Cari pemasok", "Cari pembeli"]), ("K-11", ["Cari pembeli", "Cari pendamping"]), ("K-10", ["Cari pembeli", "Cari peserta"])],
)
def test_only_the_searches_that_apply_are_offered(visit: Visit, public_id: str, offered: list[str]) -> None:
    shown = words(visit("official").get(f"/firms/{public_id}"))
    every = ["Cari pemasok", "Cari pembeli", "Cari pendamping", "Cari peserta"]
    assert [each for each in every if each in shown] == offered


def test_a_firm_of_another_region_is_not_there(visit: Visit) -> None:
    for path in ("/firms/S-01", "/firms/S-01?office=35.78", "/firms/S-01/edit", "/firms/S-01/suggestions"):
        answer = visit("official").get(path)
        assert (answer.status_code, "Seberang" in answer.text) == (404, False), path


def test_a_new_profile_is_stored_with_its_lines(visit: Visit, small_city: SmallCity) -> None:
    answer = visit("official").post(
        "/firms/new",
        **{"id": "K-50", "name": "Sambal Rekaan", "kind": "firm", "kbli_version": "2025", "workers": "4", "annual_sales": "Rp 250.000.000",
           "offers-0-product": "sambal botol", "offers-0-capacity": "200", "offers-0-unit": "kg", "offers-0-period": "week",
           "offers-1-product": "", "offers-1-period": "month", "needs-1-product": "cabai", "needs-1-certificates": "Halal; SNI",
           "skills-0-skill": "pembukuan", "skills-0-side": "wants", "certificates-0-kind": "", "certificates-0-evidence": "self"},
    )  # fmt: skip
    assert (answer.status_code, answer.location) == (303, "/firms/K-50")
    stored = _stored(small_city, "K-50")
    assert (stored.annual_sales, stored.kind, stored.consent) == (250e6, "firm", None)
    assert [(line.product, line.capacity, line.period) for line in stored.offers] == [("sambal botol", 200.0, "week")]
    assert [line.certificates for line in stored.needs] == [("halal", "sni")]
    assert stored.certificates == ()


def test_what_is_refused_is_named_at_its_field_and_nothing_typed_is_lost(visit: Visit, small_city: SmallCity) -> None:
    answer = visit("official").post(
        "/firms/new",
        **{"id": "K-51", "name": "Kue Rekaan", "region": "99.99", "workers": "banyak", "observed_on": "31/02/2026",
           "needs-0-product": "gula", "needs-0-quantity": "-3", "offers-2-capacity": "10"},
    )  # fmt: skip
    assert answer.status_code == 422
    shown = words(answer)
    for reason in (
        "bukan angka yang dikenal",
        "kode wilayah “99.99” tidak dikenal",
        "tidak ada di kalender",
        "di luar batas",
        "wajib diisi",
    ):
        assert reason in shown, reason
    for typed in ("Kue Rekaan", "banyak", "31/02/2026", "gula", "-3", "99.99"):
        assert f'value="{typed}"' in answer.text, typed
    assert field(answer, "offers-0-capacity") == "10"
    assert answer.text.count('aria-invalid="true"') == 5
    assert _stored(small_city, "K-51") is None


@pytest.mark.parametrize(
    ("role", "language", "labels"),
    [
        ("official", "id", ("Tahun berdiri", "Telepon", "Surel", "Produk yang ditawarkan, baris 2: Kapasitas")),
        ("official", "en", ("Founded", "Phone", "E-mail", "Products offered, line 2: Capacity")),
        ("business", "id", ("Tahun berdiri", "Nomor WhatsApp atau telepon", "Surel", "Produk yang ditawarkan, baris 2: Kapasitas")),
    ],
)
def test_the_alert_lists_what_was_refused_by_its_label_with_a_link(visit: Visit, role: str, language: str, labels: tuple[str, ...]) -> None:
    visitor = visit(role)
    visitor.get(f"/language/{language}")
    page = visitor.post(
        "/my/edit" if role == "business" else "/firms/K-01/edit",
        **{"name": "Tahu", "founded": "2090", "phone": "bukan nomor", "email": "xx", "offers-0-product": "tahu", "offers-1-product": "susu",
           "offers-1-capacity": "banyak"},
    )  # fmt: skip
    assert page.status_code == 422
    assert _listed(page.text) == dict(zip(("founded", "phone", "email", "offers-1-capacity"), labels, strict=True))
    assert page.text.count(" autofocus") == 1
    for id_ in _listed(page.text):
        assert page.text.count(f' id="{id_}"') == 1, id_


def test_the_alert_lists_ten_and_says_how_many_more(visit: Visit) -> None:
    wrong = {f"offers-{row}-{column}": "banyak" for row in range(7) for column in ("capacity", "booked")}
    page = visit("official").post("/firms/K-01/edit", name="Tahu", **wrong, **{f"offers-{row}-product": "tahu" for row in range(7)})
    assert (len(_listed(page.text)), "dan 4 lainnya" in words(page)) == (10, True)


def _listed(page: str) -> dict[str, str]:
    """Id and label of each link in the alert at the top."""
    alert = re.search(r'role="alert">(.*?)</div>', page, re.DOTALL)
    return dict(re.findall(r'href="#([^"]+)">([^<]+)</a>', alert[1] if alert else ""))


@pytest.mark.parametrize(
    ("language", "typed", "meant"), [("id", "1.200", 1200.0), ("id", "1,5", 1.5), ("en", "1,200", 1200.0), ("en", "1.5", 1.5)]
)
def test_a_number_is_read_as_the_pages_language_writes_it(
    visit: Visit, small_city: SmallCity, language: str, typed: str, meant: float
) -> None:
    official = visit("official")
    official.get(f"/language/{language}")
    sent = {**as_shown(official.get("/firms/K-01/edit")), "offers-0-capacity": typed, "workers": typed}
    assert official.post("/firms/K-01/edit", **sent).status_code == 303
    stored = _stored(small_city, "K-01")
    assert (stored.offers[0].capacity, stored.workers) == (meant, meant)


def test_a_taken_id_is_a_conflict_that_loses_nothing(visit: Visit) -> None:
    answer = visit("official").post("/firms/new", id="K-01", name="Tahu Kedua")
    assert (answer.status_code, field(answer, "name")) == (409, "Tahu Kedua")
    assert "kode “K-01” sudah dipakai" in words(answer)


def test_more_rows_are_added_without_storing_anything(visit: Visit, small_city: SmallCity) -> None:
    page = visit("official").post("/firms/K-01/edit", **{"name": "Tahu Baru", "offers-0-product": "tahu pong", "more": "offers"})
    assert (page.status_code, field(page, "name"), field(page, "offers-0-product")) == (200, "Tahu Baru", "tahu pong")
    assert 'name="offers-5-product"' in page.text
    assert _stored(small_city, "K-01").name == "Tahu Rekaan"


@pytest.mark.parametrize("public_id", ["K-01", "K-05", "K-06", "K-11", "K-12"])
def test_a_form_sent_back_unchanged_changes_nothing(visit: Visit, small_city: SmallCity, public_id: str) -> None:
    official, before = visit("official"), _stored(small_city, public_id)
    answer = official.post(f"/firms/{public_id}/edit", **as_shown(official.get(f"/firms/{public_id}/edit")))
    assert answer.status_code == 303, words(answer)
    assert _stored(small_city, public_id) == before
    assert "Tidak ada yang berubah" in words(official.get(f"/firms/{public_id}"))


def test_a_line_is_removed_and_a_field_cleared(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    sent = {**as_shown(official.get("/firms/K-05/edit")), "needs-0-remove": "1", "workers": ""}
    assert official.post("/firms/K-05/edit", **sent).status_code == 303
    stored = _stored(small_city, "K-05")
    assert ([line.product for line in stored.needs], stored.workers) == (["keripik singkong"], None)


@pytest.mark.parametrize("office", ["35.76.not-an-office", "35.76.01"])
def test_no_other_office_than_a_citys_is_given_a_profile(visit: Visit, small_city: SmallCity, office: str) -> None:
    answer = visit("official").post(f"/firms/new?office={office}", id="K-99", name="Tempe Rekaan")
    assert (answer.status_code, "Sebutkan kantor kota" in words(answer)) == (422, True)
    with Session(small_city.engine) as session:
        assert firms.find(session, office, "K-99") is None


def test_the_second_of_two_editors_is_told_and_may_still_decide(visit: Visit, small_city: SmallCity) -> None:
    official, supervisor = visit("official"), visit("supervisor")
    mine, theirs = as_shown(official.get("/firms/K-01/edit")), as_shown(supervisor.get("/firms/K-01/edit"))
    assert supervisor.post("/firms/K-01/edit", **{**theirs, "description": "dari penyelia"}).status_code == 303
    refused = official.post("/firms/K-01/edit", **{**mine, "description": "dari petugas"})
    assert refused.status_code == 409
    assert "baru saja diubah orang lain" in words(refused)
    assert "dari petugas" in refused.text
    again = official.post("/firms/K-01/edit", **as_shown(refused))
    assert again.status_code == 303
    assert _stored(small_city, "K-01").description == "dari petugas"
