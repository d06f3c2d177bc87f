"""A process of its own, within bounds of memory and time: a workbook on standard input becomes JSON cells on standard output.

A workbook of two kilobytes can name a cell so far out that reading it takes hundreds of gigabytes and ends the whole process;
so no process that serves anybody parses workbooks. Run it by its path; the arguments are the names of the wanted sheets.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime
from typing import Any

MEMORY = 2 * 1024**3
SECONDS = 60
UNREADABLE = 3
"""Exit status for a file that is not a workbook; any other but 0 means that a bound was reached."""


def limit_this_process() -> None:
    """From here on at most MEMORY bytes and SECONDS of computing, where the system can enforce it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def tables(content: bytes, names: list[str]) -> list[tuple[str, list[list[Any]]]]:
    """The rows of each sheet that bears one of the names in whatever case; raises CalamineError."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    wanted = [sheet for sheet in book.sheet_names if sheet.strip().lower() in names]
    return [(sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)) for sheet in wanted]


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
