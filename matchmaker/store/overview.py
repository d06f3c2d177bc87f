"""What the first page of an office draws: its partnerships by month, kelurahan and sector, and how far they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import and_, case, func, or_, select, union
from sqlalchemy.orm import Session

from matchmaker.engine.partnering.recap import SAME_IN_ALL_VERSIONS, SECTOR_DIGITS
from matchmaker.i18n import WIB
from matchmaker.store.recaps import Area
from matchmaker.terms import CONCLUDED_STATES
from models import Firm, Partnership, PartnershipStep

PATH = ("suggested", "interested", "introduced", "exploring", "agreed", "running")
"""The states on the way from a suggestion to a partnership that runs."""
WAS_IN = {"completed": "running", "ended": "agreed"}
"""A closed state to the furthest state of PATH in which such a partnership must have been."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many partnerships of a key were recorded, and on how many of them the two are agreed."""

    key: str
    recorded: int
    agreed: int


def begun(session: Session, area: Area, months: Sequence[date]) -> Mapping[tuple[date, str], int]:
    """How many partnerships began in a month, by its first day and the pairing; `months` are these days, the earliest first.

    One begins when it is recorded, or on the day that was decided on it where that was earlier.
    """
    month = case(*((_since(day), place) for place, day in reversed([*enumerate(months)])), else_=-1).label("month")
    query = select(month, Partnership.pairing, func.count()).where(area.partnerships, _since(months[0]))
    rows = session.execute(query.group_by("month", Partnership.pairing))
    return {(months[place], pairing): count for place, pairing, count in rows}


def _since(day: date) -> Any:
    recorded = Partnership.created_at >= datetime.combine(day, time(), WIB)
    return and_(recorded, or_(Partnership.decided_on.is_(None), Partnership.decided_on >= day))


def by_region(session: Session, area: Area) -> list[Count]:
    """The partnerships by kelurahan of the area's firms, the most first, unknown last as ""; one within a kelurahan counts there once."""
    return _by(session, area, func.coalesce(Firm.region, ""))


def by_sector(session: Session, area: Area) -> list[Count]:
    """The partnerships by golongan pokok («2025:10») of the area's firms, counted likewise."""
    digits = func.substr(func.coalesce(Firm.kbli[0].as_string(), ""), 1, SECTOR_DIGITS)
    version = case((digits.in_(SAME_IN_ALL_VERSIONS), "2025"), else_=Firm.kbli_version)
    return _by(session, area, case((digits == "", ""), else_=version + ":" + digits))


def _by(session: Session, area: Area, key: Any) -> list[Count]:
    kept = area.keys.add_columns(key.label("key")).subquery()
    sides = (Partnership.seeker_id, Partnership.partner_id)
    each = union(*(select(Partnership.id, Partnership.state, kept.c.key).join(kept, kept.c.id == side) for side in sides)).subquery()
    recorded, agreed = func.count(), func.sum(case((each.c.state.in_(CONCLUDED_STATES), 1), else_=0))
    query = select(each.c.key, recorded, agreed).group_by(each.c.key).order_by(each.c.key == "", recorded.desc(), each.c.key)
    return [Count(*row) for row in session.execute(query)]


def reached(session: Session, area: Area) -> Mapping[str, int]:
    """How many partnerships ever came to each state of PATH or beyond it: all that are recorded, at the first."""
    steps = select(func.max(_place(PartnershipStep.new_state))).where(PartnershipStep.partnership_id == Partnership.id).scalar_subquery()
    places = select(_place(Partnership.state).label("now"), func.coalesce(steps, 0).label("before")).where(area.partnerships).subquery()
    found: Counter[str] = Counter()
    now_and_before = places.c.now, places.c.before
    for now, before, count in session.execute(select(*now_and_before, func.count()).group_by(*now_and_before)):
        found.update(dict.fromkeys(PATH[: max(now, before) + 1], count))
    return {state: found[state] for state in PATH}


def _place(state: Any) -> Any:
    """The place in PATH of a column's state; that of a declined one is the first."""
    places = {each: PATH.index(WAS_IN.get(each, each)) for each in (*PATH, *WAS_IN)}
    return case(places, value=state, else_=0)
