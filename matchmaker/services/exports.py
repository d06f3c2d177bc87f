"""dataset(): what the office has recorded, in the interchange format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.interchange import Dataset, Dismissal, PartnershipRow
from matchmaker.interchange import Membership as MembershipRow
from matchmaker.store import firms, profiles
from models import Dismissal as DismissalRecord
from models import Firm, Membership, Partnership


def dataset(session: Session, office: str, *, sample: bool = False) -> Dataset:
    """The office's real profiles (or those of the sample city) by id, with everything recorded between them."""
    kept = profiles.read(session, firms.of_office(office).where(Firm.sample == sample))
    names = {each.key: each.profile.id for each in kept}
    return Dataset(
        profiles=tuple(each.profile for each in kept),
        memberships=tuple(
            MembershipRow(names[row.group_id], names[row.firm_id])
            for row in _sorted(session, Membership, names, ("group_id", "firm_id"))
        ),
        partnerships=tuple(
            PartnershipRow(row.pairing, names[row.seeker_id], names[row.partner_id], row.outcome, row.exposed_rank, row.decided_on,
                           row.state, row.pattern, row.value)
            for row in _sorted(session, Partnership, names, ("seeker_id", "partner_id")) if row.outcome
        ),
        dismissals=tuple(
            Dismissal(row.pairing, names[row.seeker_id], names[row.partner_id], row.reason, row.until)
            for row in _sorted(session, DismissalRecord, names, ("seeker_id", "partner_id"))
        ),
    )  # fmt: skip


def _sorted(session: Session, table: type[Any], names: Mapping[int, str], columns: tuple[str, str]) -> list[Any]:
    """The table's rows between firms that are exported, by the ids of these firms, then as they were entered."""
    one, other = columns
    found = [row for row in session.scalars(select(table)) if getattr(row, one) in names and getattr(row, other) in names]
    return sorted(found, key=lambda row: (names[getattr(row, one)], names[getattr(row, other)], getattr(row, "id", 0)))
