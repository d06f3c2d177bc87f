"""Whom the kept lists showed, and to how many each firm was shown lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from models import Exposure, SuggestionList


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a pairing that were asked for in `role` and shown at `since` or later; not those of the firm `besides`."""

    pairing: str
    role: str
    since: datetime
    besides: int | None = None


def add(session: Session, list_id: int, shown: Sequence[tuple[int, float | None]]) -> None:
    """Note that the list showed these firms in this order, each with its propensity where it stands there on trial."""
    if shown:
        rows = [{"list_id": list_id, "firm_id": firm, "rank": place, "propensity": chance} for place, (firm, chance) in enumerate(shown, 1)]
        session.execute(insert(Exposure), rows)


def count(session: Session, among: Lists) -> dict[int, int]:
    """To how many different firms each firm was shown; who asks twice is one, so that reloading a page counts for nothing."""
    query = (
        select(Exposure.firm_id, func.count(SuggestionList.firm_id.distinct()))
        .join(SuggestionList, SuggestionList.id == Exposure.list_id)
        .where(SuggestionList.pairing == among.pairing, SuggestionList.role == among.role, SuggestionList.shown_at >= among.since)
        .group_by(Exposure.firm_id)
    )
    if among.besides is not None:
        query = query.where(SuggestionList.firm_id != among.besides)
    return {row[0]: row[1] for row in session.execute(query)}
