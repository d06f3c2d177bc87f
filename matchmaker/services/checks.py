"""check(): what stands behind a code that somebody was shown on paper, a visit or a letter."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from matchmaker.services import attempts, codes
from matchmaker.store import letters, visits
from models import Letter, Visit

MOST_CHECKS = 30
"""Wrong codes that an address may try within a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Found:
    """The one of the two that has the code."""

    visit: Visit | None
    letter: Letter | None

    @property
    def office(self) -> str:
        """The office that keeps it; blank for neither."""
        kept = self.visit or self.letter
        return kept.office if kept else ""


def check(session: Session, typed: str, address: str) -> Found | None:
    """What has that code; None for any code that is none, whatever is wrong with it. COMMITS; TooMany where too many were wrong.

    A planned visit of an account that has been closed is none: whoever shows its slip does not come from the office.
    """
    counted = attempts.count(session, "check", address, MOST_CHECKS)
    code = codes.meant(typed)
    found = Found(visits.find(session, code), letters.find(session, code))
    if found == Found(None, None) or (found.visit and found.visit.state == "planned" and not found.visit.official.active):
        return None
    attempts.withdraw(session, counted)
    return found
