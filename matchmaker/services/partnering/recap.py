"""The recap of partnerships for the head of an office: counted anew at each request, from one read of the firms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from matchmaker.engine.partnering import recap as engine
from matchmaker.engine.partnering.recap import Entry, Recap, Sized
from matchmaker.engine.reference import is_within
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.store import firms, profiles, recaps
from matchmaker.store.profiles import OUTLINE
from matchmaker.store.recaps import Area, Life
from matchmaker.terms import CONCLUDED_STATES

COUNTED = (*OUTLINE, "legal_form", "domestic", "active")
"""What is asked of each firm: with its outline, what the 40 % rule turns on, and whether it is at work."""
STATES_WITH_A_VALUE = (*CONCLUDED_STATES, "ended")
"""States of a partnership whose value was agreed on, whatever came of it."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both counted."""

    since: date
    until: date


def period(since: date | None = None, until: date | None = None) -> Period:
    """From `since` to `until`; where one is not said, the whole of the other's year, and this year where neither is."""
    year = (since or until or today()).year
    return Period(since or date(year, 1, 1), until or date(year, 12, 31))


def recapitulate(session: Session, actor: Actor, asked: Period) -> Recap:
    """The numbers of the actor's region; those of the sample city only where there is nothing else."""
    area = Area(actor.region, firms.only_sample(session, actor.region))
    read = {each.key: each for each in profiles.read(session, area.firms, only=COUNTED)}
    known = {key: Sized.of(each.profile) for key, each in read.items()}
    entries = [_entry(each, known) for each in recaps.lives(session, area, asked.since, asked.until)]
    own = ((key, known[key]) for key, each in read.items() if is_within(each.office, actor.region))
    small = engine.served(own, recaps.partnered(session, area))
    return engine.recap((asked.since, asked.until), entries, small, sample=area.sample)


def _entry(life: Life, known: Mapping[int, Sized]) -> Entry:
    seeker, partner = known[life.seeker_id], known[life.partner_id]
    lasted = ((life.closed or today()) - life.agreed).days if life.agreed else None
    groups = engine.described(engine.smaller(life.pairing, seeker, partner))
    value = life.value if life.state in STATES_WITH_A_VALUE else None
    return Entry(life.pairing, life.state, life.pattern or "", **groups, reason=life.reason or "", value=value, days=lasted,
                 verdict=engine.verdict_on(life.pairing, partner.profile))  # fmt: skip
