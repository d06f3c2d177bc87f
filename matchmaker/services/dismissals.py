"""Pairs that are turned down: remembered with their reason, and not suggested again before it ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.i18n import say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit, partnership_rules, pins
from matchmaker.store import partnerships
from matchmaker.store.partnerships import Pair
from models import Dismissal


def turn_down(session: Session, actor: Actor, pair: Pair, reason: str) -> Dismissal:
    """Keep the pair from being suggested; Invalid where the reason is not one of DISMISSAL_REASONS.

    What somebody else has turned down for longer stays as it is.
    """
    partnership_rules.check_reason(reason)
    row, days = partnerships.find_dismissal(session, pair), partnership_rules.REASON_DAYS.get(reason)
    until = today() + timedelta(days=days) if days else None
    if row is not None and row.account_id != actor.account_id and (row.until or date.max) >= (until or date.max):
        return row
    if row is None:
        row = Dismissal(pairing=pair.pairing, seeker_id=pair.seeker_id, partner_id=pair.partner_id)
        before: tuple[Any, ...] = (None, None, None, None)
    else:
        before = _facts(row)
    row.reason, row.until = reason, until
    row.account_id, row.at = actor.account_id, datetime.now(UTC)
    _store(session, row)
    changes = dict(zip(("reason", "until", "seeker", "partner"), zip(before, _facts(row), strict=True), strict=True))
    pins.drop(session, actor, pair)
    audit.record(session, actor, "pair.turned_down", audit.About("dismissal", row.id), changes)
    return row


def standing(session: Session, pair: Pair) -> Dismissal | None:
    """The refusal by which the pair is not suggested today; None where it was never turned down, or that is over."""
    found = partnerships.find_dismissal(session, pair)
    return found if found is not None and (found.until is None or found.until >= today()) else None


def lift(session: Session, actor: Actor, row: Dismissal) -> None:
    """Let the pair be suggested again from now on."""
    changes = dict(zip(("reason", "until", "seeker", "partner"), ((each, None) for each in _facts(row)), strict=True))
    audit.record(session, actor, "pair.suggested_again", audit.About("dismissal", row.id), changes)
    session.delete(row)
    session.flush()


def _facts(row: Dismissal) -> tuple[Any, ...]:
    return row.reason, row.until, row.seeker_id, row.partner_id


def _store(session: Session, row: Dismissal) -> None:
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as also_now:
        raise Conflict(say("pasangan ini baru saja ditolak orang lain", "somebody else has just turned this pair down")) from also_now
