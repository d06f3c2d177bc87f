"""The sample city in the database: loaded once, marked on every row, removed as a whole; real profiles are not touched."""

from __future__ import annotations

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from matchmaker import sample_city
from matchmaker.permissions import Actor
from matchmaker.services import audit, imports
from matchmaker.store import revisions
from models import Account, Firm, Partnership


def load(session: Session, actor: Actor, office: str) -> int:
    """How many profiles were added: none where the sample city is there already."""
    if session.scalar(select(Firm.id).where(Firm.sample).limit(1)) is not None:
        return 0
    return imports.take(session, actor, sample_city.city(), imports.Terms(office, sample=True)).new


def remove(session: Session, actor: Actor) -> int:
    """Remove every sample profile with all that hangs on it, and the trial accounts; returns how many profiles there were."""
    sample = select(Firm.id).where(Firm.sample)
    number = session.scalar(select(func.count()).select_from(sample.subquery())) or 0
    session.execute(delete(Partnership).where(or_(Partnership.seeker_id.in_(sample), Partnership.partner_id.in_(sample))))
    session.execute(delete(Account).where(Account.sample))
    session.execute(delete(Firm).where(Firm.sample))
    session.expire_all()
    if number:
        audit.record(session, actor, "sample.removed", audit.About("sample"), {"profiles": (number, 0)})
        revisions.advance(session)
    return number
