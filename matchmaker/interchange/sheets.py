"""Cells in, untrusted: a folder of CSV, one CSV, a workbook or a zip becomes plain rows, within bounds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from matchmaker.errors import Invalid
from matchmaker.i18n import number, say
from matchmaker.interchange.packed import OLE_MAGIC, ZIP_MAGIC, csv_entries, is_workbook, opened, workbook
from matchmaker.interchange.tables import TABLES

MOST_BYTES = 200 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200


@dataclass(frozen=True)
class Sheet:
    """One table as it stands in the file: the shown file name, its heading cells, and its rows with their numbers."""

    name: str
    file: str
    heading: list[str]
    rows: list[tuple[int, list[Any]]]


def sheets(path: Path) -> list[Sheet]:
    """All tables of the format found at `path`; raises Invalid naming the file and the remedy."""
    if not path.exists():
        raise Invalid(say("“{path}” tidak ada", "“{path}” does not exist", path=path))
    try:
        found = _folder(path) if path.is_dir() else _file(path.name, _bytes(path))
    except PermissionError as closed:
        raise Invalid(say("“{path}” tidak boleh dibaca", "“{path}” may not be read", path=path)) from closed
    if not found:
        raise Invalid(
            say("“{path}” tidak memuat satu pun dari: {names}", "“{path}” holds none of: {names}", path=path.name, names=", ".join(TABLES))
        )
    for place, sheet in enumerate(found):
        if any(sheet.name == other.name for other in found[:place]):
            raise Invalid(
                say("tabel “{name}” ada dua kali di “{path}”", "the table “{name}” is twice in “{path}”", name=sheet.name, path=path.name)
            )
    return found


def _folder(path: Path) -> list[Sheet]:
    tables = [each for each in sorted(path.iterdir()) if each.suffix.lower() == ".csv" and each.stem.lower() in TABLES]
    return [csv_sheet(each.name, _bytes(each)) for each in tables]


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        most = number(MOST_BYTES / 1024 / 1024)
        raise Invalid(
            say("“{path}” terlalu besar; paling banyak {most} MB", "“{path}” is too large; at most {most} MB", path=path.name, most=most)
        )
    return path.read_bytes()


def _file(name: str, content: bytes) -> list[Sheet]:
    """The tables of one file, by its content; its name decides only whether text is CSV."""
    if content.startswith(OLE_MAGIC):
        raise Invalid(
            say(
                "“{name}” berformat Excel lama atau dikunci kata sandi; simpan ulang sebagai .xlsx tanpa kata sandi",
                "“{name}” is an old or password-protected workbook; save it as .xlsx without a password",
                name=name,
            )
        )
    if content.startswith(ZIP_MAGIC):
        with opened(name, content, MOST_BYTES) as archive:
            if is_workbook(name, archive):
                return [
                    _sheet(sheet.strip().lower(), f"{name}:{sheet}", iter(rows)) for sheet, rows in workbook(name, content, list(TABLES))
                ]
            return [csv_sheet(entry, text) for entry, text in csv_entries(archive, set(TABLES))]
    if name.lower().endswith(".csv"):
        return [csv_sheet(name, content)]
    raise Invalid(say("“{name}” bukan folder, .csv, .xlsx, atau .zip", "“{name}” is not a folder, .csv, .xlsx or .zip", name=name))


def csv_sheet(name: str, content: bytes) -> Sheet:
    """The table of one CSV file; raises Invalid where it is not UTF-8 text or a quotation mark is left open."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise Invalid(
            say("“{name}” bukan teks UTF-8; simpan sebagai “CSV UTF-8”", "“{name}” is not UTF-8 text; save it as “CSV UTF-8”", name=name)
        ) from broken
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    try:
        return _sheet(Path(name).stem.lower(), name, reader)
    except csv.Error as broken:
        raise Invalid(
            say(
                "“{name}” baris {line}: tanda kutip tidak ditutup atau salah tempat; simpan ulang sebagai “CSV UTF-8”",
                "“{name}” line {line}: a quotation mark is left open or misplaced; save it again as “CSV UTF-8”",
                name=name,
                line=reader.line_num,
            )
        ) from broken


def _sheet(table: str, file: str, cells: Iterator[list[Any]]) -> Sheet:
    heading = [str(cell) for cell in next(cells, [])]
    rows = [(place, row) for place, row in enumerate(islice(cells, MOST_ROWS), start=2) if any(cell not in ("", None) for cell in row)]
    if next(cells, None) is not None or len(heading) > MOST_COLUMNS:
        raise Invalid(
            say(
                "“{file}” terlalu besar; paling banyak {rows} baris dan {columns} kolom",
                "“{file}” is too large; at most {rows} rows and {columns} columns",
                file=file,
                rows=number(MOST_ROWS),
                columns=MOST_COLUMNS,
            )
        )
    return Sheet(table, file, heading, rows)
