"""The columns of the list of what happened to a profile, and how its facts are written there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from matchmaker import http
from matchmaker.i18n import day, say
from matchmaker.services import history
from matchmaker.store import accounts
from matchmaker.web.column import Column
from matchmaker.web.listing import Asked, Listing
from matchmaker.web.wording import LINES, fact_name, named


class Happened(NamedTuple):
    """A change of a profile, and the name of who made it."""

    change: history.Change
    by: str


def fact(held: Any) -> str:
    """A fact of a profile as people read it, of lines what each is about; blank where nothing is known."""
    match held:
        case None:
            return ""
        case bool():
            return say("ya", "yes") if held else say("tidak", "no")
        case date():
            return day(held)
        case list() | tuple():
            return ", ".join(map(_line, held))
    return str(held)


def _line(held: Any) -> str:
    if isinstance(held, str):
        return held
    known = held if isinstance(held, Mapping) else {name: getattr(held, name, None) for name in ("product", "kind", "skill")}
    return next((str(known[name]) for name in ("product", "kind", "skill") if known.get(name)), "")


def _fields(row: Happened) -> str:
    return "; ".join(_field(name, pair) for name, pair in row.change.entry.changes.items())


def _field(name: str, pair: Any) -> str:
    before, after = pair or (None, None)
    return f"{fact_name(name)}: {fact(before) or '–'} → {fact(after) or '–'}" if pair and name not in LINES else fact_name(name)


CHANGES = Listing(
    "Perubahan",
    "Changes",
    (
        Column("at", "Waktu", "When", lambda row: row.change.entry.at),
        Column("by", "Oleh", "By", lambda row: row.by),
        Column("act", "Kejadian", "What happened", lambda row: named(row.change.entry.act, "ACTS")),
        Column("fields", "Isian", "Fields", _fields),
        Column("visit", "Kunjungan", "Visit", lambda row: row.change.visit_id),
    ),
)
"""The latest first, as it happened."""


def search(asked: Asked, firm: Any) -> tuple[list[Happened], int]:
    """What happened to the firm's profile, and how often something did."""
    found, total = history.changes(http.session(), firm, asked.page)
    who = accounts.those(http.session(), {each.entry.actor_id for each in found if each.entry.actor_id})
    nobody = say("layanan", "the service")
    return [Happened(each, who[each.entry.actor_id].full_name if each.entry.actor_id in who else nobody) for each in found], total
