"""The public register of concluded partnerships: who with whom, by which pattern, since which year; no values, contacts or terms."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.recap import sector_of, sector_title
from matchmaker.engine.reference import regions
from matchmaker.i18n import day_of
from matchmaker.store import concluded
from matchmaker.store.pages import Page
from matchmaker.terms import CONCLUDED_STATES
from models import Firm, Partnership


@dataclass(frozen=True, slots=True)
class Side:
    """A firm that wishes to be seen: its name, the golongan pokok of its trade, and its kelurahan, where they are recorded."""

    name: str
    sector: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register; a side is None where the firm has not said that it wishes to be seen, `year` that of the agreement."""

    seeker: Side | None
    partner: Side | None
    pairing: str
    pattern: str | None
    state: str
    year: int | None
    sample: bool


def search(session: Session, area: str, page: Page) -> tuple[list[Entry], int]:
    """One page of the register of an area, the latest first, and how many lines there are in all."""
    found, total = concluded.search(session, area, page)
    return [_entry(each) for each in found], total


def _entry(row: Partnership) -> Entry:
    return Entry(_side(row.seeker), _side(row.partner), row.pairing, row.pattern, row.state, _year(row), row.seeker.sample)


def _side(firm: Firm) -> Side | None:
    """Without consent neither name nor what would lead to it."""
    if firm.consent is not True:
        return None
    place, sector = regions().get(firm.region or ""), sector_of(firm.kbli_version, firm.kbli)
    return Side(firm.name, sector_title(sector) or None, place.name if place else None)


def _year(row: Partnership) -> int | None:
    """The year in which they agreed, as the steps tell; by the day of the decision where they had agreed before it was on record here."""
    first = next((each for each in row.steps if each.new_state in CONCLUDED_STATES), None)
    here = day_of(first.at) if first else None
    agreed = here if first and first.old_state not in CONCLUDED_STATES else row.decided_on or here
    return agreed.year if agreed else None
