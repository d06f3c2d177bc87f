"""Sheet: one table as it stands in a file, with its headings found below titles and blank rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from matchmaker.errors import Invalid
from matchmaker.i18n import number, say
from matchmaker.interchange.tables import TABLES, plain

MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
MOST_ABOVE = 20
"""How many rows may stand above the headings."""
Flaws = Mapping[int, Sequence[tuple[int, str]]]
"""Row number to the places (from 0) of cells whose value cannot be known, each with the kind: error, formula or merged."""


@dataclass(frozen=True)
class Sheet:
    """One table as it stands in the file: the shown file name, its heading cells, and its rows with their numbers."""

    name: str
    file: str
    heading: list[str]
    rows: list[tuple[int, list[Any]]]
    heading_row: int = 1
    notices: tuple[str, ...] = ()
    flaws: Flaws = field(default_factory=dict)


def sheet_of(table: str, file: str, cells: Iterator[list[Any]], flaws: Flaws) -> Sheet:
    """The sheet; its headings are the first row with two known headings, else the first that is not blank. Invalid if too large."""
    known = TABLES[table].headings()
    first = list(islice(cells, MOST_ABOVE + 1))
    place = _heading_place(first, known)
    heading = [str(cell) for cell in first[place]] if first else []
    following = enumerate(chain(first[place + 1 :], islice(cells, MOST_ROWS - MOST_ABOVE)), start=place + 2)
    rows = [(row, values) for row, values in following if any(cell not in ("", None) for cell in values)]
    if next(cells, None) is not None or len(heading) > MOST_COLUMNS:
        raise _too_large(file)
    above = [row + 1 for row, values in enumerate(first[:place]) if not _blank(values)]
    if rows and _known(rows[0][1], known) > 1 and _known(rows[0][1], known) == sum(cell not in ("", None) for cell in rows[0][1]):
        above.append(rows.pop(0)[0])
    return Sheet(table, file, heading, rows, place + 1, (_left_out(file, above),) if above else (), flaws)


def _heading_place(first: Sequence[list[Any]], known: Mapping[str, str]) -> int:
    sure = (place for place, cells in enumerate(first) if _known(cells, known) > 1)
    return next(sure, next((place for place, cells in enumerate(first) if not _blank(cells)), 0))


def _known(cells: list[Any], known: Mapping[str, str]) -> int:
    """How many of the cells are headings."""
    return sum(isinstance(cell, str) and plain(cell) in known for cell in cells)


def _blank(cells: list[Any]) -> bool:
    return all(str(cell or "").strip() == "" for cell in cells)


def _left_out(file: str, rows: list[int]) -> str:
    shown = ", ".join(str(row) for row in rows)
    return say(
        "{file}: baris {rows} bukan data (judul) dan dilewati",
        "{file}: row {rows} holds no data (a title or second heading) and is left out",
        file=file,
        rows=shown,
    )


def _too_large(file: str) -> Invalid:
    return Invalid(
        say(
            "“{file}” terlalu besar; paling banyak {rows} baris dan {columns} kolom",
            "“{file}” is too large; at most {rows} rows and {columns} columns",
            file=file,
            rows=number(MOST_ROWS),
            columns=MOST_COLUMNS,
        )
    )
