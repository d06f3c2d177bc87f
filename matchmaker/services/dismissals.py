"""Pairs that are turned down: remembered with their reason, and not suggested again before it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import audit, partnership_rules
from matchmaker.store import partnerships, revisions
from matchmaker.store.partnerships import Pair
from models import Dismissal


def turn_down(session: Session, actor: Actor, pair: Pair, reason: str) -> Dismissal:
    """Keep the pair from being suggested; Invalid where the reason is not one of DISMISSAL_REASONS."""
    partnership_rules.check_reason(reason)
    row = partnerships.find_dismissal(session, pair)
    if row is None:
        row = Dismissal(pairing=pair.pairing, seeker_id=pair.seeker_id, partner_id=pair.partner_id)
        session.add(row)
    days = partnership_rules.REASON_DAYS.get(reason)
    row.reason, row.until = reason, today() + timedelta(days=days) if days else None
    row.account_id, row.at = actor.account_id, datetime.now(UTC)
    session.flush()
    changes = {"reason": (None, reason), "until": (None, row.until), "seeker": (None, pair.seeker_id), "partner": (None, pair.partner_id)}
    audit.record(session, actor, "pair.turned_down", audit.About("dismissal", row.id), changes)
    revisions.advance(session)
    return row
