"""What is recorded between firms: memberships, partnerships and dismissals, those between the firms of one query."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from models import Dismissal, Firm, Membership, Partnership

SIDES: dict[type[Any], tuple[Any, Any]] = {
    Membership: (Membership.group_id, Membership.firm_id),
    Partnership: (Partnership.seeker_id, Partnership.partner_id),
    Dismissal: (Dismissal.seeker_id, Dismissal.partner_id),
}
"""Each table to the columns of its two firms."""


def memberships(session: Session, firms: Select[Firm]) -> list[Membership]:
    """Members and groups that are both among the firms."""
    return _between(session, Membership, firms)


def memberships_of(session: Session, keys: Collection[int]) -> list[Membership]:
    """Members and groups that are both among the firms of these keys."""
    return memberships(session, select(Firm).where(Firm.id.in_(keys)))


def partnerships(session: Session, firms: Select[Firm]) -> list[Partnership]:
    """Partnerships whose two sides are both among the firms, open and closed ones."""
    return _between(session, Partnership, firms)


def dismissals(session: Session, firms: Select[Firm]) -> list[Dismissal]:
    """Pairs turned down whose two sides are both among the firms, whether or not that still holds."""
    return _between(session, Dismissal, firms)


def count(session: Session, firms: Select[Firm]) -> int:
    """How many records there are with at least one side among the firms."""
    return sum(
        session.scalar(select(func.count()).select_from(table).where(or_(*_among(table, firms)))) or 0 for table in SIDES
    )  # fmt: skip


def _between(session: Session, table: type[Any], firms: Select[Firm]) -> list[Any]:
    return list(session.scalars(select(table).where(and_(*_among(table, firms)))))


def _among(table: type[Any], firms: Select[Firm]) -> list[Any]:
    return [side.in_(firms.with_only_columns(Firm.id)) for side in SIDES[table]]
