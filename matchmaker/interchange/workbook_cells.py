"""A process of its own, within bounds of memory and time: a workbook on standard input becomes JSON cells on standard output.

A workbook of two kilobytes can name a cell so far out that reading it takes hundreds of gigabytes and ends the whole process;
so no process that serves anybody parses workbooks. Run it by its path; the arguments are the names of the wanted sheets.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any
from xml.etree import ElementTree

MEMORY = 2 * 1024**3
SECONDS = 60
UNREADABLE = 3
"""Exit status for a file that is not a workbook; any other but 0 means that a bound was reached."""

MOST_FLAWS = 10_000
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ERROR = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]* t="e"')
UNCALCULATED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?![^>]* t="str")[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>')
Flaw = tuple[int, int, str]
Table = tuple[str, list[list[Any]], list[Flaw]]


def limit_this_process() -> None:
    """From here on at most MEMORY bytes and SECONDS of computing, where the system can enforce it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def tables(content: bytes, names: list[str]) -> tuple[list[Table], list[str], list[str]]:
    """Tables of the sheets that bear one of the names in whatever case, else of the only sheet; such hidden ones; all that can be seen.

    Raises CalamineError.
    """
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    seen = [each.name for each in book.sheets_metadata if each.visible is python_calamine.SheetVisibleEnum.Visible]
    bearing = [sheet for sheet in book.sheet_names if " ".join(sheet.lower().split()) in names]
    wanted = bearing or seen if bearing or len(seen) == 1 else []
    return [table(book, sheet, content) for sheet in wanted if sheet in seen], [each for each in bearing if each not in seen], seen


def table(book: Any, sheet: str, content: bytes) -> Table:
    """Name, rows, and the cells whose value cannot be known: row from 1, place from 0, and the kind."""
    cells = book.get_sheet_by_name(sheet)
    rows = cells.to_python(skip_empty_area=False)
    inner = merged(cells.merged_cell_ranges or (), len(rows), max(map(len, rows), default=0))
    return sheet, rows, [*islice(inner, MOST_FLAWS), *islice(unknown(content, sheet), MOST_FLAWS)]


def merged(ranges: Any, height: int, width: int) -> Iterator[Flaw]:
    """All cells of merged ones but the first, which alone has a value."""
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom + 1, height)):
            yield from ((row + 1, place, "merged") for place in range(left, min(right + 1, width)) if (row, place) != (top, left))


def unknown(content: bytes, sheet: str) -> Iterator[Flaw]:
    """Cells with an error such as #N/A, and formulas that no spreadsheet has calculated yet."""
    xml = sheet_text(content, sheet)
    for mark, pattern, kind in ((b' t="e"', ERROR, "error"), (b"<f", UNCALCULATED, "formula")):
        for found in pattern.finditer(xml if mark in xml else b""):
            place = 0
            for letter in found[1]:
                place = place * 26 + letter - 64
            yield int(found[2]), place - 1, kind


def sheet_text(content: bytes, sheet: str) -> bytes:
    """The XML of one sheet of an .xlsx, empty where the usual places do not name it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        try:
            inside = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - calamine has refused entities before
            listed = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
            keys = {each.get("name"): each.get(f"{{{RELATION}}}id") for each in inside.iter() if each.tag.endswith("}sheet")}
            targets = {each.get("Id"): each.get("Target", "") for each in listed}
            return archive.read("xl/" + targets[keys[sheet]].removeprefix("/xl/"))
        except KeyError:
            return b""


def told(cell: object) -> object:
    """How JSON holds what it has no form for: a day by its name, anything else as text."""
    return {"day": (cell.date() if isinstance(cell, datetime) else cell).isoformat()} if isinstance(cell, date) else str(cell)


def main() -> int:
    """Read standard input, write standard output."""
    limit_this_process()
    from python_calamine import CalamineError

    try:
        found = tables(sys.stdin.buffer.read(), sys.argv[1:])
    except CalamineError:
        return UNREADABLE
    json.dump(found, sys.stdout, default=told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
