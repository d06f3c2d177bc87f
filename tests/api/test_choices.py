"""Why a pair was chosen, and that it is told alike whatever has changed since: profiles, weights, and the language of the reader."""

from __future__ import annotations

from typing import Any

from matchmaker.engine.pairings import PAIRINGS
from tests.api.conftest import Ask
from tests.fixtures.city import SmallCity

BUYER = "/firms/K-01/suggestions?pairing=supply_chain&as=buyer"
PAIR: dict[str, Any] = {"pairing": "supply_chain", "seeker": "K-01"}
LANGUAGES = ("id", "en")
OF_TODAY = ("region_name", "size_class", "products")


def _recorded(ask: Ask, small_city: SmallCity) -> tuple[int, int, str]:
    """Three offer soy beans; the second of the list is picked. The keys of list and partnership, and who stood first."""
    small_city.offer_only("kedelai", "ton", {"K-02": 3.0, "K-04": 2.0, "K-07": 1.0})
    shown = ask("official", "GET", BUYER).json
    first, second = (each["partner"] for each in shown["items"][:2])
    row = ask("official", "POST", "/partnerships", json={**PAIR, "partner": second, "list": shown["list"], "note": "dekat"}).json
    return shown["list"], row["id"], first


def _as_told(said: Any) -> Any:
    """Everything but what the public cards of the firms say, which is of today."""
    if isinstance(said, dict):
        return {name: _as_told(value) for name, value in said.items() if name not in OF_TODAY}
    return [_as_told(each) for each in said] if isinstance(said, list) else said


def test_a_list_and_a_choice_are_told_alike_after_profiles_and_weights_have_changed(ask: Ask, small_city: SmallCity) -> None:
    number, partnership, first = _recorded(ask, small_city)
    told = (f"/suggestion-lists/{number}", f"/partnerships/{partnership}/why")
    paths = [f"{path}?language={each}" for path in told for each in LANGUAGES]
    before = [_as_told(ask("supervisor", "GET", path).json) for path in paths]
    assert before[0]["items"][0]["reasons"] != before[1]["items"][0]["reasons"]
    small_city.offer_only("kedelai", "ton", {first: 40.0, "K-09": 2.0})
    assert ask("official", "PATCH", f"/firms/{first}", json={"latitude": -7.9, "longitude": 112.6, "annual_sales": 9e11}).status_code == 200
    only_near = dict.fromkeys(PAIRINGS["supply_chain"].start_weights(), 0.0) | {"near": 1.0}
    draft = ask("supervisor", "POST", "/weight-sets", json={"pairing": "supply_chain", "weights": only_near}).json["id"]
    used = ask("supervisor", "POST", f"/weight-sets/{draft}/activate", json={"reason": "dicoba", "unevaluated": True})
    assert used.status_code == 200
    fresh = ask("official", "GET", BUYER).json
    assert fresh["weight_set"] == draft
    assert [each["partner"] for each in fresh["items"]] != [each["partner"] for each in before[0]["items"]]
    assert [_as_told(ask("supervisor", "GET", path).json) for path in paths] == before


def test_it_names_the_list_the_reasons_who_stood_above_and_who_decided(ask: Ask, small_city: SmallCity) -> None:
    number, partnership, first = _recorded(ask, small_city)
    found = ask("official", "GET", f"/partnerships/{partnership}/why").json
    assert (found["origin"], found["list"], found["rank"], found["weight_set"], found["eligible"]) == ("list", number, 2, 1, 3)
    assert [each["partner"] for each in found["above"]] == [first]
    assert sum(found["chosen"]["contributions"].values()) == found["chosen"]["score"]
    assert found["chosen"]["reasons"]
    official = small_city.accounts["official"].id
    assert found["asked_by"] == official
    assert [(each["new_state"], each["note"], each["by"]) for each in found["steps"]] == [("introduced", "dekat", official)]


def test_without_a_list_there_is_nobody_to_compare_with(ask: Ask) -> None:
    partnership = ask("official", "POST", "/partnerships", json={**PAIR, "partner": "K-02"}).json["id"]
    found = ask("official", "GET", f"/partnerships/{partnership}/why").json
    assert (found["origin"], found["list"]) == ("recorded", None)
    assert not {"chosen", "above", "weight_set"} & set(found)


def test_only_officials_of_the_region_are_told(ask: Ask) -> None:
    partnership = ask("official", "POST", "/partnerships", json={**PAIR, "partner": "K-02"}).json["id"]
    path = f"/partnerships/{partnership}/why"
    assert [ask(role, "GET", path).status_code for role in ("business", "evaluator", "stranger")] == [403, 403, 404]
    assert ask("official", "GET", "/partnerships/999/why").status_code == 404
