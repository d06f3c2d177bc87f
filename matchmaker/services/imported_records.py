"""Memberships, partnerships and dismissals of an import: what is recorded between firms, each once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.interchange import Dataset, Dismissal, PartnershipRow
from matchmaker.terms import CLOSED_STATES, STATE_OF_OUTCOME
from models import Dismissal as DismissalRecord
from models import Membership, Partnership

Keys = Mapping[str, int]
"""A firm's id in the file to its key."""


def take(session: Session, keys: Keys, dataset: Dataset) -> int:
    """How many records were added or changed; a record about a firm that was left out is left out too."""
    return _memberships(session, keys, dataset) + _partnerships(session, keys, dataset) + _dismissals(session, keys, dataset)


def _memberships(session: Session, keys: Keys, dataset: Dataset) -> int:
    pairs = {(keys[each.group], keys[each.firm]) for each in dataset.memberships if each.group in keys and each.firm in keys}
    if pairs:
        pairs -= {(row.group_id, row.firm_id) for row in session.scalars(select(Membership))}
    session.add_all(Membership(group_id=group, firm_id=firm) for group, firm in sorted(pairs))
    return len(pairs)


def _partnerships(session: Session, keys: Keys, dataset: Dataset) -> int:
    known = [each for each in dataset.partnerships if each.seeker in keys and each.partner in keys]
    if not known:
        return 0
    here = set(keys.values())
    stored = {_key(row): row for row in session.scalars(select(Partnership)) if row.seeker_id in here}
    changed = 0
    for each in known:
        row = _partnership(keys, each)
        found = stored.get(_key(row))
        if found is None:
            session.add(row)
            stored[_key(row)] = row
            changed += 1
        elif _update(found, row, each.state):
            changed += 1
    session.flush()
    return changed


def _partnership(keys: Keys, each: PartnershipRow) -> Partnership:
    now = datetime.now(UTC)
    return Partnership(
        pairing=each.pairing, seeker_id=keys[each.seeker], partner_id=keys[each.partner], exposed_rank=each.exposed_rank,
        state=each.state or STATE_OF_OUTCOME[each.outcome], outcome=each.outcome, pattern=each.pattern, value=each.value,
        decided_on=each.decided_on, seeker_interested=False, partner_interested=False, created_at=now, changed_at=now,
    )  # fmt: skip


def _key(row: Partnership) -> tuple[object, ...]:
    """What makes a partnership the same one: its pair, and the day, or that it is still open."""
    return row.pairing, row.seeker_id, row.partner_id, row.decided_on if row.state in CLOSED_STATES else None, row.state in CLOSED_STATES


def _update(found: Partnership, new: Partnership, state: str | None) -> bool:
    """Make the row say what the file says; a state that it does not name is not taken back, as long as the outcome is the same."""
    changed = False
    if state is None and new.outcome == found.outcome:
        new.state = found.state
    for name in ("state", "outcome", "pattern", "value", "exposed_rank", "decided_on"):
        value = getattr(new, name)
        if value is not None and value != getattr(found, name):
            setattr(found, name, value)
            changed = True
    if changed:
        found.changed_at = datetime.now(UTC)
    return changed


def _dismissals(session: Session, keys: Keys, dataset: Dataset) -> int:
    known = [each for each in dataset.dismissals if each.seeker in keys and each.partner in keys]
    if not known:
        return 0
    stored = {(row.pairing, row.seeker_id, row.partner_id): row for row in session.scalars(select(DismissalRecord))}
    return sum(_dismissal(session, stored, keys, each) for each in known)


def _dismissal(session: Session, stored: dict[tuple[str, int, int], DismissalRecord], keys: Keys, each: Dismissal) -> bool:
    pair = each.pairing, keys[each.seeker], keys[each.partner]
    found = stored.get(pair)
    if found is not None and (found.reason, found.until) == (each.reason, each.until):
        return False
    row = found or DismissalRecord(pairing=pair[0], seeker_id=pair[1], partner_id=pair[2])
    row.reason, row.until, row.at = each.reason, each.until, datetime.now(UTC)
    stored[pair] = row
    session.add(row)
    return True
