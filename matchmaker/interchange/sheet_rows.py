"""The rows of a sheet as they stand in an .xlsx file: openpyxl, which writes all around them, takes five times as long for each cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

LONGEST_TEXT = 32_767
"""So many letters a cell holds at most."""
Styles = Mapping[type[Any], int]
"""Kind of a day or moment to the number of its style in the workbook."""


def written(lines: Sequence[Sequence[Any]], styles: Styles, first: int) -> bytes:
    """The lines, from row number `first` on: truth values, numbers, days and moments as such, all else is text already; None is blank."""
    from openpyxl.utils import get_column_letter

    letters = [get_column_letter(place) for place in range(1, max(map(len, lines), default=0) + 1)]
    return "".join(_row(number, zip(letters, line, strict=False), styles) for number, line in enumerate(lines, first)).encode()


def _row(number: int, cells: Iterable[tuple[str, Any]], styles: Styles) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{letter}{number}", value, styles) for letter, value in cells if value is not None)}</row>'


def _cell(at: str, value: Any, styles: Styles) -> str:
    match value:
        case str():
            text = escape(value[:LONGEST_TEXT])
            return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        case bool():
            return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
        case date():
            return f'<c r="{at}" s="{styles[type(value)]}"><v>{_serial(value)}</v></c>'
    return f'<c r="{at}"><v>{value!r}</v></c>'


def _serial(value: date) -> Any:
    from openpyxl.utils.datetime import to_excel

    return to_excel(value)
