"""A pair that agreed some days ago, with its follow-ups."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from matchmaker.services import partnerships
from matchmaker.services.partnering import follow_ups
from matchmaker.services.partnerships import Proposal
from matchmaker.store import follow_ups as rows
from matchmaker.store.partnerships import Pair
from models import Partnership
from tests.engine.firms import buyer, supplier
from tests.services.town import OFFICIAL, keep


def agreed(session: Session, state: str = "running", *, days_ago: int = 200, pairing: str = "supply_chain") -> Partnership:
    """Agreed so many days ago; committed."""
    seeker, partner = keep(session, buyer(), supplier(mentor_slots=3))
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair(pairing, seeker.id, partner.id), state, ownership="none"))
    follow_ups.schedule(session, row)
    row.decided_on = (row.decided_on or row.created_at.date()) - timedelta(days=days_ago)
    for each in rows.of(session, row.id):
        each.due_on -= timedelta(days=days_ago)
    session.commit()
    return row
