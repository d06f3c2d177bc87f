"""Members of groups (KUBE) that also have a profile of their own."""

from __future__ import annotations

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from matchmaker.store.firms import WITH_LINES
from models import Firm, Membership


def members(session: Session, group_id: int) -> list[Firm]:
    """The members of the group with their lines, by name."""
    query = select(Firm).join(Membership, Membership.firm_id == Firm.id).where(Membership.group_id == group_id)
    return list(session.scalars(query.options(*WITH_LINES).order_by(Firm.name, Firm.id)))


def joined(session: Session) -> list[int]:
    """The keys of all groups and of their members."""
    groups = select(Firm.id).where(Firm.kind == "group")
    return list(session.scalars(union(groups, select(Membership.firm_id))))


def find(session: Session, group_id: int, firm_id: int) -> Membership | None:
    """The membership of that firm in that group."""
    return session.get(Membership, (group_id, firm_id))
