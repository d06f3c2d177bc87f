"""What two partners have agreed: recorded bit by bit, each change audited; what still lacks is told and bars nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.checklist import Check, check
from matchmaker.engine.rules import in_force
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import day, say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.services.meanwhile import unless_changed
from matchmaker.services.partnering import mentoring
from matchmaker.store import agreements, partnerships
from matchmaker.terms import CLOSED_STATES
from models import Agreement, Partnership

FIELDS = ("activity", "seeker_duties", "partner_duties", "development", "quantity", "quality", "payment_days", "starts_on", "ends_on",
          "disputes", "signed_on")  # fmt: skip


def known(session: Session, row: Partnership) -> dict[str, Any]:
    """Each of FIELDS with what is recorded, None where nothing is; the `revision` is 0 before the first record."""
    return _known(agreements.find(session, row.id))


def _known(found: Agreement | None) -> dict[str, Any]:
    return {**{name: getattr(found, name, None) for name in FIELDS}, "revision": found.revision if found else 0}


def contents(recorded: Mapping[str, Any]) -> list[Check]:
    """The least contents of a written agreement by the rules of today, against what is recorded."""
    return check(in_force("agreement_contents", today()), recorded)


def change(
    session: Session, actor: Actor, row: Partnership, stated: Mapping[str, Any], *, revision: int | None = None
) -> dict[str, tuple[Any, Any]]:
    """Record what is stated and leave the rest; returns what changed, before and after.

    Invalid where the dates do not go together; Conflict where the partnership is closed, or the agreement changed since `revision`.
    """
    _hold(session, row)
    found = agreements.find(session, row.id)
    before = _known(found)
    slower = say("kesepakatan ini baru saja diubah orang lain; muat ulang", "somebody else has just changed this agreement; reload")
    if revision is not None and revision != before["revision"]:
        raise Conflict(slower)
    _check_days({**before, **stated})
    changes = {name: (before[name], value) for name, value in stated.items() if value != before[name]}
    if not changes:
        return {}
    with unless_changed(session, slower):
        found = found or Agreement(partnership_id=row.id)
        for name, (_, value) in changes.items():
            setattr(found, name, value)
        found.changed_at = datetime.now(UTC)
        session.add(found)
    audit.record(session, actor, "agreement.changed", mentoring.about(row), changes)
    if "starts_on" in changes:
        mentoring.reschedule(session, actor, row)
    return changes


def _hold(session: Session, row: Partnership) -> None:
    """Nobody closes the partnership until this transaction ends; Conflict where it is closed."""
    partnerships.lock(session, row.id)
    if row.state in CLOSED_STATES:
        raise Conflict(say("kemitraan ini sudah ditutup; kesepakatannya tidak dapat diubah lagi",
                           "this partnership is closed; its agreement can no longer be changed"))  # fmt: skip


def _check_days(stated: Mapping[str, Any]) -> None:
    starts, ends, signed = (stated[name] for name in ("starts_on", "ends_on", "signed_on"))
    refused: dict[str, list[str]] = {}
    if starts and ends and ends < starts:
        sentence = say("berakhir {ends}, sebelum mulai berlaku {starts}", "ends {ends}, before it begins {starts}", starts=day(starts),
                       ends=day(ends))  # fmt: skip
        refused = {"starts_on": [sentence], "ends_on": [sentence]}
    if signed and signed > today():
        refused["signed_on"] = [say("tanggal ini belum tiba", "this day has not come yet")]
    if refused:
        raise Invalid(fields=refused)
