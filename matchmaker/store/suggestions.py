"""Suggestions as they were shown."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import SuggestionList


def get(session: Session, list_id: int) -> SuggestionList | None:
    """The list of that key."""
    return session.get(SuggestionList, list_id)


def forget_shown(session: Session, before: datetime, most: int) -> int:
    """Remove lists that were shown before then, at most so many; returns how many."""
    old = select(SuggestionList.id).where(SuggestionList.shown_at < before).limit(most)
    gone = delete(SuggestionList).where(SuggestionList.id.in_(old)).returning(SuggestionList.id)
    return len(session.execute(gone, execution_options={"synchronize_session": False}).all())
