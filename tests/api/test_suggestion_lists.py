"""Kept lists over HTTP: as they were, under other weights, and never more than the reader may see."""

from __future__ import annotations

from tests.api.conftest import Ask

BUYER = "/firms/K-01/suggestions?pairing=supply_chain&as=buyer"


def test_an_office_sees_a_list_as_it_was_and_under_other_weights(ask: Ask) -> None:
    shown = ask("official", "GET", BUYER).json
    past = ask("supervisor", "GET", f"/suggestion-lists/{shown['list']}").json
    assert (past["firm"], past["as"], past["weight_set"], past["shown_by"]) == ("K-01", "buyer", shown["weight_set"], shown["weight_set"])
    assert [{name: value for name, value in each.items() if name != "was"} for each in past["items"]] == shown["items"]
    again = ask("official", "GET", f"/suggestion-lists/{shown['list']}?weight_set={shown['weight_set']}").json
    assert again["items"] == past["items"]
    assert again["not_kept"] == []
    assert ask("official", "GET", f"/suggestion-lists/{shown['list']}?weight_set=2").status_code == 422
    assert ask("official", "GET", f"/suggestion-lists/{shown['list']}?weight_set=0").status_code == 422


def test_nobody_sees_more_than_before(ask: Ask) -> None:
    own, officials = ask("business", "GET", BUYER).json["list"], ask("official", "GET", BUYER).json["list"]
    seen = ask("business", "GET", f"/suggestion-lists/{own}").json
    assert not {"score", "coverage", "contributions", "unknown"} & set(seen["items"][0])
    assert ask("business", "GET", f"/suggestion-lists/{own}?weight_set=1").status_code == 422
    assert ask("business", "GET", f"/suggestion-lists/{officials}").status_code == 404
    assert ask("supplier", "GET", f"/suggestion-lists/{own}").status_code == 404
    assert ask("stranger", "GET", f"/suggestion-lists/{own}").status_code == 404
    assert ask("evaluator", "GET", f"/suggestion-lists/{own}").status_code == 403


def test_trials_are_told_to_scripts_and_refused_to_businesses(ask: Ask) -> None:
    assert ask("evaluator", "GET", "/firms").status_code == 200
    found = ask("official", "GET", f"{BUYER}&explore=true")
    assert found.status_code == 200
    assert all("propensity" not in each for each in found.json["items"])
    refused = ask("business", "GET", f"{BUYER}&explore=true")
    assert (refused.status_code, list(refused.json["errors"])) == (422, ["explore"])
