"""Workbooks that are pleasant to open: bold headings that stay in sight, columns as wide as what they hold; no moment in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
NARROWEST, WIDEST = 10, 60
_FIRST_YEAR = 1901
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook(tables: Mapping[str, list[list[Any]]], text: Callable[[Any], str]) -> bytes:
    """Sheet title to rows, headings first; numbers and days as such, everything else as `text` writes it, so that none of it is run."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    for title, rows in tables.items():
        lines = [[_typed(cell, text) for cell in row] for row in rows]
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for place, cells in enumerate(zip(*lines, strict=True), start=1):
            sheet.column_dimensions[get_column_letter(place)].width = _width(cells)
        headings = [WriteOnlyCell(sheet, heading) for heading in lines[0]]
        for cell in headings:
            cell.font = Font(bold=True)
        sheet.append(headings)
        for line in lines[1:]:
            sheet.append([_exact(sheet, cell) if isinstance(cell, float) else cell for cell in line])
    return saved(book)


def _exact(sheet: WriteOnlyWorksheet, value: float) -> Any:
    """The number with all its digits, of which openpyxl writes sixteen."""
    from openpyxl.cell import WriteOnlyCell

    if float(f"{value:.16g}") == value:
        return value
    cell = WriteOnlyCell(sheet, repr(value))
    cell.data_type = "n"
    return cell


def _width(cells: tuple[Any, ...]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def _typed(value: Any, text: Callable[[Any], str]) -> Any:
    if isinstance(value, bool | int | float) or (isinstance(value, date) and value.year >= _FIRST_YEAR):
        return value
    return text(value) or None


def saved(book: Workbook) -> bytes:
    """The .xlsx without the moment at which it was saved."""
    stream, steady = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive, zipfile.ZipFile(steady, "w") as again:
        for entry in archive.namelist():
            content = archive.read(entry)
            content = _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", content) if entry == "docProps/core.xml" else content
            again.writestr(zipfile.ZipInfo(entry, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return steady.getvalue()
