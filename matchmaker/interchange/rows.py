"""Rows of one sheet as column to cell: headings understood, what nobody knows reported, blanks left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from matchmaker.i18n import say
from matchmaker.interchange.dataset import RowProblem
from matchmaker.interchange.sheets import Sheet
from matchmaker.interchange.tables import TABLES, plain
from matchmaker.interchange.writer import RISKY

Cells = dict[str, Any]
BLANK = ("", None)
LONGEST_SHOWN = 120


class Rows:
    """The rows of a sheet; `problems` are those of its heading and leave no row, `notices` name the columns that are ignored."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        table = TABLES[sheet.name]
        known = table.headings()
        self.columns = [known.get(plain(heading)) for heading in sheet.heading]
        ignored = [heading for place, heading in enumerate(self._shown_headings()) if self.columns[place] is None and heading]
        self.notices = [
            say("{file}: kolom “{heading}” tidak dikenal dan diabaikan", "{file}: the column “{heading}” is not known and ignored",
                file=sheet.file, heading=heading[:60])
            for heading in ignored
        ]  # fmt: skip
        twice = {column for column in self.columns if column and self.columns.count(column) > 1}
        missing = [column for column in table.required() if column not in self.columns]
        self.problems = [
            *(self.problem(1, column, column, say("kolom ini ada dua kali", "this column is there twice")) for column in sorted(twice)),
            *(self.problem(1, column, "", say("kolom wajib ini tidak ada", "this required column is missing")) for column in missing),
        ]

    def _shown_headings(self) -> list[str]:
        """The headings; a column that has none but is filled in is called by its number."""
        unnamed = [place for place, heading in enumerate(self.sheet.heading) if not heading.strip()]
        used = {place for place in unnamed for _, cells in self.sheet.rows if len(cells) > place and cells[place] not in BLANK}
        return [f"#{place + 1}" if place in used else heading.strip() for place, heading in enumerate(self.sheet.heading)]

    def problem(self, row: int, column: str, value: Any, reason: str) -> RowProblem:
        """A problem of this sheet."""
        shown = int(value) if isinstance(value, float) and value.is_integer() else value
        return RowProblem(self.sheet.file, row, column, "" if shown is None else str(shown)[:LONGEST_SHOWN], reason)

    def __iter__(self) -> Iterator[tuple[int, Cells | RowProblem]]:
        """Row number and cells, or the problem of a row that is longer than the heading."""
        width = len(self.columns)
        for number, cells in () if self.problems else self.sheet.rows:
            beyond = next((cell for cell in cells[width:] if cell not in BLANK), None)
            if beyond is None:
                pairs = zip(self.columns, cells, strict=False)
                yield number, {column: cell for column, raw in pairs if column and (cell := _clean(raw)) not in BLANK}
            else:
                reason = say(
                    "baris ini lebih panjang daripada judul kolom; beri tanda kutip pada isian yang memuat koma atau titik koma",
                    "this row is longer than the heading; quote what contains a comma or semicolon",
                )
                yield number, self.problem(number, "", beyond, reason)


def _clean(cell: Any) -> Any:
    """A cell without edges, and without the apostrophe that keeps a spreadsheet from running it as a formula."""
    if isinstance(cell, str):
        text = cell.strip()
        return text[1:] if text[:1] == "'" and text[1:2] in RISKY and len(text) > 1 else text
    return cell if isinstance(cell, bool | int | float | date) or cell is None else str(cell)
