"""Evaluating a weight set: on the outcomes of the actor's region, beside the set in use, kept with the set and on record."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.judging import comparison, evaluation
from matchmaker.engine.judging.trial import Judgement, prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import dismissals, labels, weight_sets, weight_trials
from matchmaker.store import columns
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Partnership, WeightSet
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
    trial = prepare(columns.in_area(session, CITY, pseudonymous=False), SUPPLY, judged, today())
    found = evaluation.evaluate(trial, draft.weights)
    assert draft.figures == {
        "region": CITY,
        **{name: found[name] for name in ("metrics", "confidence", "seekers", "candidates")},
        "later_only": False,
        "unmeasured": [],
        "against": used.id,
        **comparison.measure_gain(trial, used.weights, draft.weights),
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


def test_only_records_later_than_both_sets_count_where_they_are_enough(session: Session) -> None:
    buyers, makers = open_market(session)
    draft, used = _draft(session), weight_sets.in_use(session, SUPPLY)
    draft.proposed_at -= timedelta(days=9)
    used.proposed_at -= timedelta(days=5)
    record(session, buyers, makers, 24)
    for row in session.scalars(select(Partnership).order_by(Partnership.id.desc()).limit(3)):
        row.decided_on = today() - timedelta(days=6)
    assert _reached(session, draft) == (21, True)
    used.proposed_at += timedelta(days=5)
    assert _reached(session, draft) == (24, False)


def test_later_records_that_are_all_bad_are_not_alone_enough(session: Session) -> None:
    record(session, *open_market(session), 36)
    draft, used = _draft(session), weight_sets.in_use(session, SUPPLY)
    draft.proposed_at = used.proposed_at = draft.proposed_at - timedelta(days=5)
    for row in session.scalars(select(Partnership).where(Partnership.outcome == "agreed")):
        row.decided_on = today() - timedelta(days=6)
    assert _reached(session, draft) == (36, False)


def _reached(session: Session, draft: WeightSet) -> tuple[int | None, bool]:
    figures = weight_trials.evaluate(session, LEADER, draft.id).figures
    assert figures is not None
    return draft.labels, figures["later_only"]


def test_what_is_not_measured_is_named_where_a_set_counts_it(session: Session) -> None:
    record(session, *open_market(session), 24)
    used, draft = weight_sets.in_use(session, SUPPLY), _draft(session)
    assert "tidak diukur di sini" not in weight_trials.report(session, LEADER, draft.id)
    draft.weights = SUPPLY.checked({**START, "track_record": 0.2})
    assert "menghitung “Rekam jejak”, yang tidak diukur di sini" in weight_trials.report(session, LEADER, draft.id)
    assert weight_trials.evaluate(session, LEADER, draft.id).figures["unmeasured"] == ["track_record"]  # type: ignore[index]
    draft.weights, used.weights = START, draft.weights
    assert weight_trials.evaluate(session, LEADER, draft.id).figures["unmeasured"] == ["track_record"]  # type: ignore[index]


def test_an_evaluator_reads_of_no_distance_in_the_report(session: Session) -> None:
    record(session, *open_market(session), 24)
    draft = _draft(session)
    for actor, told in ((LEADER, True), (EVALUATOR, False)):
        report = weight_trials.report(session, actor, draft.id)
        assert ("Apa yang menentukan urutan" in report, "Yang terdekat" in report) == (told, told)
        assert "pada pasangan yang diperiksa saja" in report
        assert "mungkin dipelajari dari pasangan yang sama" in report


def test_where_candidates_are_many_fewer_seekers_are_measured_the_same_for_everybody(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By pseudonym the buyers stand the other way round, and the first of them has a result more than the others."""
    buyers, makers = open_market(session)
    for number, each in enumerate(buyers):
        each.pseudonym = f"P-{9 - number}"
    record(session, buyers, makers, 25)
    for values, found in ((1, (5, 1)), (2 * len(makers) * len(START), (9, 2))):
        monkeypatch.setattr(weight_trials, "MOST_VALUES", values)
        sets = [weight_trials.evaluate(session, actor, _draft(session).id) for actor in (LEADER, EVALUATOR)]
        assert [(each.labels, each.figures["seekers"]) for each in sets if each.figures] == [found, found]


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
