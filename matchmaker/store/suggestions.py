"""Suggestions as they were shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.orm import Session

from models import Exposure, SuggestionList

AT_ONCE = 500
"""Lists that are in memory together while all that show a firm are rewritten."""


def get(session: Session, list_id: int) -> SuggestionList | None:
    """The list of that key."""
    return session.get(SuggestionList, list_id)


def rewrite(session: Session, firm_id: int, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Put in every list that showed the firm, instead of the firm's item, what `change` makes of it."""
    for found in _showing(session, firm_id):
        rows = [{"id": key, "items": [change(each) if each["firm_id"] == firm_id else each for each in items]} for key, items in found]
        session.execute(update(SuggestionList), rows)


def _showing(session: Session, firm_id: int) -> Iterator[Sequence[Row[int, list[Any]]]]:
    """Key and items of each list that showed the firm, AT_ONCE lists at a time."""
    query = select(SuggestionList.id, SuggestionList.items).join(Exposure, Exposure.list_id == SuggestionList.id)
    query = query.where(Exposure.firm_id == firm_id).order_by(Exposure.list_id).limit(AT_ONCE)
    last = 0
    while rows := session.execute(query.where(Exposure.list_id > last)).all():
        yield rows
        last = rows[-1][0]


def forget_shown(session: Session, before: datetime, most: int) -> int:
    """Remove lists that were shown before then, at most so many; returns how many."""
    old = select(SuggestionList.id).where(SuggestionList.shown_at < before).limit(most)
    gone = delete(SuggestionList).where(SuggestionList.id.in_(old)).returning(SuggestionList.id)
    return len(session.execute(gone, execution_options={"synchronize_session": False}).all())
