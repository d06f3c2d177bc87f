"""Visits: planned, recorded or cancelled by an office, and checked by anybody who was shown their code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import say, today
from matchmaker.permissions import Actor, allows
from matchmaker.services import audit, codes, firms
from matchmaker.store import audit_entries, visits
from models import Firm, Observation, Visit

PROMISE = ("Pendataan gratis. Petugas tidak meminta uang.", "Visits are free of charge. Officials do not ask for money.")
"""What is said wherever a visit is checked."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an official intends: the day, the number of the surat tugas, and why."""

    planned_on: date
    assignment: str
    purpose: str


def locate(session: Session, actor: Actor, visit_id: int, permission: str = "visits.read") -> Visit:
    """The visit; NotFound where the actor may not know of it."""
    found = visits.get(session, visit_id)
    if found is None or not allows(permission, actor, visits.subject(found)):
        raise NotFound(say("kunjungan ini tidak ada", "there is no such visit"))
    return found


def plan(session: Session, actor: Actor, firm: Firm, intended: Plan) -> Visit:
    """Put a visit by the actor on record, with a new check code."""
    if actor.account_id is None:
        raise Invalid(say("kunjungan direncanakan oleh petugas yang punya akun", "a visit is planned by an official with an account"))
    if intended.planned_on < today():
        raise Invalid(fields={"planned_on": [say("tanggal ini sudah lewat", "this day has passed")]})
    visit = Visit(
        office=firm.office,
        firm_id=firm.id,
        account_id=actor.account_id,
        code=codes.new(codes.VISIT),
        planned_on=intended.planned_on,
        assignment=intended.assignment,
        purpose=intended.purpose,
        state="planned",
        created_at=datetime.now(UTC),
    )
    session.add(visit)
    session.flush()
    stated = {"planned_on": (None, intended.planned_on), "assignment": (None, intended.assignment)}
    audit.record(session, actor, "visit.planned", _about(visit), stated)
    return visit


def record(session: Session, actor: Actor, visit: Visit, done_on: date, note: str) -> None:
    """The visit has taken place: the firm's facts were seen on that day, unless a later day is known."""
    _open(session, visit)
    if done_on > today():
        raise Invalid(fields={"done_on": [say("tanggal ini belum tiba", "this day has not come yet")]})
    before = visit.done_on
    visit.state, visit.done_on, visit.note = "done", done_on, note
    if visit.firm.observed_on is None or visit.firm.observed_on < done_on:
        change(session, actor, visit, {"observed_on": done_on})
    session.flush()
    audit.record(session, actor, "visit.recorded", _about(visit), {"state": ("planned", "done"), "done_on": (before, done_on)})


def cancel(session: Session, actor: Actor, visit: Visit) -> None:
    """The visit does not take place; its code says so from now on."""
    _open(session, visit)
    visit.state = "cancelled"
    session.flush()
    audit.record(session, actor, "visit.cancelled", _about(visit), {"state": ("planned", "cancelled")})


def change(session: Session, actor: Actor, visit: Visit, stated: Mapping[str, Any], *, revision: int | None = None) -> list[str]:
    """Change the profile of the visited firm as firms.change() does; each changed field carries the visit and the day it was seen."""
    if visit.state == "cancelled":
        raise Conflict(say("kunjungan ini dibatalkan", "this visit was cancelled"))
    changed = firms.change(session, actor, visit.firm, stated, revision=revision)
    if changed:
        entry = audit_entries.last(session, "firm", visit.firm_id)
        seen = visit.done_on or today()
        session.add_all(Observation(visit_id=visit.id, entry_id=entry.id, field=name, observed_on=seen) for name in changed)
        session.flush()
    return changed


def in_part(name: str) -> str:
    """«Keripik Singkong Bu Rini» as «Ker… Sin… Bu Rin…»: enough for its owner, little for others."""
    return " ".join(word if len(word) <= 3 else f"{word[:3]}…" for word in name.split()[:6])


def _open(session: Session, visit: Visit) -> None:
    visits.lock(session, visit.id)
    if visit.state != "planned":
        raise Conflict(say("kunjungan ini sudah dicatat atau dibatalkan", "this visit has been recorded or cancelled already"))


def _about(visit: Visit) -> audit.About:
    return audit.About("visit", visit.id, visit.office)
