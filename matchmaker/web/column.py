"""Column: a heading of a list with what stands below it, to be read on a page and to be reckoned with in a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from matchmaker.i18n import WIB, day, number, say
from matchmaker.web.wording import moment

DIGITS = 2

MOST_SHOWN = 3
"""So many of several values stand in a cell of a page; a workbook holds all."""

Value = str | float | bool | date | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and what stands below it: the `value` of a row, which people read by `write`; not `shown` unless the reader wants it.

    Without a value it holds what can be done with a row, and is left out of workbooks. `figures` are compared, and stand below each other.
    """

    name: str
    label_id: str
    label_en: str
    value: Callable[[Any], Value] | None = None
    shown: bool = True
    write: Callable[[Any], str] | None = None
    figures: bool = False

    def text(self, row: Any) -> str:
        """The row's value as people read it; blank where there is none."""
        found = self.value(row) if self.value else None
        return "" if found is None or found in ("", []) else (self.write or _written)(found)

    def exact(self, row: Any) -> Value:
        """The row's value as a workbook takes it: a moment is that of the office's clocks."""
        found = self.value(row) if self.value else None
        match found:
            case bool():
                return _written(found)
            case datetime():
                return found.astimezone(WIB).replace(tzinfo=None, microsecond=0)
            case list():
                return ", ".join(found)
        return found


def _written(value: Any) -> str:
    match value:
        case bool():
            return say("ya", "yes") if value else say("tidak", "no")
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case int() | float():
            return number(value, DIGITS)
        case list():
            return _some(value)
    return str(value)


def _some(values: list[str]) -> str:
    some, more = ", ".join(values[:MOST_SHOWN]), len(values) - MOST_SHOWN
    return say("{some}, dan {more} lagi", "{some}, and {more} more", some=some, more=more) if more > 0 else some
