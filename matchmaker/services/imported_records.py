"""Memberships, partnerships and dismissals of an import: what is recorded between firms, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from matchmaker.interchange import Dataset, PartnershipRow
from matchmaker.services.audit import Changes
from matchmaker.store import records
from matchmaker.terms import CLOSED_STATES, STATE_OF_OUTCOME
from models import Dismissal, Firm, Membership, Partnership

Keys = Mapping[str, int]
"""A firm's id in the file to its key."""
CARRIED = ("state", "outcome", "pattern", "value", "exposed_rank", "decided_on")
"""What a file says of a partnership."""
SIDES = ("seeker_id", "partner_id")


@dataclass(frozen=True, slots=True)
class Change:
    """A record that was added or changed: what the trail calls that, the kind of record, its row, and the fields that differ."""

    name: str
    kind: str
    row: Membership | Partnership | Dismissal
    changes: Changes

    @property
    def firms(self) -> tuple[int, int]:
        """The keys of the two firms that it is about."""
        return (self.row.group_id, self.row.firm_id) if isinstance(self.row, Membership) else (self.row.seeker_id, self.row.partner_id)


def take(session: Session, keys: Keys, dataset: Dataset, firms: Select[Firm]) -> list[Change]:
    """Store the records between these firms; one about a firm that was left out is left out too."""
    changed = [change for each in (_memberships, _partnerships, _dismissals) for change in each(session, keys, dataset, firms)]
    session.flush()
    return changed


def _memberships(session: Session, keys: Keys, dataset: Dataset, firms: Select[Firm]) -> Iterator[Change]:
    pairs = {(keys[each.group], keys[each.firm]) for each in dataset.memberships if each.group in keys and each.firm in keys}
    if pairs:
        pairs -= {(row.group_id, row.firm_id) for row in records.memberships(session, firms)}
    for group, firm in sorted(pairs):
        row = Membership(group_id=group, firm_id=firm)
        session.add(row)
        yield Change("membership.recorded", "membership", row, {"group": (None, group), "member": (None, firm)})


def _partnerships(session: Session, keys: Keys, dataset: Dataset, firms: Select[Firm]) -> Iterator[Change]:
    said = [(_partnership(keys, each), each.state) for each in dataset.partnerships if each.seeker in keys and each.partner in keys]
    if not said:
        return
    stored = {_key(row): row for row in records.partnerships(session, firms)}
    stay_open = {_key(row) for row, _ in said if row.state not in CLOSED_STATES}
    for new, state in said:
        found = stored.get(_key(new)) or (None if _while_open(new) in stay_open else stored.pop(_while_open(new), None))
        before = _facts(found)
        row = _updated(found, new, state) if found else new
        stored[_key(row)] = row
        changes = {name: (before[name], after) for name, after in _facts(row).items() if before[name] != after}
        if changes:
            row.changed_at = datetime.now(UTC)
            session.add(row)
            yield Change("partnership.moved" if found else "partnership.recorded", "partnership", row, changes)


def _facts(row: Partnership | None) -> dict[str, Any]:
    return {name: getattr(row, name, None) for name in (*SIDES, *CARRIED)}


def _partnership(keys: Keys, each: PartnershipRow) -> Partnership:
    now = datetime.now(UTC)
    return Partnership(
        pairing=each.pairing, seeker_id=keys[each.seeker], partner_id=keys[each.partner], exposed_rank=each.exposed_rank,
        state=each.state or STATE_OF_OUTCOME[each.outcome], outcome=each.outcome, pattern=each.pattern, value=each.value,
        decided_on=each.decided_on, seeker_interested=False, partner_interested=False, created_at=now, changed_at=now,
    )  # fmt: skip


def _key(row: Partnership) -> tuple[Any, ...]:
    """What makes a partnership the same one: its pair, and the day, or that it is still open."""
    return (*_while_open(row), row.decided_on) if row.state in CLOSED_STATES else _while_open(row)


def _while_open(row: Partnership) -> tuple[Any, ...]:
    """The key that the partnership has, or had before it was closed."""
    return row.pairing, row.seeker_id, row.partner_id


def _updated(found: Partnership, new: Partnership, state: str | None) -> Partnership:
    """The row says what the file says; a state that it does not name is not taken back, as long as the outcome is the same."""
    if state is None and new.outcome == found.outcome:
        new.state = found.state
    for name in CARRIED:
        value = getattr(new, name)
        if value is not None:
            setattr(found, name, value)
    return found


def _dismissals(session: Session, keys: Keys, dataset: Dataset, firms: Select[Firm]) -> Iterator[Change]:
    known = [each for each in dataset.dismissals if each.seeker in keys and each.partner in keys]
    stored = {(row.pairing, row.seeker_id, row.partner_id): row for row in records.dismissals(session, firms)} if known else {}
    for each in known:
        pair = each.pairing, keys[each.seeker], keys[each.partner]
        found = stored.get(pair)
        row = stored[pair] = found or Dismissal(pairing=pair[0], seeker_id=pair[1], partner_id=pair[2])
        before = row.reason, row.until
        if before != (each.reason, each.until):
            row.reason, row.until, row.at = each.reason, each.until, datetime.now(UTC)
            session.add(row)
            changes = dict(zip(("reason", "until"), zip(before, (row.reason, row.until), strict=True), strict=True))
            sides = {} if found else {"seeker": (None, row.seeker_id), "partner": (None, row.partner_id)}
            yield Change("pair.turned_down", "dismissal", row, {**changes, **sides})
