"""The letterheads of offices as they are looked up."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models import Letterhead


def find(session: Session, office: str) -> Letterhead | None:
    """What that office has said of itself, or None where it has said nothing yet."""
    return session.get(Letterhead, office)
