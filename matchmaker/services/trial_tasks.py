"""add(): what waits for the trial accounts at the first start, an interest and a visit; it goes with the sample city."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import answers, suggestions, visits
from matchmaker.services.suggestions import Asked
from matchmaker.services.visits import Plan
from matchmaker.store import firms

DAYS_AHEAD = 3


def add(session: Session, official: Actor, owner: Actor) -> None:
    """The owner is interested in the first supplier that is suggested to the firm, and the official means to visit that firm."""
    firm = firms.get(session, owner.firm_id) if owner.firm_id else None
    if firm is None:
        return
    found = suggestions.suggest(session, owner, firm, Asked("supply_chain", "buyer"))
    if found.list_id and found.items:
        answers.accept(session, owner, found.list_id, found.items[0].rank)
    visits.plan(session, official, firm, Plan(today() + timedelta(days=DAYS_AHEAD), "CONTOH/1", "Mendata kapasitas produksi (contoh)"))
