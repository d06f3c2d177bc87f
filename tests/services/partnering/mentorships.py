"""A mentorship in a database: a newcomer, its mentor, and the two agreed."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from models import Partnership
from tests.engine.firms import mentee, mentor
from tests.services.town import OFFICIAL, keep


def agreed(session: Session, learner: Profile | None = None, guide: Profile | None = None, state: str = "agreed") -> Partnership:
    """The two in a mentorship of that state, committed."""
    one, other = keep(session, learner or mentee(), guide or mentor())
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", one.id, other.id), state, **told(state)))
    session.commit()
    return row


def told(state: str) -> dict[str, Any]:
    """What must be told of two who have agreed."""
    return {"ownership": "none"} if state in ("agreed", "running") else {}
