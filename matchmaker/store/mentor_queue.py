"""Firms that wait for a mentor, and the mentorships that they had."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, false, func, select
from sqlalchemy.orm import Session

from matchmaker.store.areas import within
from matchmaker.store.partnerships import TAKES_A_PLACE
from models import Firm, Partnership, PartnershipStep, Skill


def _waits(area: str) -> ColumnElement[bool]:
    """Of `area`, wants to learn a skill, may be suggested, and takes no mentor's place."""
    wants = exists().where(Skill.firm_id == Firm.id, Skill.side == "wants")
    served = exists().where(Partnership.seeker_id == Firm.id, *TAKES_A_PLACE).correlate(Firm)
    suggestible = Firm.active.is_not(false()), Firm.consent.is_not(false())
    return and_(within(Firm.office, area), wants, ~served, *suggestible)


def waiting(session: Session, area: str) -> list[tuple[int, datetime]]:
    """The key of each firm of `area` that waits, and when its profile was entered."""
    return [(key, entered) for key, entered in session.execute(select(Firm.id, Firm.created_at).where(_waits(area)))]


def ended(session: Session, area: str) -> list[tuple[int, datetime, str | None]]:
    """Of those that wait, the former mentorships: the mentee's key, when it ended, and why, None where it was completed."""
    last_step = select(func.max(PartnershipStep.at)).where(PartnershipStep.partnership_id == Partnership.id)
    end = func.coalesce(last_step.scalar_subquery(), Partnership.changed_at)
    former = Partnership.pairing == "mentorship", Partnership.state.in_(("completed", "ended"))
    waits = Partnership.seeker_id.in_(select(Firm.id).where(_waits(area)))
    query = select(Partnership.seeker_id, end, Partnership.reason).where(*former, waits)
    return [(key, at, reason) for key, at, reason in session.execute(query)]
