"""Suggestions as they were shown."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models import SuggestionList


def get(session: Session, list_id: int) -> SuggestionList | None:
    """The list of that key."""
    return session.get(SuggestionList, list_id)
