"""Candidates that are pinned for a firm in a role."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import Pin


def of(session: Session, firm_id: int, role: str) -> list[Pin]:
    """The pins of the firm in the role, the earliest first."""
    return list(session.scalars(select(Pin).where(Pin.firm_id == firm_id, Pin.role == role).order_by(Pin.at, Pin.id)))


def find(session: Session, firm_id: int, role: str, candidate_id: int) -> Pin | None:
    """That pin, if it is there."""
    return session.scalar(select(Pin).filter_by(firm_id=firm_id, role=role, candidate_id=candidate_id))


def get(session: Session, firm_id: int, pin_id: int) -> Pin | None:
    """The firm's pin of that key."""
    return session.scalar(select(Pin).where(Pin.id == pin_id, Pin.firm_id == firm_id))


def remove(session: Session, row: Pin) -> bool:
    """Take the pin away; False where somebody else has done so already."""
    gone = session.execute(delete(Pin).where(Pin.id == row.id).returning(Pin.id), execution_options={"synchronize_session": "fetch"})
    return bool(gone.all())
