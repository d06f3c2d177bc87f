"""The map and the network: what their data hold and what they keep back, and the tables that say the same."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from matchmaker.services import city_map, partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store import firms as rows
from matchmaker.store import networks
from matchmaker.store.partnerships import Pair
from tests import people
from tests.fixtures.city import KELURAHAN, SmallCity
from tests.web.conftest import Visit, words

HOSTILE = "</script><b>Tahu & 'Co'"
PUBLIC = {"name", "at", "size", "told", "address"}


def record(small_city: SmallCity, *pairs: tuple[str, str, str]) -> list[int]:
    """The keys of new partnerships, each given as its pairing, seeker and partner."""
    with Session(small_city.engine) as session:
        official = people.actor_of(small_city.accounts["official"])
        keys = small_city.firms
        proposals = [Proposal(Pair(pairing, keys[seeker].id, keys[partner].id), "exploring") for pairing, seeker, partner in pairs]
        made = [partnerships.propose(session, official, each).id for each in proposals]
        session.commit()
        return made


@pytest.fixture
def two(small_city: SmallCity) -> list[int]:
    """K-02 supplies K-01; K-06 mentors K-03."""
    return record(small_city, ("supply_chain", "K-01", "K-02"), ("mentorship", "K-03", "K-06"))


def test_the_table_of_the_map_says_what_the_picture_shows_in_both_languages(visit: Visit) -> None:
    official = visit("official")
    page = official.get("/map")
    assert "12 usaha, 12 di antaranya punya titik lokasi." in words(page)
    assert "Mikro Kecil Menengah Besar Belum diketahui" in words(page)
    assert f'href="/firms?region={KELURAHAN}"' in page.text
    place = next(each for each in official.get("/map.json").get_json()["places"] if each["total"])
    assert (place["total"], place["told"]) == (12, ["Mikro: 7", "Kecil: 4", "Skala belum diketahui: 1"])
    assert f"{place['name']} 12 7 4 0 0 1" in words(page)
    official.get("/language/en")
    assert "12 firms, 12 of them with a location." in words(official.get("/map"))
    assert "Micro: 7" in str(official.get("/map.json").get_json())


def test_the_map_holds_public_facts_only_and_its_data_are_escaped_in_the_page(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        firm = rows.get(session, small_city.firms["K-01"].id)
        assert firm is not None
        firm.name = HOSTILE
        session.commit()
    answer = visit("official").get("/map.json")
    assert answer.mimetype == "application/json"
    found = answer.get_json()
    assert {frozenset(each) for each in found["firms"]} == {frozenset(PUBLIC)}
    assert HOSTILE in [each["name"] for each in found["firms"]]
    assert not any(secret in answer.text for secret in ("0800-", "Narahubung", "contoh.invalid", "rahasia"))
    assert "S-01" not in answer.text


def test_the_map_is_filtered_by_sector_and_size_and_shrugs_at_nonsense(visit: Visit) -> None:
    official = visit("official")
    assert len(official.get("/map.json?sector=2025:15").get_json()["firms"]) == 2
    assert len(official.get("/map.json?sector=2025:15&size=kecil").get_json()["firms"]) == 1
    assert "1 usaha" in words(official.get("/map?sector=2025:25"))
    for query in ("sector=%00&size=raksasa&pairing=x", "sector=2025:99"):
        assert len(official.get(f"/map.json?{query}").get_json()["firms"]) == 12
        assert official.get(f"/map?{query}").status_code == 200


def test_partnerships_are_lines_of_the_map_only_where_they_are_asked_for(visit: Visit, two: list[int]) -> None:
    official = visit("official")
    assert official.get("/map.json").get_json()["lines"] == []
    (line,) = official.get("/map.json?pairing=supply_chain").get_json()["lines"]
    assert (line["name"], line["address"]) == ("Gudang Kedelai Rekaan → Tahu Rekaan", f"/partnerships/{two[0]}")
    assert official.get("/map.json?pairing=supply_chain&sector=2025:25").get_json()["lines"] == []


def test_so_many_firms_are_drawn_and_the_page_says_so(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_map, "LARGEST", 5)
    official = visit("official")
    assert len(official.get("/map.json").get_json()["firms"]) == 5
    assert "Hanya 5 yang digambar satu per satu." in words(official.get("/map"))


def test_the_arrows_of_the_network_lead_from_who_gives_to_who_takes(visit: Visit, two: list[int], small_city: SmallCity) -> None:
    found = visit("official").get("/network.json").get_json()
    names = {each["id"]: each["name"] for each in found["nodes"]}
    edges = [(names[each["source"]], names[each["target"]], each["pairing"]) for each in found["edges"]]
    assert edges == [("Sepatu Rekaan", "Keripik Rekaan", "mentorship"), ("Gudang Kedelai Rekaan", "Tahu Rekaan", "supply_chain")]
    assert [each["id"] for each in found["edges"]] == two[::-1]
    assert {frozenset(each) for each in found["nodes"]} == {frozenset({"id", "name", "size", "told", "address"})}


def test_the_network_is_filtered_and_stands_as_a_table_in_both_languages(visit: Visit, two: list[int]) -> None:
    official = visit("official")
    page = words(official.get("/network?pairing=mentorship"))
    assert "1 kemitraan." in page
    assert "Sepatu Rekaan Keripik Rekaan Pendampingan Penjajakan" in page
    assert "Tahu Rekaan" not in page
    expected = {"group=opening": 2, "group=binding": 0, f"region={KELURAHAN}": 2, "region=35.76.01.1004": 0, "group=%00": 2}
    assert {query: len(official.get(f"/network.json?{query}").get_json()["edges"]) for query in expected} == expected
    assert "Tidak ada kemitraan" in words(official.get("/network?group=closed"))
    official.get("/language/en")
    assert "2 partnerships." in words(official.get("/network"))


def test_a_partner_of_another_office_is_named_without_a_way_to_its_page(visit: Visit, small_city: SmallCity) -> None:
    record(small_city, ("supply_chain", "K-01", "S-01"))
    found = {each["name"]: each["address"] for each in visit("official").get("/network.json").get_json()["nodes"]}
    assert found == {"Tahu Rekaan": "/firms/K-01", "Kedelai Seberang Rekaan": None}
    assert len(visit("stranger").get("/network.json").get_json()["edges"]) == 1
    assert visit("stranger").get("/map.json").get_json()["firms"][0]["address"] == "/firms/S-01"


def test_so_many_partnerships_are_drawn_and_the_page_says_so(visit: Visit, two: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "LARGEST", 1)
    official = visit("official")
    assert [each["id"] for each in official.get("/network.json").get_json()["edges"]] == two[1:]
    assert "Gambar memuat 1 yang terbaru." in words(official.get("/network"))


def test_where_another_offices_firm_lies_is_not_told_by_a_line(visit: Visit, small_city: SmallCity) -> None:
    record(small_city, ("supply_chain", "K-01", "K-02"), ("supply_chain", "K-05", "S-01"))
    found = visit("official").get("/map.json?pairing=supply_chain")
    assert [each["name"] for each in found.get_json()["lines"]] == ["Gudang Kedelai Rekaan → Tahu Rekaan"]
    assert "112.75" not in found.text
