"""Suggestions and answers: both pairings, both sides; weights of one's own; what a business says to them; on both databases."""

from __future__ import annotations

import pytest

from matchmaker.engine.pairings import PAIRINGS
from tests.api.conftest import Ask

BUYER = "pairing=supply_chain&as=buyer"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """What is stored is stored alike."""
    return str(request.param)


def test_each_side_of_each_pairing_is_answered(ask: Ask) -> None:
    sides = {("K-01", "supply_chain", "buyer"): "K-02", ("K-02", "supply_chain", "supplier"): "K-01",
             ("K-11", "mentorship", "mentee"): "K-10", ("K-10", "mentorship", "mentor"): "K-11"}  # fmt: skip
    for (firm, pairing, role), partner in sides.items():
        found = ask("official", "GET", f"/firms/{firm}/suggestions?pairing={pairing}&as={role}").json
        assert (found["firm"], found["pairing"], found["as"]) == (firm, pairing, role)
        assert found["items"][0]["partner"] == partner
        assert found["eligible"] >= len(found["items"])
        assert [each["rank"] for each in found["items"]] == list(range(1, len(found["items"]) + 1))
        assert set(found["items"][0]["contributions"]) == {each.name for each in PAIRINGS[pairing].features}


def test_a_need_a_limit_and_other_offices_can_be_asked_for(ask: Ask) -> None:
    def partners(query: str) -> list[str]:
        return [each["partner"] for each in ask("official", "GET", f"/firms/K-05/suggestions?{BUYER}&{query}").json["items"]]

    assert set(partners("")) == {"K-01", "K-03"}
    assert partners("need=tahu putih") == ["K-01"]
    assert len(partners("limit=1")) == 1
    beyond = ask("official", "GET", f"/firms/K-01/suggestions?{BUYER}&beyond=true").json["items"]
    assert {each["partner"] for each in beyond} == {"K-02", "S-01"}


def test_filters_narrow_who_is_ranked(ask: Ask) -> None:
    def partners(query: str) -> list[str]:
        return [each["partner"] for each in ask("official", "GET", f"/firms/K-05/suggestions?{BUYER}&{query}").json["items"]]

    assert partners("certificate=halal&certificate=nib") == []
    assert partners("certificate=halal") == partners("certificate=Halal;halal") == ["K-01"]
    assert partners("within_km=0.3") == ["K-03"]
    assert set(partners("kelurahan=35.76.01&size=mikro&filled=full")) == {"K-01", "K-03"}
    assert partners("filled=part") == partners("group=ya") == []
    assert ask("business", "GET", f"/firms/K-01/suggestions?{BUYER}&within_km=5&kelurahan=35.76.01").json["left_out"] == 0


REFUSED = {
    "within_km=nan": "angka",
    "within_km=-1": "0,1",
    "size=raksasa": "mikro, kecil, menengah, besar",
    "certificate=halal&certificate=hala": "halal",
    "filled=empty": "full, part",
    "kelurahan=99.99": "99.99",
    "group=maybe": "ya",
}


def test_a_filter_that_is_none_is_refused_by_name(ask: Ask) -> None:
    for role, refused in (("official", REFUSED), ("business", {"size=mikro": "kantor", "within_km=4": "5, 10, 30, 100"})):
        for asked, told in refused.items():
            answer = ask(role, "GET", f"/firms/K-01/suggestions?{BUYER}&{asked}")
            name = asked.partition("=")[0]
            assert (answer.status_code, list(answer.json["errors"])) == (422, [name])
            assert told in answer.json["errors"][name][0], asked


