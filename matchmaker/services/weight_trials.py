"""evaluate(): what a weight set reaches on what is on record in a region, beside the set in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
from sqlalchemy.orm import Session

from matchmaker.documents.evaluation_report import evaluation_report
from matchmaker.engine.features import Pairing
from matchmaker.engine.judging import comparison, evaluation
from matchmaker.engine.judging.evaluation import Judgement, JudgementsRefused
from matchmaker.engine.tuning.labels import Label
from matchmaker.errors import Invalid
from matchmaker.i18n import say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit, labels, weight_sets
from matchmaker.services.evaluations import refusal
from matchmaker.store import columns
from matchmaker.store import weight_sets as rows
from models import WeightSet

FEWEST_LABELS = 20
MOST_SEEKERS = 500
KEPT = ("metrics", "confidence", "seekers", "candidates")
"""What of an evaluation is kept with the set."""


def evaluate(session: Session, actor: Actor, weight_set_id: int) -> WeightSet:
    """Keep with the set what it reaches on the labels of the actor's region, beside the set in use; a draft is evaluated from then on.

    Invalid where there are fewer than FEWEST_LABELS, or they say nothing.
    """
    row = weight_sets.found(session, weight_set_id)
    pairing, weights, used, found, trial = _tried(session, actor, row)
    figures = {"region": actor.region, **{name: each for name, each in evaluation.evaluate(trial, weights).items() if name in KEPT}}
    if used.id != row.id:
        beside = comparison.compare(trial, used.weights, weights)
        figures |= {"against": used.id, **{name: beside[name] for name in ("gain", "smallest_provable_gain")}}
    row.labels, row.figures, row.evaluated_by, row.evaluated_at = len(found), figures, actor.account_id, datetime.now(UTC)
    session.flush()
    is_news = rows.mark_evaluated(session, row.id)
    changes = {"labels": (None, len(found)), "state": ("draft", "evaluated") if is_news else (None, None)}
    audit.record(session, actor, "weight_set.evaluated", audit.About("weight_set", row.id), changes)
    return row


def report(session: Session, actor: Actor, weight_set_id: int) -> str:
    """The set as a page to read and keep: what it reaches on the labels of the actor's region beside simple methods and the set in use.

    Invalid as for evaluate().
    """
    pairing, weights, used, _, trial = _tried(session, actor, weight_sets.found(session, weight_set_id))
    before = pairing.checked(used.weights)
    beside = {"prior": before, "weights": weights, "comparison": comparison.compare(trial, before, weights)}
    return evaluation_report(evaluation.evaluate(trial, weights, with_baselines=True), beside if used.id != weight_set_id else None)


class _Tried(NamedTuple):
    pairing: Pairing
    weights: dict[str, float]
    used: WeightSet
    labels: list[Label]
    trial: evaluation.Trial


def _tried(session: Session, actor: Actor, row: WeightSet) -> _Tried:
    """The set, the one in use, and the labels of the actor's region that both can be measured on."""
    pairing = weight_sets.pairing_of(row.pairing)
    weights, used = weight_sets.checked(pairing, row.weights), weight_sets.in_use(session, pairing)
    found = [each for each in labels.gather(session, actor, pairing.name) if each.examined]
    _check_number(len(found))
    return _Tried(pairing, weights, used, found, _prepare(session, actor, pairing, found))


def _check_number(number: int) -> None:
    if number < FEWEST_LABELS:
        raise Invalid(
            say(
                "baru {number} pasangan yang ada hasilnya; perlu sedikitnya {least}. Catat hasil kemitraan dan penolakan, lalu nilai lagi",
                "only {number} pairs have a result; at least {least} are needed. Record what came of partnerships, then evaluate again",
                number=number,
                least=FEWEST_LABELS,
            )
        )


def _prepare(session: Session, actor: Actor, pairing: Pairing, found: Sequence[Label]) -> evaluation.Trial:
    """The labels as judgements, of at most MOST_SEEKERS evenly chosen seekers."""
    seekers = sorted({each.seeker for each in found})
    chosen = {seekers[place] for place in evenly(len(seekers), MOST_SEEKERS)}
    judgements = [Judgement(each.seeker, each.partner, each.grade) for each in found if each.seeker in chosen]
    table = columns.in_area(session, actor.region, pseudonymous=actor.role == "evaluator")
    try:
        return evaluation.prepare(table, pairing, judgements, today())
    except JudgementsRefused as refused:
        raise Invalid(refusal(refused)) from refused


def evenly(number: int, most: int) -> list[int]:
    """At most so many of the places 0 to number - 1, evenly spread."""
    return np.linspace(0, number - 1, min(number, most)).astype(int).tolist() if number else []
