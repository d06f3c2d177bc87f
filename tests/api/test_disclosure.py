"""Field by field: what each reader gets of a firm, and what nobody gets who may not."""

from __future__ import annotations

import json
import math
from typing import Any

from flask.testing import FlaskClient

from tests.api.conftest import Ask
from tests.fixtures.city import PROFILES, SmallCity

CONFIDENTIAL = ("annual_sales", "capital", "investment", "workers", "contact", "phone", "email", "latitude", "longitude", "nib")
SUPPLIERS = "/suggestions?pairing=supply_chain&as=buyer"


def _words(answer: Any) -> str:
    return json.dumps(answer.json, ensure_ascii=False)


def test_the_office_and_the_owner_read_everything(ask: Ask) -> None:
    office, owner = (ask(role, "GET", "/firms/K-01").json for role in ("official", "business"))
    assert office == owner
    assert all(name in office for name in CONFIDENTIAL)


def test_another_office_and_another_business_learn_not_even_that_it_exists(ask: Ask) -> None:
    for role in ("stranger", "supplier"):
        unknown, hidden = (ask(role, "GET", f"/firms/{name}") for name in ("K-77", "K-01"))
        assert (unknown.status_code, hidden.status_code) == (404, 404)
        assert _words(unknown).replace("K-77", "K-01") == _words(hidden)
    assert ask("business", "GET", "/firms").status_code == 403


def test_an_evaluator_reads_facts_without_identity(ask: Ask, small_city: SmallCity) -> None:
    listed = ask("evaluator", "GET", "/firms?size=100")
    assert listed.json["total"] == 12
    for profile in PROFILES:
        firm = small_city.firms[profile.id]
        shown = ask("evaluator", "GET", f"/firms/{firm.pseudonym}").json
        assert (shown["id"], shown["workers"], shown["view"]) == (firm.pseudonym, profile.workers, "pseudonymous")
        assert not {"name", "office", "contact", "phone", "email", "latitude", "longitude", "annual_sales", "capital"} & set(shown)
    secrets = ["HALAL-REKAAN-1", "rahasia"]
    secrets += [text for each in PROFILES for text in (each.id, each.name, each.contact, each.phone, each.email) if text]
    assert not [text for text in secrets if text in _words(listed)]
    assert ask("evaluator", "GET", "/firms/K-01").status_code == 404


def test_an_evaluator_cannot_find_out_names_by_searching_or_sorting(ask: Ask) -> None:
    for name in ("Katering", "K-05", "Rekaan"):
        assert ask("evaluator", "GET", f"/firms?text={name}").json["total"] == 0
    found = [each["id"] for each in ask("evaluator", "GET", "/firms").json["items"]]
    assert found == sorted(found)


def test_a_business_gets_cards_and_sentences_and_no_figure(ask: Ask) -> None:
    found = ask("business", "GET", f"/firms/K-01{SUPPLIERS}&beyond=true")
    assert [each["partner"] for each in found.json["items"]] == ["K-02", "S-01"]
    for item in found.json["items"]:
        card = {"rank", "partner", "name", "office", "region_name", "size_class", "products", "reasons", "cautions"}
        assert set(item) == card
        assert item["reasons"]
    assert not [word for word in ("0800-0002", "rahasia", "narahubung", "workers") if word in _words(found).lower()]
    sentences = [text for item in found.json["items"] for text in item["reasons"] if " km" not in text]
    assert not [text for text in sentences if any(letter.isdigit() for letter in text)]


def _pooled(ask: Ask) -> str:
    """The address of a business that needs more soya than one of its two suppliers has; what each has free is 137 and 1,400 kg."""
    for firm, capacity in (("K-02", 0.137), ("K-09", 1.4)):
        offers = [{"product": "kedelai", "capacity": capacity, "unit": "ton"}]
        assert ask("official", "PATCH", f"/firms/{firm}", json={"offers": offers}).status_code == 200
    needs = [{"product": "kedelai", "quantity": 1500, "unit": "kg"}]
    assert ask("official", "PATCH", "/firms/K-01", json={"needs": needs}).status_code == 200
    return "/firms/K-01" + SUPPLIERS


def test_a_business_reads_bands_of_those_who_join(ask: Ask) -> None:
    address = _pooled(ask)
    (office,) = ask("official", "GET", address).json["consortia"]
    assert "137" in json.dumps(office)
    (found,) = ask("business", "GET", address).json["consortia"]
    assert set(found) == {"product", "reasons", "members"}
    for member in found["members"]:
        assert set(member) == {"partner", "name", "office", "region_name", "size_class", "products", "part"}
    texts = [*found["reasons"][1:], *(member["part"] for member in found["members"])]
    assert not [text for text in texts if " km" not in text and any(letter.isdigit() for letter in text)]


