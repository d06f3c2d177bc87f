"""What a recap reads: partnerships that began in a period with the days of their life, the firms of both sides, who has a partner now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from matchmaker.engine.partnering.steps import BINDING_STATES
from matchmaker.i18n import WIB, day_of
from matchmaker.store.areas import within
from matchmaker.terms import CLOSED_STATES, CONCLUDED_STATES
from models import Firm, Partnership, PartnershipStep

FACTS = ("pairing", "seeker_id", "partner_id", "state", "pattern", "reason", "value")


@dataclass(frozen=True, slots=True)
class Area:
    """The real firms kept by offices in an area, or those of the sample city."""

    code: str
    sample: bool

    @property
    def keys(self) -> Select[int]:
        """The query for the firms' keys."""
        return select(Firm.id).where(within(Firm.office, self.code), Firm.sample == self.sample)

    @property
    def partnerships(self) -> Any:
        """Is one of the two sides a firm of the area?"""
        return or_(Partnership.seeker_id.in_(self.keys), Partnership.partner_id.in_(self.keys))

    @property
    def firms(self) -> Select[Firm]:
        """The query for the firms, and for their partners from elsewhere."""
        sides = (Partnership.seeker_id, Partnership.partner_id)
        partners = [Firm.id.in_(select(side).where(self.partnerships)) for side in sides]
        return select(Firm).where(Firm.sample == self.sample, or_(within(Firm.office, self.code), *partners))


@dataclass(frozen=True, slots=True)
class Life:
    """A partnership's two sides and facts, and the days on which it began, was agreed and was closed, as far as they are known."""

    pairing: str
    seeker_id: int
    partner_id: int
    state: str
    pattern: str | None
    reason: str | None
    value: float | None
    began: date
    agreed: date | None
    closed: date | None


def lives(session: Session, area: Area, since: date, until: date) -> list[Life]:
    """The partnerships that began between the two days, both counted.

    One begins when it is recorded, or on the day that was decided on it where that was earlier, as with those that are imported.
    """
    created = and_(Partnership.created_at >= _start(since), Partnership.created_at < _start(until + timedelta(1)))
    in_time = or_(created, Partnership.decided_on.between(since, until))
    agreed, closed = (_first_entry(states) for states in (CONCLUDED_STATES, CLOSED_STATES))
    facts = [getattr(Partnership, name) for name in (*FACTS, "created_at", "decided_on")]
    query = select(*facts, agreed.c.at.label("agreed_at"), closed.c.at.label("closed_at"))
    for step in (agreed, closed):
        query = query.outerjoin(step, step.c.partnership_id == Partnership.id)
    found = [_life(row) for row in session.execute(query.where(area.partnerships, in_time))]
    return [each for each in found if since <= each.began <= until]


def partnered(session: Session, area: Area) -> set[int]:
    """The keys of the firms that have a partner now: an agreement that is to be carried out, or is."""
    query = select(Partnership.seeker_id, Partnership.partner_id).where(area.partnerships, Partnership.state.in_(BINDING_STATES))
    return {key for row in session.execute(query) for key in row}


def _first_entry(states: tuple[str, ...]) -> Any:
    """When each partnership first came into one of the states from one that is none of them."""
    steps = select(PartnershipStep.partnership_id, func.min(PartnershipStep.at).label("at")).where(
        PartnershipStep.new_state.in_(states), or_(PartnershipStep.old_state.is_(None), PartnershipStep.old_state.not_in(states))
    )
    return steps.group_by(PartnershipStep.partnership_id).subquery()


def _life(row: Any) -> Life:
    created, decided = day_of(row.created_at), row.decided_on
    known = row.state in BINDING_STATES or (row.closed_at and row.state in ("completed", "ended"))
    agreed = day_of(row.agreed_at) if row.agreed_at else decided if known else None
    closed = day_of(row.closed_at) if row.closed_at else decided if row.state in CLOSED_STATES else None
    facts: dict[str, Any] = {name: getattr(row, name) for name in FACTS}
    return Life(**facts, began=min(created, decided or created), agreed=agreed, closed=closed)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), WIB)
