"""Lists as a workbook that is pleasant to open, a sheet for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matchmaker.interchange import workbook_writer
from matchmaker.interchange.writer import cell_text

LONGEST_TITLE = 31


def workbook(title: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The .xlsx of one sheet; numbers and days as such, everything else as text that no spreadsheet runs."""
    return sheets({title: [heading, *rows]})


def sheets(tables: Mapping[str, Iterable[Sequence[Any]]]) -> bytes:
    """The .xlsx of several sheets by their titles, which must differ within LONGEST_TITLE letters; the first row of each is its heading."""
    return workbook_writer.workbook({title[:LONGEST_TITLE]: [list(row) for row in rows] for title, rows in tables.items()}, cell_text)
