"""settle(): the outcome of a partnership, from its state and from what was recorded of its course."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.outcomes import Course, outcome
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.store import partnerships, results, revisions
from models import Partnership


def settle(session: Session, actor: Actor, row: Partnership) -> None:
    """Write the outcome that follows by the rule, and audit it where it changed; the row is locked, so that of two the later sees both.

    What a file said of a partnership stands until something is recorded of it here.
    """
    session.flush()
    partnerships.lock(session, row.id)
    orders, raised = results.orders(session, row.id), results.raised(session, row.id)
    if not orders and raised is None and not results.was_moved(session, row.id):
        return
    before, after = row.outcome, outcome(Course(pairing=row.pairing, state=row.state, reason=row.reason, orders=orders, raised=raised))
    if before == after:
        return
    row.outcome = after
    session.flush()
    about = audit.About("partnership", row.id, row.seeker.office)
    audit.record(session, actor, "partnership.outcome", about, {"outcome": (before, after)})
    revisions.advance(session, firms=[row.seeker_id, row.partner_id])
