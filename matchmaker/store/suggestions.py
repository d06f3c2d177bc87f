"""Suggestions as they were shown."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.store import pages
from models import SuggestionList


def get(session: Session, list_id: int) -> SuggestionList | None:
    """The list of that key."""
    return session.get(SuggestionList, list_id)


def search(session: Session, firm_id: int, page: pages.Page) -> tuple[list[SuggestionList], int]:
    """One page of the lists shown for a firm, the latest first, and how many there are."""
    query = select(SuggestionList).where(SuggestionList.firm_id == firm_id)
    return pages.read(session, query.order_by(SuggestionList.shown_at.desc(), SuggestionList.id.desc()), page)
