"""Page: which part of a list is wanted; no list is read without one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

LARGEST = 100
USUAL = 25

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page:
    """The `number`th part of a list, counted from 1, of `size` rows, at most LARGEST."""

    number: int = 1
    size: int = USUAL

    @property
    def start(self) -> int:
        """How many rows stand before it."""
        return (max(self.number, 1) - 1) * self.rows

    @property
    def rows(self) -> int:
        """How many rows it holds at most."""
        return min(max(self.size, 1), LARGEST)


def read(session: Session, query: Select[Row], page: Page) -> tuple[list[Row], int]:
    """The rows of one page of an ordered query, and how many there are in all."""
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    return list(session.scalars(query.limit(page.rows).offset(page.start)).unique()), total


def contains(column: Any, text: str) -> Any:
    """Does the column hold the text, in any case? `%` and `_` in it mean themselves."""
    return column.icontains(text, autoescape=True)
