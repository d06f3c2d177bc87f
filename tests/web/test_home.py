"""The first page of an office: what needs it today, and four pictures with their numbers, of its own region alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from matchmaker.i18n import month, today
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store import firms
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words


@pytest.fixture
def partnered(small_city: SmallCity) -> None:
    """The tofu maker buys soy beans; the tailor learns sewing, and has not answered in time."""
    with Session(small_city.engine) as session:
        official = people.actor_of(small_city.accounts["official"])
        keys = {name: each.id for name, each in small_city.firms.items()}
        partnerships.propose(session, official, Proposal(Pair("supply_chain", keys["K-01"], keys["K-02"]), "agreed", ownership="none"))
        late = partnerships.propose(session, official, Proposal(Pair("mentorship", keys["K-11"], keys["K-10"]), "introduced"))
        late.answer_due = today() - timedelta(3)
        elsewhere = firms.get(session, keys["K-10"])
        assert elsewhere is not None
        elsewhere.region = "35.76.02"
        session.commit()


@pytest.mark.usefixtures("partnered")
def test_what_needs_the_office_is_named_with_the_way_there(visit: Visit, small_city: SmallCity) -> None:
    page = visit("official").get("/home")
    assert "Jawaban yang ditunggu 1 Penjahit Rekaan – Konveksi Rekaan" in words(page)
    assert "3 hari lalu" in words(page)
    with Session(small_city.engine) as session:
        pair = Pair("mentorship", small_city.firms["K-11"].id, small_city.firms["K-10"].id)
        row = rows.find_open(session, pair)
        assert row is not None
        assert f'href="/partnerships/{row.id}"' in page.text


@pytest.mark.usefixtures("partnered")
def test_each_picture_has_its_numbers_in_both_languages(visit: Visit) -> None:
    official = visit("official")
    page = words(official.get("/home"))
    assert f"{month(today())} 1 1" in page
    assert "Kelurahan Tercatat Sudah sepakat Mentikan 2 1 Kecamatan Magersari 1 0" in page
    assert "14 Industri pakaian jadi" in page
    assert "Disarankan 2 100 % Ada yang berminat 2 100 % Dipertemukan 2 100 % Penjajakan 1 50 % Sepakat 1 50 % Berjalan 0 0 %" in page
    official.get("/language/en")
    page = words(official.get("/home"))
    assert "What needs you today" in page
    assert "Kelurahan On record Agreed Mentikan 2 1 Magersari district 1 0" in page
    assert "Suggested 2 100% Interest shown 2 100%" in page


@pytest.mark.usefixtures("partnered")
def test_each_picture_has_a_name_and_says_the_most_important_in_words(visit: Visit) -> None:
    page = visit("official").get("/home")
    assert len(re.findall(r'<figure class="chart" aria-labelledby="(\w+)">', page.text)) == 4
    assert re.findall(r'role="img" aria-label="([^"]+)"', page.text) == [
        f"Grafik batang 12 bulan: seluruhnya 2 kemitraan, terbanyak 2 pada {month(today())}.",
        "Peta gelembung: kemitraan terbanyak di Mentikan, 2.",
    ]
    assert "style=" not in page.text


def test_an_empty_office_is_told_how_to_begin(visit: Visit) -> None:
    page = words(visit("official").get("/home"))
    assert "Tidak ada yang jatuh tempo hari ini." in page
    assert "Belum ada kemitraan yang dicatat." in page
    assert "Lihat angka" not in page


@pytest.mark.usefixtures("partnered")
def test_another_office_sees_nothing_of_it(visit: Visit) -> None:
    assert "Belum ada kemitraan yang dicatat." in words(visit("stranger").get("/home"))
    assert {visit(role).get("/home").status_code for role in ("business", "evaluator")} == {403}
