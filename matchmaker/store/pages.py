"""Page and Order: which part of a list is wanted, and how it is sorted; no list is read without the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

LARGEST = 100
USUAL = 25
MOST_ROWS = 10_000
"""So many rows of a list a workbook holds: with its usual columns it is made in a second, with all of the widest list in three."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page:
    """The `number`th part of a list, counted from 1, of `size` rows, at most `largest`."""

    number: int = 1
    size: int = USUAL
    largest: int = LARGEST

    @property
    def start(self) -> int:
        """How many rows stand before it."""
        return (max(self.number, 1) - 1) * self.rows

    @property
    def rows(self) -> int:
        """How many rows it holds at most."""
        return min(max(self.size, 1), self.largest)


WHOLE = Page(size=MOST_ROWS, largest=MOST_ROWS)
"""A list as a workbook holds it."""


@dataclass(frozen=True, slots=True)
class Order:
    """The name of one of a list's orders; the other way round where it is `descending`."""

    name: str
    descending: bool = False


Orders = Mapping[str, Any]
"""The orders that a list can be read in, by name: what each compares."""


def ordered(query: Select[Row], known: Orders, order: Order | None, *usual: Any) -> Select[Row]:
    """The query in that order, if it is known, blanks last; what is equal, and everything otherwise, in the usual one, which is total."""
    if order is None or order.name not in known:
        return query.order_by(*usual)
    first = known[order.name]
    return query.order_by((first.desc() if order.descending else first.asc()).nulls_last(), *usual)


def place_in(column: Any, values: Iterable[str]) -> Any:
    """The place of the column's value among these, by which a closed vocabulary is sorted as it is listed."""
    return case({value: place for place, value in enumerate(values)}, value=column)


def looked_up(name: Any, condition: Any) -> Any:
    """The name, in small letters, in the row of another table for which the condition holds: by it is sorted who is named by a key."""
    return select(func.lower(name)).where(condition).scalar_subquery()


def read(session: Session, query: Select[Row], page: Page) -> tuple[list[Row], int]:
    """The rows of one page of an ordered query, and how many there are in all."""
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    return list(session.scalars(query.limit(page.rows).offset(page.start)).unique()), total


def contains(column: Any, text: str) -> Any:
    """Does the column hold the text, in any case? `%` and `_` in it mean themselves."""
    return column.icontains(text, autoescape=True)


def holds_word(column: Any, word: str) -> Any:
    """Does the column hold the word between spaces, in any case?"""
    return contains(" " + column + " ", f" {word} ")