def test_sentences_come_in_the_readers_language(ask: Ask) -> None:
    indonesian = ask("official", "GET", f"/firms/K-01/suggestions?{BUYER}").json["items"][0]["reasons"]
    english = ask("official", "GET", f"/firms/K-01/suggestions?{BUYER}&language=en").json["items"][0]["reasons"]
    by_header = ask("official", "GET", f"/firms/K-01/suggestions?{BUYER}", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert indonesian != english == by_header.json["items"][0]["reasons"]
    assert by_header.headers["Content-Language"] == "en"


def test_weights_of_ones_own_change_the_order_and_are_not_kept(ask: Ask) -> None:
    names = [each.name for each in PAIRINGS["supply_chain"].features]
    asked = {"pairing": "supply_chain", "as": "buyer", "weights": {name: float(name == "product") for name in names}}
    (item,) = ask("supervisor", "POST", "/firms/K-01/suggestions", json=asked).json["items"]
    assert item["score"] == item["contributions"]["product"]
    found = ask("supervisor", "POST", "/firms/K-01/suggestions", json=asked).json
    assert (found["list"], found["weight_set"]) == (None, None)
    for role in ("official", "business"):
        assert ask(role, "POST", "/firms/K-01/suggestions", json=asked).status_code == 403


def _two_makers_of_soles(ask: Ask) -> None:
    """Two makers of 1,600 pairs each, where a shoe maker needs 2,500."""
    for firm in ("K-07", "K-09"):
        assert ask("official", "PATCH", f"/firms/{firm}", json={"offers": [{"product": "sol karet", "capacity": 1600, "unit": "pasang"}]})


def test_suppliers_that_fill_a_need_together_stand_beside_the_list(ask: Ask) -> None:
    path = f"/firms/K-06/suggestions?{BUYER}"
    assert ask("official", "GET", path).json["consortia"] == []
    _two_makers_of_soles(ask)
    (found,) = ask("official", "GET", path).json["consortia"]
    assert (found["product"], found["filled"]) == ("sol karet", 1.0)
    assert [(each["partner"], each["share"], each["capacity"]) for each in found["members"]] == [("K-07", 1250, 1600), ("K-09", 1250, 1600)]
    assert {"name", "office", "region_name", "size_class", "products", "part"} < set(found["members"][0])
    assert "3.200 pasang" in found["reasons"][1]
    english = ask("official", "GET", f"{path}&language=en").json["consortia"][0]
    assert "Together 3,200 pairs" in english["reasons"][1]
    assert ask("official", "GET", "/firms/K-07/suggestions?pairing=supply_chain&as=supplier").json["consortia"] == []


def test_turns_and_diversity_can_be_asked_for(ask: Ask) -> None:
    _two_makers_of_soles(ask)
    path = f"/firms/K-06/suggestions?{BUYER}"
    first = ask("official", "GET", f"{path}&limit=2").json
    again = ask("official", "GET", f"{path}&limit=2&spread=1&diverse=true").json
    assert [each["partner"] for each in first["items"]] == [each["partner"] for each in again["items"]]
    assert ask("official", "PATCH", "/firms/K-10", json={"needs": [{"product": "sol karet", "quantity": 1600, "unit": "pasang"}]})
    ask("official", "GET", f"/firms/K-10/suggestions?{BUYER}&limit=1")
    plain, turned = (ask("official", "GET", f"{path}&limit=2&spread={price}").json["items"] for price in (0, 1))
    assert [each["partner"] for each in plain] == [each["partner"] for each in reversed(turned)]
    assert "Diberi giliran" in turned[0]["moved"][0]
    assert not [each for each in plain if "moved" in each]
    assert ask("business", "GET", f"/firms/K-01/suggestions?{BUYER}&spread=0.1").status_code == 422


def test_the_role_must_belong_to_the_pairing(ask: Ask) -> None:
    refused = ask("official", "GET", "/firms/K-01/suggestions?pairing=supply_chain&as=mentor")
    assert (refused.status_code, list(refused.json["errors"])) == (422, ["as"])
    missing = ask("official", "GET", "/firms/K-01/suggestions")
    assert set(missing.json["errors"]) == {"pairing", "as"}


def test_a_business_is_interested_and_the_other_side_joins(ask: Ask) -> None:
    first = ask("business", "GET", f"/firms/K-01/suggestions?{BUYER}").json
    said = ask("business", "POST", f"/firms/K-01/suggestions/{first['list']}/1/answer", json={"interested": True})
    assert said.status_code == 200
    number = said.json["partnership"]
    assert ask("business", "GET", f"/partnerships/{number}").json["seeker_interested"] is True
    assert ask("official", "GET", f"/partnerships/{number}").json["partner_interested"] is False


def test_a_business_says_no_and_is_not_asked_again(ask: Ask) -> None:
    first = ask("business", "GET", f"/firms/K-01/suggestions?{BUYER}").json
    answer = f"/firms/K-01/suggestions/{first['list']}/1/answer"
    assert list(ask("business", "POST", answer, json={"interested": False}).json["errors"]) == ["reason"]
    assert ask("business", "POST", answer, json={"interested": False, "reason": "price"}).json == {"interested": False, "partnership": None}
    assert ask("business", "GET", f"/firms/K-01/suggestions?{BUYER}").json["items"] == []


def test_only_what_one_was_shown_can_be_answered(ask: Ask) -> None:
    first = ask("business", "GET", f"/firms/K-01/suggestions?{BUYER}").json
    yes = {"interested": True}
    assert ask("supplier", "POST", f"/firms/K-02/suggestions/{first['list']}/1/answer", json=yes).status_code == 404
    assert ask("business", "POST", f"/firms/K-01/suggestions/{first['list']}/9/answer", json=yes).status_code == 404
    assert ask("business", "POST", f"/firms/K-02/suggestions/{first['list']}/1/answer", json=yes).status_code == 404
    assert ask("official", "POST", f"/firms/K-01/suggestions/{first['list']}/1/answer", json=yes).status_code == 403