def test_an_evaluator_reads_pseudonyms_of_those_who_join_and_no_distance(ask: Ask, small_city: SmallCity) -> None:
    address = _pooled(ask).replace("K-01", small_city.firms["K-01"].pseudonym)
    (found,) = ask("evaluator", "GET", address).json["consortia"]
    assert [set(member) for member in found["members"]] == [{"partner", "part", "share", "capacity"}] * 2
    assert {member["partner"] for member in found["members"]} == {small_city.firms[name].pseudonym for name in ("K-02", "K-09")}
    assert "di bawah" in found["reasons"][2]


def test_figures_of_a_foreign_member_close_the_whole(ask: Ask) -> None:
    address = _pooled(ask)
    offers = [{"product": "kedelai", "capacity": 0.9, "unit": "ton"}]
    assert ask("stranger", "PATCH", "/firms/S-01", json={"offers": offers}).status_code == 200
    assert ask("official", "PATCH", "/firms/K-02", json={"offers": []}).status_code == 200
    (found,) = ask("official", "GET", address + "&beyond=1").json["consortia"]
    assert {each["office"] for each in found["members"]} == {"35.76", "35.78"}
    assert "filled" not in found
    assert not [each for each in found["members"] if {"share", "capacity"} & set(each)]
    assert not [number for number in ("900", "1.400", "2.300") if number in json.dumps(found)]


def test_an_evaluator_gets_pseudonyms_and_contributions(ask: Ask, small_city: SmallCity) -> None:
    pseudonym = small_city.firms["K-01"].pseudonym
    found = ask("evaluator", "GET", f"/firms/{pseudonym}{SUPPLIERS}")
    (item,) = found.json["items"]
    assert item["partner"] == small_city.firms["K-02"].pseudonym
    assert math.fsum(item["contributions"].values()) == item["score"]
    assert not {"name", "office", "products"} & set(item)
    assert found.json["list"] is None
    assert "Gudang" not in _words(found)


def test_an_evaluator_cannot_work_out_a_distance_by_any_weights(ask: Ask, small_city: SmallCity) -> None:
    names = [each["name"] for each in ask("evaluator", "GET", "/pairings").json["items"][0]["features"]]
    for share in (1.0, 0.37):
        weights = {**dict.fromkeys(names, 0.0), "near": share, "product": 1 - share}
        asked = {"pairing": "supply_chain", "as": "buyer", "weights": weights}
        (exact,) = ask("supervisor", "POST", "/firms/K-01/suggestions", json=asked).json["items"]
        (coarse,) = ask("evaluator", "POST", f"/firms/{small_city.firms['K-01'].pseudonym}/suggestions", json=asked).json["items"]
        assert coarse["contributions"]["near"] == share > exact["contributions"]["near"] > 0.99 * share
        assert coarse["score"] == math.fsum(coarse["contributions"].values())


def test_an_official_gets_contributions_of_the_own_region_only(ask: Ask) -> None:
    own, foreign = ask("official", "GET", f"/firms/K-01{SUPPLIERS}&beyond=1").json["items"]
    assert (own["office"], foreign["office"]) == ("35.76", "35.78")
    assert {"score", "coverage", "contributions", "unknown"} <= set(own)
    assert not {"score", "coverage", "contributions", "unknown"} & set(foreign)


def test_weights_of_ones_own_do_not_open_a_foreign_profile(ask: Ask) -> None:
    features = next(each for each in ask("supervisor", "GET", "/pairings").json["items"] if each["name"] == "supply_chain")["features"]
    weights = {each["name"]: float(each["name"] == "scale_compatible") for each in features}
    asked = {"pairing": "supply_chain", "as": "buyer", "beyond": True, "weights": weights}
    found = ask("supervisor", "POST", "/firms/K-01/suggestions", json=asked).json["items"]
    assert [("score" in each) for each in found if each["office"] == "35.78"] == [False]


def test_officials_notes_stay_with_offices(client: FlaskClient, ask: Ask) -> None:
    pair = {"pairing": "supply_chain", "seeker": "K-01", "partner": "K-02", "note": "hati-hati, pernah ingkar"}
    made = ask("official", "POST", "/partnerships", json=pair).json
    assert made["steps"][0]["note"] == pair["note"]
    for role in ("business", "supplier"):
        own = ask(role, "GET", f"/partnerships/{made['id']}")
        assert own.status_code == 200
        assert "ingkar" not in _words(own) + _words(ask(role, "GET", "/partnerships"))
        assert not {"next", "value", "exposed_rank", "note"} & {*own.json, *own.json["steps"][0]}
    assert ("seeker_interested" in ask("business", "GET", f"/partnerships/{made['id']}").json) is True
    assert ("partner_interested" in ask("business", "GET", f"/partnerships/{made['id']}").json) is False
    assert ask("stranger", "GET", f"/partnerships/{made['id']}").status_code == 404
