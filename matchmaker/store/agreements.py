"""The recorded contents of agreements."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models import Agreement


def find(session: Session, partnership_id: int) -> Agreement | None:
    """What the partners have agreed, or None where nothing is recorded yet."""
    return session.get(Agreement, partnership_id)
