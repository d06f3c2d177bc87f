"""The refused rows of a file as a workbook to mend and upload again, each with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchmaker.i18n import label, say
from matchmaker.interchange.dataset import RowProblem
from matchmaker.interchange.rows import FIRM_COLUMNS, REMARK_EN, REMARK_ID, REMARKS, Rows
from matchmaker.interchange.sheet import Sheet
from matchmaker.interchange.sheets import sheets
from matchmaker.interchange.tables import LINE_TABLES, TABLES, plain
from matchmaker.interchange.workbook_writer import workbook
from matchmaker.interchange.writer import cell_text

Mapped = Mapping[str, Mapping[str, str]]


def corrected_rows(source: bytes, name: str, problems: Sequence[RowProblem], mapping: Mapped | None = None) -> bytes:
    """The .xlsx: refused rows with their own headings and values and a last column that says what to mend.

    Rows that a refused one needs come along, without a remark: the firm it names, and the firm's other lines of that table, because an
    upload replaces the lines of a firm. `mapping` is what `read` was given. Raises Invalid where the file cannot be read.
    """
    kept = _Kept(sheets(source, name), problems, mapping or {})
    return workbook({label(TABLES[sheet.name]): kept.lines(sheet) for sheet in kept.sheets if kept.wanted(sheet)}, _text)


class _Kept:
    """Which rows of the sheets stay, and what is said of them."""

    def __init__(self, found: Sequence[Sheet], problems: Sequence[RowProblem], mapping: Mapped) -> None:
        self.sheets = found
        self.said: dict[tuple[str, int], list[str]] = {}
        for each in problems:
            self.said.setdefault((each.file, each.row), []).append(f"{each.column}: {each.reason}" if each.column else each.reason)
        self.columns = {sheet.name: Rows(sheet, mapping.get(sheet.name)).columns for sheet in found}
        self.lines_of = {sheet.name: {firm for row in self._refused(sheet) for firm in self._firms(sheet, row)} for sheet in found}
        self.firms: set[str] = set().union(*self.lines_of.values())

    def wanted(self, sheet: Sheet) -> bool:
        """Does the table stay: the firms always, because nothing is read without them."""
        return sheet.name == "firms" or bool(self.lines_of[sheet.name]) or any(file == sheet.file for file, _ in self.said)

    def lines(self, sheet: Sheet) -> list[list[Any]]:
        """Heading and rows with the remark as the last cell."""
        width = max([len(sheet.heading), *(len(cells) for _, cells in sheet.rows)])
        remark = say(REMARK_ID, REMARK_EN)
        earlier = [place for place, heading in enumerate(sheet.heading) if plain(heading) in REMARKS]
        known = [place for place in range(width) if place not in earlier]
        rows = [(sheet.heading, remark), *((cells, "; ".join(self._remarks(sheet, row))) for row, cells in self._staying(sheet))]
        return [[*(cells[place] if place < len(cells) else None for place in known), said] for cells, said in rows]

    def _staying(self, sheet: Sheet) -> Iterator[tuple[int, list[Any]]]:
        for row, cells in sheet.rows:
            named = self._firms(sheet, cells)
            with_it = (sheet.name == "firms" and named & self.firms) or (sheet.name in LINE_TABLES and named & self.lines_of[sheet.name])
            if self._remarks(sheet, row) or with_it:
                yield row, cells

    def _refused(self, sheet: Sheet) -> Iterator[list[Any]]:
        return (cells for row, cells in sheet.rows if self._remarks(sheet, row))

    def _remarks(self, sheet: Sheet, row: int) -> list[str]:
        """What is wrong with the row, also where it is the heading that is wrong."""
        return self.said.get((sheet.file, sheet.heading_row), []) + self.said.get((sheet.file, row), [])

    def _firms(self, sheet: Sheet, cells: Sequence[Any]) -> set[str]:
        named = (cell for column, cell in zip(self.columns[sheet.name], cells, strict=False) if column in FIRM_COLUMNS)
        return {str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip() for cell in named} - {"", "None"}


def _text(value: Any) -> str:
    """As it stood; what stands behind an apostrophe already gets no second one."""
    return value if isinstance(value, str) and value.startswith("'") and value.isprintable() else cell_text(value)
