"""of(): when the facts of firms were last seen and on which visit, and how far they can be relied upon."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from matchmaker.engine import freshness
from matchmaker.i18n import today
from matchmaker.store import visits
from models import Firm


@dataclass(frozen=True, slots=True)
class Freshness:
    """The last day on which the facts were seen, the last visit's key, whether they are older than twelve months, and a CONFIDENCE."""

    observed_on: date | None
    visit_id: int | None
    old: bool
    confidence: str


def of(session: Session, firms: Collection[Firm]) -> dict[int, Freshness]:
    """For each firm by key; an official has seen the facts on a visit, or when attesting a certificate."""
    last, now = visits.last_done(session, [each.id for each in firms]), today()
    found = {}
    for firm in firms:
        visit = last.get(firm.id)
        attested = visit is not None or any(each.evidence != "self" for each in firm.certificates)
        seen = firm.observed_on
        found[firm.id] = Freshness(
            seen, visit.id if visit else None, freshness.is_old(seen, now), freshness.confidence(seen, attested, now)
        )
    return found
