"""evaluate(): what a weight set reaches on what is on record in a region, beside the set in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy.orm import Session

from matchmaker.documents.evaluation_report import evaluation_report
from matchmaker.engine.features import Pairing
from matchmaker.engine.judging import comparison, evaluation
from matchmaker.engine.judging.trial import Judgement, JudgementsRefused, Trial, prepare
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.tuning.labels import FEWEST, Label
from matchmaker.errors import Invalid
from matchmaker.i18n import day_of, say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit, labels, weight_sets
from matchmaker.services.evaluations import refusal, told, unmeasured
from matchmaker.store import columns
from matchmaker.store import weight_sets as rows
from models import WeightSet

MOST_SEEKERS = 500
MOST_VALUES = 20_000_000
"""So many values (seekers x candidates x features) are measured within a request: where candidates are many, of fewer seekers."""
KEPT = ("metrics", "confidence", "seekers", "candidates")
"""What of an evaluation is kept with the set."""


def evaluate(session: Session, actor: Actor, weight_set_id: int) -> WeightSet:
    """Keep with the set what it reaches on the labels of the actor's region, beside the set in use; a draft is evaluated from then on.

    Invalid where there are fewer than FEWEST, or they say nothing.
    """
    row = weight_sets.found(session, weight_set_id)
    tried = _tried(session, actor, row)
    reached = evaluation.evaluate(tried.trial, tried.weights)
    figures = {"region": actor.region, "later_only": tried.later_only, **{name: reached[name] for name in KEPT}}
    figures["unmeasured"] = unmeasured(tried.weights, tried.used.weights)
    if tried.used.id != row.id:
        figures |= {"against": tried.used.id, **comparison.measure_gain(tried.trial, tried.used.weights, tried.weights)}
    number = int(tried.trial.judged.sum())
    row.labels, row.figures, row.evaluated_by, row.evaluated_at = number, figures, actor.account_id, datetime.now(UTC)
    session.flush()
    is_news = rows.mark_evaluated(session, row.id)
    changes = {"labels": (None, number), "state": ("draft", "evaluated") if is_news else (None, None)}
    audit.record(session, actor, "weight_set.evaluated", audit.About("weight_set", row.id), changes)
    return row


def report(session: Session, actor: Actor, weight_set_id: int) -> str:
    """The set as a page to read and keep: what it reaches on the labels of the actor's region beside simple methods and the set in use.

    Invalid as for evaluate().
    """
    tried = _tried(session, actor, weight_sets.found(session, weight_set_id))
    found = told(actor, tried.trial, tried.weights)
    return evaluation_report(found, _beside(tried) if tried.used.id != weight_set_id else None)


class _Tried(NamedTuple):
    weights: dict[str, float]
    used: WeightSet
    trial: Trial
    later_only: bool


def _beside(tried: _Tried) -> dict[str, Any]:
    """What the set would change, as a report takes it."""
    before, after = tried.trial.measured.pairing.checked(tried.used.weights), tried.weights
    changes = comparison.compare(tried.trial, before, after) | comparison.measure_gain(tried.trial, before, after)
    return {"prior": before, "weights": after, "comparison": {**changes, "later_only": tried.later_only}}


def _tried(session: Session, actor: Actor, row: WeightSet) -> _Tried:
    """The set, the one in use, and the labels of the actor's region that both can be measured on, as far as there are enough later ones."""
    pairing = weight_sets.pairing_of(row.pairing)
    weights, used = weight_sets.checked(pairing, row.weights), weight_sets.in_use(session, pairing)
    found = [each for each in labels.gather(session, actor, pairing.name) if each.examined]
    _check_number(len(found))
    later = _later(found, day_of(max(row.proposed_at, used.proposed_at)))
    return _Tried(weights, used, _prepare(session, actor, pairing, later or found), bool(later))


def _later(found: Sequence[Label], proposed: date) -> list[Label]:
    """The labels of later days than this, from which weights proposed then cannot have been learned; none where they are too few."""
    later = [each for each in found if each.day and each.day > proposed]
    return later if len(later) >= FEWEST and any(each.grade for each in later) else []


def _check_number(number: int) -> None:
    if number < FEWEST:
        raise Invalid(
            say(
                "baru {number} pasangan yang ada hasilnya; perlu sedikitnya {least}. Catat hasil kemitraan dan penolakan, lalu nilai lagi",
                "only {number} pairs have a result; at least {least} are needed. Record what came of partnerships, then evaluate again",
                number=number,
                least=FEWEST,
            )
        )


def _prepare(session: Session, actor: Actor, pairing: Pairing, found: Sequence[Label]) -> Trial:
    """The labels as judgements, of at most MOST_SEEKERS evenly chosen seekers, by whatever names the same ones."""
    table = columns.in_area(session, actor.region, pseudonymous=actor.role == "evaluator")
    seekers = sorted({each.seeker for each in found}, key=table.row_of.__getitem__)
    chosen = {seekers[place] for place in evenly(len(seekers), _most(table, pairing))}
    judgements = [Judgement(each.seeker, each.partner, each.grade) for each in found if each.seeker in chosen]
    try:
        return prepare(table, pairing, judgements, today())
    except JudgementsRefused as refused:
        raise Invalid(refusal(refused)) from refused


def _most(table: FirmTable, pairing: Pairing) -> int:
    """How many seekers can be measured against every candidate within a request."""
    candidates = int(pairing.candidates(table, pairing.seeker_role).sum())
    return max(1, min(MOST_SEEKERS, MOST_VALUES // max(1, candidates * len(pairing.features))))


def evenly(number: int, most: int) -> list[int]:
    """At most so many of the places 0 to number - 1, evenly spread."""
    return np.linspace(0, number - 1, min(number, most)).astype(int).tolist() if number else []
