"""Weight sets over HTTP: proposed, compared, evaluated, put to use, taken back."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from tests.api.conftest import Ask
from tests.fixtures.city import SmallCity
from tests.services.market import open_market, record

START = PAIRINGS["supply_chain"].start_weights()


def _proposed(ask: Ask, **weights: float) -> int:
    proposal = {"pairing": "supply_chain", "weights": {**START, **weights}, "note": "lebih dekat"}
    return int(ask("evaluator", "POST", "/weight-sets", json=proposal).json["id"])


def test_weights_are_proposed_and_put_to_use(ask: Ask) -> None:
    proposal = {"pairing": "supply_chain", "weights": dict.fromkeys(START, 2), "note": "sama"}
    draft = ask("evaluator", "POST", "/weight-sets", json=proposal)
    assert (draft.status_code, draft.json["state"], draft.json["figures"]) == (201, "draft", None)
    assert sum(draft.json["weights"].values()) == pytest.approx(1)
    use = f"/weight-sets/{draft.json['id']}/activate"
    assert ask("evaluator", "POST", use, json={"reason": "x"}).status_code == 403
    assert ask("supervisor", "POST", use, json={"reason": " "}).status_code == 422
    assert ask("supervisor", "POST", use, json={"reason": "hasil uji"}).status_code == 409
    used = ask("supervisor", "POST", use, json={"reason": "hasil uji", "unevaluated": True}).json
    assert (used["state"], used["reason"], used["retired_at"]) == ("active", "hasil uji", None)
    assert ask("supervisor", "POST", use, json={"reason": "lagi", "unevaluated": True}).status_code == 409
    states = {each["id"]: each["state"] for each in ask("official", "GET", "/weight-sets?pairing=supply_chain").json["items"]}
    assert sorted(states.values()) == ["active", "retired"]
    found = ask("official", "GET", "/firms/K-01/suggestions?pairing=supply_chain&as=buyer").json
    assert found["weight_set"] == draft.json["id"]


def test_the_set_before_is_used_again(ask: Ask) -> None:
    back = {"pairing": "supply_chain", "reason": "lebih buruk"}
    assert ask("supervisor", "POST", "/weight-sets/roll-back", json=back).status_code == 409
    draft = _proposed(ask)
    ask("supervisor", "POST", f"/weight-sets/{draft}/activate", json={"reason": "x", "unevaluated": True})
    assert ask("evaluator", "POST", "/weight-sets/roll-back", json=back).status_code == 403
    assert ask("supervisor", "POST", "/weight-sets/roll-back", json={"pairing": "supply_chain"}).status_code == 422
    found = ask("supervisor", "POST", "/weight-sets/roll-back", json=back).json
    assert (found["state"], found["reason"]) == ("active", "lebih buruk")
    assert found["id"] != draft


def test_figures_are_kept_and_told(ask: Ask, small_city: SmallCity) -> None:
    draft = _proposed(ask, near=5.0)
    refused = ask("supervisor", "POST", f"/weight-sets/{draft}/evaluate")
    assert (refused.status_code, "perlu sedikitnya 20" in refused.json["detail"]) == (422, True)
    with Session(small_city.engine) as session:
        record(session, *open_market(session), 24)
    assert ask("official", "POST", f"/weight-sets/{draft}/evaluate").status_code == 403
    found = ask("evaluator", "POST", f"/weight-sets/{draft}/evaluate").json
    assert (found["state"], found["labels"]) == ("evaluated", 24)
    assert set(found["figures"]) == {"region", "metrics", "confidence", "seekers", "candidates", "against", "gain",
                                     "smallest_provable_gain", "later_only", "unmeasured"}  # fmt: skip
    low, mean, high = found["figures"]["gain"]["ndcg@10"]
    assert low <= mean <= high
    assert ask("supervisor", "POST", f"/weight-sets/{draft}/activate", json={"reason": "lebih baik"}).status_code == 200
    assert ask("supervisor", "POST", "/weight-sets/999/evaluate").status_code == 404


def test_a_comparison_names_firms_to_offices_and_pseudonyms_to_evaluators(ask: Ask, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        open_market(session)
    draft = _proposed(ask, near=5.0)
    told = ask("official", "GET", f"/weight-sets/{draft}/comparison").json
    assert told["after"] == draft
    assert told["moved"] > 0
    assert sum(told["entering"].values()) > 0
    names = {name for each in told["examples"] for name in (each["firm"], *each["entering"], *each["leaving"])}
    assert names
    assert not any(name.startswith("P-") for name in names)
    hidden = ask("evaluator", "GET", f"/weight-sets/{draft}/comparison").json
    assert all(name.startswith("P-") for each in hidden["examples"] for name in (each["firm"], *each["entering"], *each["leaving"]))
    same = ask("supervisor", "GET", f"/weight-sets/{draft}/comparison?with={draft}").json
    assert (same["moved"], same["entering"]) == (0, {})
    assert ask("supervisor", "GET", f"/weight-sets/{draft}/comparison?with=2").status_code == 409
    assert ask("supervisor", "GET", f"/weight-sets/{draft}/comparison?with=0").status_code == 422
    assert ask("business", "GET", f"/weight-sets/{draft}/comparison").status_code == 403
