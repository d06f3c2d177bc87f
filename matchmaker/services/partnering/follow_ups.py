"""Follow-ups: laid down when two firms agree, and recorded by an official who asks or a firm that tells how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.rules import in_force
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import day, say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.services.partnering.outcomes import settle
from matchmaker.store import accounts, follow_ups, partnerships
from matchmaker.store.follow_ups import GOING_ON
from models import Account, FollowUp, Partnership


@dataclass(frozen=True, slots=True)
class Told:
    """What has come of a partnership so far: orders (only a mentorship goes without), their value in rupiah, new jobs, problems in words.

    `seen` is when it was last recorded, in ISO form, as whoever tells it has seen (blank: never); None where they do not say.
    """

    orders: int | None = None
    value: float | None = None
    jobs: int | None = None
    problems: str | None = None
    seen: str | None = None


def lay_down(session: Session, actor: Actor, row: Partnership) -> None:
    """Lay down the follow-ups of a partnership that came without any, as from a file; Conflict where it does not go on."""
    partnerships.lock(session, row.id)
    if row.state not in GOING_ON:
        raise Conflict(say("kemitraan ini belum disepakati atau sudah ditutup", "this partnership is not agreed yet, or closed"))
    before = len(follow_ups.of(session, row.id))
    schedule(session, row)
    after = len(follow_ups.of(session, row.id))
    if before != after:
        audit.record(session, actor, "follow_up.laid_down", _about(row), {"follow_ups": (before, after)})


def schedule(session: Session, row: Partnership) -> None:
    """Lay down the follow-ups that an agreed or running partnership still lacks, so many days after it was decided on."""
    if row.state not in GOING_ON:
        return
    laid = {each.days for each in follow_ups.of(session, row.id)}
    start = row.decided_on or today()
    periods = sorted({each.days for each in in_force("partnership_periods", today()) if each.period == "follow_up"} - laid)
    session.add_all(FollowUp(partnership_id=row.id, days=days, due_on=start + timedelta(days=days)) for days in periods)
    session.flush()


def record(session: Session, actor: Actor, row: Partnership, days: int, told: Told) -> FollowUp:
    """Put on record what was told, or correct it, and settle the outcome.

    NotFound where there is no such follow-up; Conflict before its day, where a firm would change what somebody else has recorded, and
    where it was recorded since it was `seen`; Invalid without orders, unless it is a mentorship.
    """
    found = _open(session, actor, follow_ups.lock(session, row.id, days))
    if told.seen is not None and told.seen != seen(found):
        raise Conflict(say("tindak lanjut ini baru saja dicatat orang lain; muat ulang",
                           "somebody else has just recorded this follow-up; reload"))  # fmt: skip
    if told.orders is None and row.pairing != "mentorship":
        raise Invalid(fields={"orders": [say("wajib diisi; belum ada pesanan berarti 0", "is required; no orders yet means 0")]})
    before = _facts(found)
    for name in ("orders", "value", "jobs", "problems"):
        setattr(found, name, getattr(told, name))
    found.done_on = found.done_on or today()
    if _facts(found) != before:
        found.account_id, found.at = actor.account_id, datetime.now(UTC)
        session.flush()
        changes = {name: (before[name], after) for name, after in _facts(found).items()}
        audit.record(session, actor, "follow_up.recorded", _about(row), {"days": (None, days), **changes})
        settle(session, actor, row)
    return found


def seen(follow_up: FollowUp) -> str:
    """When it was last recorded, in ISO form; blank where it never was."""
    return follow_up.at.astimezone(UTC).isoformat() if follow_up.at else ""


def _open(session: Session, actor: Actor, found: FollowUp | None) -> FollowUp:
    if found is None:
        raise NotFound(say("tindak lanjut ini tidak ada", "there is no such follow-up"))
    if found.due_on > today():
        raise Conflict(say("tindak lanjut ini baru dapat diisi mulai {day}", "this follow-up can be filled in from {day} on",
                           day=day(found.due_on)))  # fmt: skip
    if not _may_tell(actor, found, accounts.those(session, {found.account_id} if found.account_id else set())):
        raise Conflict(say("sudah dicatat oleh orang lain; bila keliru, beri tahu petugas",
                           "somebody else has recorded this already; if it is wrong, tell an official"))  # fmt: skip
    return found


def shown(session: Session, actor: Actor, row: Partnership) -> list[dict[str, Any]]:
    """The partnership's follow-ups as the actor may see them; `open` where they may be filled in or corrected now.

    Of problems a firm reads only what it has told itself.
    """
    found = follow_ups.of(session, row.id)
    tellers = accounts.those(session, {each.account_id for each in found if each.account_id})
    return [_shown(actor, each, tellers) for each in found]


def _shown(actor: Actor, follow_up: FollowUp, tellers: Mapping[int, Account]) -> dict[str, Any]:
    is_open = follow_up.due_on <= today() and _may_tell(actor, follow_up, tellers)
    facts = {"days": follow_up.days, "due_on": follow_up.due_on, **_facts(follow_up), "open": is_open, "seen": seen(follow_up)}
    if not _may_tell(actor, follow_up, tellers):
        del facts["problems"]
    return facts


def _may_tell(actor: Actor, follow_up: FollowUp, tellers: Mapping[int, Account]) -> bool:
    """May the actor fill it in or correct it? Offices may; a firm what nobody has recorded, or what an account of its own has."""
    teller = tellers.get(follow_up.account_id or 0)
    return actor.role != "business" or follow_up.done_on is None or (teller is not None and teller.firm_id == actor.firm_id)


def _about(row: Partnership) -> audit.About:
    return audit.About("partnership", row.id, row.seeker.office)


def _facts(follow_up: FollowUp) -> dict[str, Any]:
    return {name: getattr(follow_up, name) for name in ("done_on", "orders", "value", "jobs", "problems")}
