"""A list as a workbook of one sheet that is pleasant to open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from matchmaker.interchange import workbook_writer
from matchmaker.interchange.writer import cell_text

LONGEST_TITLE = 31


def workbook(title: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The .xlsx; numbers and days as such, everything else as text that no spreadsheet runs."""
    return workbook_writer.workbook({title[:LONGEST_TITLE]: [list(heading), *map(list, rows)]}, cell_text)
