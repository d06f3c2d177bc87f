"""Workbooks that are pleasant to open: bold headings that stay in sight, columns as wide as what they hold; no moment in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from matchmaker.interchange import sheet_rows

if TYPE_CHECKING:
    from openpyxl import Workbook

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
NARROWEST, WIDEST = 10, 60
_FIRST_YEAR = 1901
_DAYS = date(2000, 1, 1), datetime(2000, 1, 1)  # noqa: DTZ001 - a sheet knows no zones
_END = b"</sheetData>"
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook(tables: Mapping[str, list[list[Any]]], text: Callable[[Any], str]) -> bytes:
    """Sheet title to rows, headings first; numbers and days as such, everything else as `text` writes it, so that none of it is run."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book, written = openpyxl.Workbook(write_only=True), {}
    for number, (title, rows) in enumerate(tables.items(), start=1):
        lines = [[_typed(cell, text) for cell in row] for row in rows]
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for place, cells in enumerate(zip(*lines, strict=True), start=1):
            sheet.column_dimensions[get_column_letter(place)].width = _width(cells)
        headings = [WriteOnlyCell(sheet, heading) for heading in lines[0]]
        for cell in headings:
            cell.font = Font(bold=True)
        sheet.append(headings)
        styles = {type(day): WriteOnlyCell(sheet, day).style_id for day in _DAYS}
        written[f"xl/worksheets/sheet{number}.xml"] = sheet_rows.written(lines[1:], styles, first=2)
    return saved(book, written)


def _width(cells: tuple[Any, ...]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def _typed(value: Any, text: Callable[[Any], str]) -> Any:
    if value is None or isinstance(value, bool | int | float) or (isinstance(value, date) and value.year >= _FIRST_YEAR):
        return value
    return text(value) or None


def saved(book: Workbook, rows: Mapping[str, bytes] | None = None) -> bytes:
    """The .xlsx without the moment at which it was saved; `rows` are written behind those of the sheets of these names."""
    stream, steady = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive, zipfile.ZipFile(steady, "w") as again:
        for entry in archive.namelist():
            content = archive.read(entry)
            content = _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", content) if entry == "docProps/core.xml" else content
            content = content.replace(_END, rows[entry] + _END) if rows and entry in rows else content
            again.writestr(zipfile.ZipInfo(entry, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return steady.getvalue()
