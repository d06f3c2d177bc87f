"""Invitations as they are looked up and ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from models import Firm, Invitation


def find(session: Session, code_hash: str) -> Invitation | None:
    """The invitation whose code has that hash, open or not."""
    return session.scalar(select(Invitation).where(Invitation.code_hash == code_hash))


def open_to(session: Session, firm_id: int, now: datetime) -> Invitation | None:
    """The invitation of that firm that can still be used."""
    return session.scalar(select(Invitation).where(Invitation.firm_id == firm_id, *is_open(now)))


def lock(session: Session, firm_id: int) -> None:
    """Others who want to invite that firm or join for it wait until this transaction ends."""
    session.execute(select(Firm.id).where(Firm.id == firm_id).with_for_update())


def withdraw(session: Session, firm_id: int, now: datetime) -> bool:
    """Was an invitation of that firm still open, and is it withdrawn from now on?"""
    return _ended(session, Invitation.firm_id == firm_id, now, withdrawn_at=now)


def use(session: Session, invitation_id: int, now: datetime, consent_version: str) -> bool:
    """Was it still open, and is it used from now on? Of many who ask at once one alone is told so."""
    return _ended(session, Invitation.id == invitation_id, now, used_at=now, consent_version=consent_version)


def forget_ended(session: Session, before: datetime) -> None:
    """Remove the invitations that were used or withdrawn, or whose time was over, before that moment."""
    ended = (each < before for each in (Invitation.used_at, Invitation.withdrawn_at, Invitation.ends_at))
    session.execute(delete(Invitation).where(or_(*ended)))


def is_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Can an invitation still be used?"""
    return Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None), Invitation.ends_at > now


def _ended(session: Session, which: ColumnElement[bool], now: datetime, **values: Any) -> bool:
    return session.connection().execute(update(Invitation).where(which, *is_open(now)).values(**values)).rowcount > 0
