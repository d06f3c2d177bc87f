"""Partnerships: recorded, moved, listed; within a region, and with one firm of another office; on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import Ask

PAIR: dict[str, Any] = {"pairing": "supply_chain", "seeker": "K-01", "partner": "K-02"}


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """What is stored is stored alike."""
    return str(request.param)


def test_a_pair_is_recorded_from_a_list_and_moved_to_its_end(ask: Ask) -> None:
    shown = ask("official", "GET", "/firms/K-01/suggestions?pairing=supply_chain&as=buyer").json
    made = ask("official", "POST", "/partnerships", json=PAIR | {"list": shown["list"], "pattern": "rantai_pasok", "note": "cocok"})
    assert made.status_code == 201
    assert (made.json["state"], made.json["exposed_rank"], made.json["seeker"]["id"]) == ("introduced", 1, "K-01")
    steps = f"/partnerships/{made.json['id']}/steps"
    for state, more in (("agreed", {"value": "1.250.000", "ownership": "none"}), ("running", {}), ("completed", {"note": "lancar"})):
        moved = ask("official", "POST", steps, json={"state": state, **more})
        assert (moved.status_code, moved.json["state"]) == (201, state)
    assert (moved.json["outcome"], moved.json["value"], moved.json["next"]) == ("succeeded", 1_250_000, [])
    assert [each["new_state"] for each in moved.json["steps"]] == ["introduced", "agreed", "running", "completed"]
    listed = ask("official", "GET", "/partnerships?state=completed").json
    assert [each["id"] for each in listed["items"]] == [made.json["id"]]
    assert ask("official", "GET", "/partnerships?state=agreed").json["total"] == 0


def test_what_is_not_allowed_is_said_and_nothing_is_kept(ask: Ask) -> None:
    number = ask("official", "POST", "/partnerships", json=PAIR).json["id"]
    assert ask("official", "POST", "/partnerships", json=PAIR).status_code == 409
    assert ask("official", "POST", "/partnerships", json=PAIR | {"partner": "K-01"}).status_code == 409
    assert ask("official", "POST", "/partnerships", json=PAIR | {"partner": "K-77"}).status_code == 404
    assert ask("official", "POST", "/partnerships", json=PAIR | {"partner": "K-04", "state": "completed"}).status_code == 422
    assert ask("official", "POST", "/partnerships", json=PAIR | {"partner": "K-04", "list": 2**31 - 1}).status_code == 422
    assert ask("official", "POST", f"/partnerships/{number}/steps", json={"state": "completed"}).status_code == 409
    declined = ask("official", "POST", f"/partnerships/{number}/steps", json={"state": "declined"})
    assert (declined.status_code, list(declined.json["errors"])) == (422, ["note"])
    late = ask("official", "POST", f"/partnerships/{number}/steps", json={"state": "exploring", "revision": 0})
    assert late.status_code == 409
    assert ask("official", "GET", f"/partnerships/{number}").json["state"] == "introduced"


def test_a_mentor_never_gets_more_mentees_than_places(ask: Ask) -> None:
    mentored = {"pairing": "mentorship", "partner": "K-06"}
    first = ask("official", "POST", "/partnerships", json=mentored | {"seeker": "K-03", "state": None, "note": None})
    assert (first.status_code, first.json["state"]) == (201, "introduced")
    assert ask("official", "POST", "/partnerships", json=mentored | {"seeker": "K-11"}).status_code == 409


def test_a_firm_of_another_office_is_named_with_its_office(ask: Ask) -> None:
    across = PAIR | {"partner": "S-01"}
    assert ask("official", "POST", "/partnerships", json=across).status_code == 404
    made = ask("official", "POST", "/partnerships", json=across | {"partner_office": "35.78"})
    assert (made.status_code, made.json["partner"]["office"]) == (201, "35.78")
    assert ask("stranger", "GET", f"/partnerships/{made.json['id']}").status_code == 200
    both_foreign = PAIR | {"seeker_office": "35.76", "partner_office": "35.76"}
    assert ask("stranger", "POST", "/partnerships", json=both_foreign).status_code == 404
    assert ask("business", "POST", "/partnerships", json=PAIR).status_code == 403
    assert ask("evaluator", "GET", "/partnerships").status_code == 403


def test_ownership_is_told_before_two_agree(ask: Ask) -> None:
    number = ask("official", "POST", "/partnerships", json=PAIR).json["id"]
    unsaid = ask("official", "POST", f"/partnerships/{number}/steps", json={"state": "agreed"})
    assert (unsaid.status_code, unsaid.json["errors"]) == (422, {"ownership": ["pilih salah satu"]})
    assert "Pilihannya: " in unsaid.json["detail"]
    straight = ask("official", "POST", "/partnerships", json=PAIR | {"partner": "K-04", "state": "running"})
    assert (straight.status_code, list(straight.json["errors"])) == (422, ["ownership"])
    agreed = {"state": "agreed", "ownership": "none", "pattern": "rantai_pasok"}
    moved = ask("official", "POST", f"/partnerships/{number}/steps", json=agreed).json
    assert (moved["ownership"], moved["roles"]["article"], moved["roles"]["status"]) == ("none", "Pasal 112", "unchecked")
    ended = {"state": "ended", "note": "sepi", "reason": "too_far"}
    assert list(ask("official", "POST", f"/partnerships/{number}/steps", json=ended).json["errors"]) == ["reason"]
    assert ask("official", "POST", f"/partnerships/{number}/steps", json=ended | {"reason": "no_orders"}).json["reason"] == "no_orders"


def test_a_doubt_is_decided_on_with_a_reason(ask: Ask) -> None:
    number = ask("official", "POST", "/partnerships", json=PAIR | {"pattern": "subkontrak"}).json["id"]
    shown = ask("official", "GET", f"/partnerships/{number}").json
    assert [(each["kind"], each["article"], each["decision"]) for each in shown["findings"]] == [("roles", "Pasal 108 ayat (1)", None)]
    agreed = {"state": "agreed", "ownership": "none"}
    assert ask("official", "POST", f"/partnerships/{number}/steps", json=agreed).status_code == 409
    decision = {"kind": "roles", "decision": "goes_on", "reason": "membina pemasok"}
    assert ask("official", "POST", f"/partnerships/{number}/findings", json=decision | {"reason": ""}).status_code == 422
    decided = ask("official", "POST", f"/partnerships/{number}/findings", json=decision).json
    assert decided["findings"][0]["reason"] == "membina pemasok"
    assert ask("official", "POST", f"/partnerships/{number}/steps", json=agreed).json["state"] == "agreed"


def test_both_sides_answer_and_only_then_read_contacts(ask: Ask) -> None:
    number = ask("official", "POST", "/partnerships", json=PAIR).json["id"]
    path = f"/partnerships/{number}/answers"
    first = ask("business", "POST", path, json={"answer": "interested"}).json
    assert (first["seeker_interested"], "phone" in first["partner"], first["answers"]) == (True, False, ["declined"])
    assert "findings" not in first
    assert "roles" not in first
    assert ask("business", "POST", path, json={"answer": "interested", "side": "partner"}).status_code == 404
    assert ask("official", "POST", path, json={"answer": "interested"}).status_code == 422
    told = ask("official", "POST", path, json={"answer": "interested", "side": "partner", "note": "telepon"}).json
    assert (told["partner_interested"], told["answer_due"]) == (True, None)
    assert ask("business", "GET", f"/partnerships/{number}").json["partner"]["phone"] == "0800-0002"
    refused = ask("business", "POST", path, json={"answer": "declined", "reason": "too_far"}).json
    assert (refused["state"], refused["reason"]) == ("declined", "too_far")
