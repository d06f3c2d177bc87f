"""Letters about partnerships as they are looked up and numbered."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Letter


@dataclass(frozen=True, slots=True)
class Series:
    """What is numbered from one on: the letters of an office of one year and kind."""

    office: str
    year: int
    kind: str


def get(session: Session, letter_id: int) -> Letter | None:
    """The letter of that key."""
    return session.get(Letter, letter_id)


def find(session: Session, code: str) -> Letter | None:
    """The letter of that check code."""
    return session.scalar(select(Letter).where(Letter.code == code))


def of(session: Session, partnership_id: int) -> list[Letter]:
    """The letters about that partnership, the latest first."""
    return list(session.scalars(select(Letter).where(Letter.partnership_id == partnership_id).order_by(Letter.id.desc())))


def last(session: Session, series: Series) -> int:
    """The last number that is taken; 0 where none is."""
    query = select(func.max(Letter.serial)).where(Letter.office == series.office, Letter.year == series.year, Letter.kind == series.kind)
    return session.scalar(query) or 0
