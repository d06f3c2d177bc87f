"""Partnerships on which two firms have agreed, as the public register lists them."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from matchmaker.store import pages
from matchmaker.store.areas import within
from matchmaker.terms import CONCLUDED_STATES
from models import Finding, Firm, Partnership


def search(session: Session, area: str, page: pages.Page) -> tuple[list[Partnership], int]:
    """One page of those in which a firm kept by an office in `area` takes part, the latest first, and how many there are in all.

    What an official has found to be no partnership is left out.
    """
    kept = select(Firm.id).where(within(Firm.office, area))
    query = select(Partnership).where(Partnership.state.in_(CONCLUDED_STATES), ~Partnership.findings.any(Finding.decision == "is_none"))
    query = query.where(or_(Partnership.seeker_id.in_(kept), Partnership.partner_id.in_(kept))).order_by(Partnership.id.desc())
    sides = (joinedload(Partnership.seeker), joinedload(Partnership.partner), selectinload(Partnership.steps))
    return pages.read(session, query.options(*sides), page)
