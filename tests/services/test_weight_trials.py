"""Evaluating a weight set: on the outcomes of the actor's region, beside the set in use, kept with the set and on record."""

from __future__ import annotations

from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.judging import comparison, evaluation
from matchmaker.engine.judging.evaluation import Judgement
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import dismissals, labels, weight_sets, weight_trials
from matchmaker.store import columns
from matchmaker.store.partnerships import Pair
from models import AuditEntry, WeightSet
from tests.services.market import open_market, record
from tests.services.town import CITY, EVALUATOR, LEADER, NEIGHBOUR

SUPPLY = PAIRINGS["supply_chain"]
START = SUPPLY.start_weights()


def _draft(session: Session, near: float = 0.9) -> WeightSet:
    return weight_sets.propose(session, LEADER, "supply_chain", {**START, "near": near}, "lebih dekat")


def test_a_draft_is_measured_beside_the_set_in_use(session: Session) -> None:
    record(session, *open_market(session), 24)
    draft, used = _draft(session), weight_sets.in_use(session, SUPPLY)
    assert weight_trials.evaluate(session, LEADER, draft.id) is draft
    assert (draft.state, draft.labels, draft.evaluated_at is not None) == ("evaluated", 24, True)
    judged = [Judgement(each.seeker, each.partner, each.grade) for each in labels.gather(session, LEADER, "supply_chain")]
    trial = evaluation.prepare(columns.in_area(session, CITY, pseudonymous=False), SUPPLY, judged, today())
    found = evaluation.evaluate(trial, draft.weights)
    beside = comparison.compare(trial, used.weights, draft.weights)
    assert draft.figures == {
        "region": CITY,
        **{name: found[name] for name in ("metrics", "confidence", "seekers", "candidates")},
        "against": used.id,
        "gain": beside["gain"],
        "smallest_provable_gain": beside["smallest_provable_gain"],
    }
    entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "weight_set.evaluated")).one()
    assert (entry.subject_id, entry.changes) == (draft.id, {"labels": [None, 24], "state": ["draft", "evaluated"]})


def test_an_evaluator_finds_the_same_by_pseudonym(session: Session) -> None:
    record(session, *open_market(session), 24)
    one, other = _draft(session), _draft(session)
    weight_trials.evaluate(session, LEADER, one.id)
    weight_trials.evaluate(session, EVALUATOR, other.id)
    assert other.labels == one.labels
    assert one.figures is not None
    assert other.figures is not None
    assert other.figures["seekers"] == one.figures["seekers"]
    assert other.figures["metrics"]["recall@10"] == pytest.approx(one.figures["metrics"]["recall@10"])


def test_the_state_changes_only_for_a_draft(session: Session) -> None:
    record(session, *open_market(session), 24)
    used, draft = weight_sets.in_use(session, SUPPLY), _draft(session)
    weight_trials.evaluate(session, LEADER, used.id)
    assert used.figures is not None
    assert (used.state, "gain" in used.figures) == ("active", False)
    weight_trials.evaluate(session, LEADER, draft.id)
    weight_sets.activate(session, LEADER, draft.id, "lebih baik")
    weight_trials.evaluate(session, LEADER, used.id)
    assert (used.state, used.figures["against"]) == ("retired", draft.id)


def test_too_few_results_are_refused_with_what_to_do(session: Session) -> None:
    record(session, *open_market(session), 19)
    draft = _draft(session)
    with pytest.raises(Invalid, match=r"baru 19 pasangan.*20.*Catat"):
        weight_trials.evaluate(session, LEADER, draft.id)
    with pytest.raises(Invalid, match="baru 0 pasangan"):
        weight_trials.evaluate(session, Actor("supervisor", NEIGHBOUR), draft.id)
    assert (draft.state, draft.figures, draft.labels) == ("draft", None, None)
    with pytest.raises(NotFound):
        weight_trials.evaluate(session, LEADER, 999)


def test_results_that_are_all_bad_say_nothing(session: Session) -> None:
    buyers, makers = open_market(session)
    for one, other in product(buyers, makers[:4]):
        dismissals.turn_down(session, LEADER, Pair("supply_chain", one.id, other.id), "price")
    with pytest.raises(Invalid, match="bernilai 0"):
        weight_trials.evaluate(session, LEADER, _draft(session).id)
