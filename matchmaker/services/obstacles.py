"""between() and nearly(): what keeps two firms apart, and whom one changed fact would make eligible; for offices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.explaining import obstacle_wording
from matchmaker.engine.explaining.near_misses import near_misses
from matchmaker.engine.explaining.obstacles import Obstacle
from matchmaker.engine.explaining.obstacles import obstacles as found_obstacles
from matchmaker.engine.pairs import Question
from matchmaker.errors import Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import suggestions, weight_sets
from matchmaker.services.suggestions import Asked
from matchmaker.store import columns
from matchmaker.store.columns import Columns
from models import Firm


@dataclass(frozen=True, slots=True)
class Told:
    """A gate that closes a pair, by code and in the reader's language, and each change that would have to come."""

    code: str
    sentence: str
    remedies: list[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a pair is `eligible`, the obstacles where it is not, and notes on what is no gate."""

    eligible: bool
    obstacles: list[Told]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Nearly:
    """A firm that one change would make eligible: with which score and coverage, what it is, and what stands in its way now."""

    firm_id: int
    score: float
    coverage: float
    obstacle: str
    remedy: str


def between(session: Session, actor: Actor, firm: Firm, asked: Asked, other: Firm) -> Standing:
    """What keeps `firm`, which asks, and `other` apart; the actor may read both. Invalid for a sample firm with a real one."""
    known, question = _asked(session, actor, firm, asked)
    row = known.row_of[other.id]
    if known.sample[row] != known.sample[question.row]:
        sentence = say("usaha contoh tidak dipasangkan dengan usaha sungguhan", "sample firms are not paired with real ones")
        raise Invalid(sentence, {"other": [sentence]})
    found = [_told(known, question, row, each) for each in found_obstacles(known.table, question, row)]
    note = obstacle_wording.capacity_note(known.table, question, row)
    return Standing(not found, found, [note] if note else [])


def _asked(session: Session, actor: Actor, firm: Firm, asked: Asked) -> tuple[Columns, Question]:
    suggestions.check(weight_sets.pairing_of(asked.pairing), actor, asked)
    known = columns.of(session)
    return known, suggestions.question(session, actor, known, firm, asked)


def _told(known: Columns, question: Question, row: int, each: Obstacle) -> Told:
    sentence = obstacle_wording.obstacle(known.table, question, row, each)
    return Told(each.code, sentence, [obstacle_wording.remedy(known.table, remedy) for remedy in each.remedies])


def nearly(session: Session, actor: Actor, firm: Firm, asked: Asked) -> tuple[Nearly, ...]:
    """The best of the firms of the same office that one change would make eligible, by the weights in use."""
    pairing = weight_sets.pairing_of(asked.pairing)
    known, question = _asked(session, actor, firm, replace(asked, beyond=False))
    weights: dict[str, Any] = weight_sets.in_use(session, pairing).weights
    found = []
    for each in near_misses(known.table, pairing, question, weights, asked.limit):
        obstacle, remedy = obstacle_wording.near_miss(known.table, question, each)
        found.append(Nearly(int(known.keys[each.row]), each.score, each.coverage, obstacle, remedy))
    return tuple(found)
