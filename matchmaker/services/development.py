"""plan(): what a firm could change to have more partners; for its office and for itself, with nothing of others but their number."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from matchmaker.engine.explaining import development, plan_wording
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.permissions import Actor
from matchmaker.services import suggestions
from matchmaker.services.suggestions import Asked
from matchmaker.store import columns
from models import Firm

FEWEST_NEEDS = 3
"""A business is told of the market of an offer from so many needs on: fewer would be the figures of one or two others."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the firm's own, in words, and how many `firms` more it makes eligible in `role`."""

    role: str
    gate: str
    firms: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes that open most partners, best first, and for each offer what capacity would fill how many needs."""

    steps: list[Step]
    markets: list[list[str]]


def plan(session: Session, actor: Actor, firm: Firm) -> Plan:
    """The development plan of `firm` among the firms of its office, in the reader's language."""
    known = columns.of(session)
    questions = {
        role: suggestions.question(session, actor, known, firm, Asked(pairing.name, role)) for role, pairing in PAIRING_OF_ROLE.items()
    }
    steps = [
        Step(each.role, each.remedy.gate, each.firms, plan_wording.opening(known.table, each))
        for each in development.openings(known.table, questions.values())
    ]
    fewest = FEWEST_NEEDS if actor.role == "business" else 1
    markets = [each for each in development.markets(known.table, questions["supplier"]) if each.needs >= fewest]
    return Plan(steps, [plan_wording.market(known.table, each) for each in markets])
