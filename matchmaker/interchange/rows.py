"""Rows of one sheet as column to cell: headings understood, what nobody knows reported, blanks left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from matchmaker.i18n import say
from matchmaker.interchange.dataset import RowProblem
from matchmaker.interchange.sheet import Sheet
from matchmaker.interchange.tables import TABLES, plain
from matchmaker.interchange.writer import RISKY

Cells = dict[str, Any]
BLANK = ("", None)
LONGEST_SHOWN = 120
FIRM_COLUMNS = ("id", "group", "firm", "seeker", "partner")
"""Columns that name firms; the first that a table has says whose its rows are."""
TOTALS = ("jumlah", "total", "jumlah total", "grand total", "total jumlah", "sub total", "subtotal")
LONGEST_TOTAL = 20
EXAMPLE = "CONTOH"
"""The firm of the template's example rows, which are never read; no firm may have this id."""
REMARK_ID, REMARK_EN = "Yang perlu diperbaiki", "What to correct"
REMARKS = (plain(REMARK_ID), plain(REMARK_EN))
"""The column that a workbook of refused rows adds, and that reading passes over."""


class Rows:
    """The rows of a sheet; `problems` are those of its heading and leave no row, `notices` name the columns that are ignored."""

    def __init__(self, sheet: Sheet, meant: Mapping[str, str] | None = None) -> None:
        self.sheet, self.examples = sheet, 0
        table = TABLES[sheet.name]
        said = {plain(heading): column for heading, column in (meant or {}).items()}
        known = {**said, **table.headings()}
        self.columns = [known.get(plain(heading)) or None for heading in sheet.heading]
        ignored = [heading for place, heading in enumerate(self._shown_headings()) if self.columns[place] is None and heading]
        ignored = [heading for heading in ignored if plain(heading) not in REMARKS]
        self.unknown = [heading for heading in ignored if plain(heading) not in said]
        self.notices = list(sheet.notices) + [
            say("{file}: kolom “{heading}” tidak dikenal dan diabaikan", "{file}: the column “{heading}” is not known and ignored",
                file=sheet.file, heading=heading[:60])
            for heading in ignored
        ]  # fmt: skip
        twice = {column for column in self.columns if column and self.columns.count(column) > 1}
        self.firm = next(column for column in FIRM_COLUMNS if column in table.columns)
        self.required = set(table.required())
        missing = [column for column in table.required() if column not in self.columns]
        self.problems = [
            *(self._heading(column, column, say("kolom ini ada dua kali", "this column is there twice")) for column in sorted(twice)),
            *(self._heading(column, "", say("kolom wajib ini tidak ada", "this required column is missing")) for column in missing),
        ]
        if not any(heading.strip() for heading in sheet.heading):
            empty = say("tabel ini kosong, judul kolom pun tidak ada", "this table is empty, without even headings")
            self.problems = [self._heading("", "", empty)]

    def _shown_headings(self) -> list[str]:
        """The headings; a column that has none but is filled in is called by its number."""
        unnamed = [place for place, heading in enumerate(self.sheet.heading) if not heading.strip()]
        used = {place for place in unnamed for _, cells in self.sheet.rows if len(cells) > place and cells[place] not in BLANK}
        return [f"#{place + 1}" if place in used else heading.strip() for place, heading in enumerate(self.sheet.heading)]

    def _heading(self, column: str, value: str, reason: str) -> RowProblem:
        return self.problem(self.sheet.heading_row, column, value, reason)

    def problem(self, row: int, column: str, value: Any, reason: str) -> RowProblem:
        """A problem of this sheet."""
        shown = int(value) if isinstance(value, float) and value.is_integer() else value
        heading = self.sheet.heading[self.columns.index(column)].strip() if column in self.columns else ""
        return RowProblem(self.sheet.file, row, column, "" if shown is None else str(shown)[:LONGEST_SHOWN], reason, heading[:60])

    def __iter__(self) -> Iterator[tuple[int, Cells | RowProblem]]:
        """Row number and cells, or the problem of a row of which not every cell can be told; the template's example is left out."""
        width = len(self.columns)
        for number, cells in () if self.problems else self.sheet.rows:
            pairs = zip(self.columns, cells, strict=False)
            taken = {column: cell for column, raw in pairs if column and (cell := _clean(raw)) not in BLANK}
            if taken.get(self.firm) == EXAMPLE:
                self.examples += 1
            elif len(cells) > width and any(cell not in BLANK for cell in cells[width:]):
                yield number, self._too_long(number, cells[width:])
            else:
                yield number, self._flaw(number) or self._total(number, taken) or taken

    def _too_long(self, number: int, beyond: list[Any]) -> RowProblem:
        reason = say(
            "baris ini lebih panjang daripada judul kolom; beri tanda kutip pada isian yang memuat koma atau titik koma",
            "this row is longer than the heading; quote what contains a comma or semicolon",
        )
        return self.problem(number, "", next(cell for cell in beyond if cell not in BLANK), reason)

    def _flaw(self, number: int) -> RowProblem | None:
        """The first cell of a known column whose value the workbook does not tell."""
        for place, kind in self.sheet.flaws.get(number, ()):
            if place < len(self.columns) and (column := self.columns[place]):
                return self.problem(number, column, "", _untold(kind))
        return None

    def _total(self, number: int, taken: Cells) -> RowProblem | None:
        """A row that adds up the others: its first cell says so, and it names no firm of its own."""
        first = next(iter(taken.values()), None)
        if not isinstance(first, str) or len(first) > LONGEST_TOTAL or plain(first) not in TOTALS or self.required <= taken.keys():
            return None
        reason = say("baris jumlah, bukan data; hapus baris ini", "a row of totals, no data; remove it")
        return self.problem(number, next(iter(taken)), first, reason)


def _untold(kind: str) -> str:
    if kind == "merged":
        return say("sel gabungan; pisahkan (unmerge) dan isi setiap baris", "a merged cell; split it and fill in each row")
    if kind == "error":
        return say("sel ini berisi galat Excel seperti #N/A; perbaiki rumusnya", "this cell holds an error such as #N/A; mend its formula")
    return say(
        "sel ini berisi rumus yang belum dihitung; buka di Excel lalu simpan ulang",
        "this cell holds a formula that was never calculated; open it in Excel and save it again",
    )


def _clean(cell: Any) -> Any:
    """A cell without edges, and without the apostrophe that keeps a spreadsheet from running it as a formula."""
    if isinstance(cell, str):
        text = cell.strip()
        return text[1:] if text[:1] == "'" and text[1:2] in RISKY and len(text) > 1 else text
    return cell if isinstance(cell, bool | int | float | date) or cell is None else str(cell)
