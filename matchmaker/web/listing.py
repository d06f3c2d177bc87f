"""A list of the office: its columns, declared once, as a table that is sorted, narrowed and chosen from, and as a workbook."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from matchmaker.documents.workbook import workbook
from matchmaker.i18n import label, number, say
from matchmaker.services.downloads import Download
from matchmaker.store.pages import MOST_ROWS, WHOLE, Order, Page
from matchmaker.web.column import Column
from matchmaker.web.door import address_with, page
from matchmaker.web.downloads import NOT_FILTERS, asked_for, hand_out

NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list by its title and columns, the first of which is always shown; it can be sorted by those that are among `orders`.

    `usual` is the order that it has when none is asked for, with a minus where that is descending.
    """

    label_id: str
    label_en: str
    columns: Sequence[Column]
    orders: Collection[str] = ()
    usual: str = ""

    @property
    def sortable(self) -> list[Column]:
        """The columns by which it can be sorted."""
        return [each for each in self.columns if each.name in self.orders]

    def asked(self) -> Asked:
        """What the present address asks of the list."""
        return Asked(self, request.args.get("sort", "")[:64], frozenset(request.args.getlist("columns")), _whole())


def _whole() -> bool:
    return request.args.get("format") == "xlsx"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a list: an order by name, the columns `chosen` (the usual ones where none is), and the page or all of it."""

    listing: Listing
    sort: str
    chosen: Collection[str]
    whole: bool

    @property
    def page(self) -> Page:
        """The part to read."""
        return WHOLE if self.whole else page()

    @property
    def order(self) -> Order | None:
        """The order to read it in; None for the usual one."""
        return _order(self.sort) if self.sort and not self.unknown_sort else None

    @property
    def unknown_sort(self) -> bool:
        """Is an order asked for that the list does not have?"""
        return bool(self.sort) and all(each.name != self.sort.removeprefix("-") for each in self.listing.sortable)

    @property
    def filtered(self) -> bool:
        """Does the address ask for some of the rows only?"""
        return any(value for name, value in request.args.items() if name not in NOT_FILTERS)

    @property
    def columns(self) -> list[Column]:
        """Those to show, in their order."""
        first, *others = self.listing.columns
        return [first, *(each for each in others if (each.name in self.chosen if self.chosen else each.shown))]

    @property
    def sorts(self) -> list[tuple[str, str]]:
        """The orders to choose from, each with its name."""
        ways = ("", say("naik", "ascending")), ("-", say("turun", "descending"))
        return [(mark + each.name, f"{label(each)}, {way}") for each in self.listing.sortable for mark, way in ways]

    def shown(self, template: str, found: tuple[Sequence[Any], int], **more: Any) -> str:
        """The page, whose `found` are these rows of so many."""
        return render_template(template, found=Found(self, *found), **more)

    def answer(self, template: str, found: tuple[Sequence[Any], int], **more: Any) -> ResponseReturnValue:
        """The page, or where the address asks for it the workbook of the same rows."""
        return self._workbook(*found) if self.whole else self.shown(template, found, **more)

    def _workbook(self, rows: Sequence[Any], total: int) -> Response:
        columns = [each for each in self.columns if each.value]
        lines = [[each.exact(row) for each in columns] for row in rows]
        if total > len(rows):
            lines.append([_cut(len(rows), total), *[None] * (len(columns) - 1)])
        content = workbook(NOT_IN_A_TITLE.sub("", label(self.listing)), [label(each) for each in columns], lines)
        taken = Download(_plain(self.listing.label_en), len(rows), asked_for())
        return hand_out(content, f"{_plain(label(self.listing))}.xlsx", taken)


def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _order(sort: str) -> Order:
    return Order(sort.removeprefix("-"), descending=sort.startswith("-"))


def _cut(shown: int, total: int) -> str:
    return say(
        "Hanya {shown} baris pertama dari {total}; saring daftarnya, lalu unduh sebagian demi sebagian.",
        "Only the first {shown} rows of {total}; filter the list and download it part by part.",
        shown=number(shown),
        total=number(total),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for what was asked: the rows to show, and how many there are in all."""

    asked: Asked
    rows: Sequence[Any]
    total: int

    @property
    def cut(self) -> str:
        """What to do where a workbook does not hold all of them; blank where it does."""
        return _cut(MOST_ROWS, self.total) if self.total > MOST_ROWS else ""

    @property
    def workbook_address(self) -> str:
        """The address of the same rows as a workbook."""
        return address_with(format="xlsx", page=None)

    def direction(self, column: Column) -> str:
        """«ascending» or «descending» where the list is sorted by this column; blank otherwise."""
        order = self.asked.order or _order(self.asked.listing.usual)
        return "" if order.name != column.name else "descending" if order.descending else "ascending"

    def sort_address(self, column: Column) -> str:
        """The address of the list by this column; the other way round where it is so already. Blank where it cannot be sorted by it."""
        if column.name not in self.asked.listing.orders:
            return ""
        return address_with(sort=f"-{column.name}" if self.direction(column) == "ascending" else column.name, page=None)
