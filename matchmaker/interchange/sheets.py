"""Cells in, untrusted: a folder of CSV, a workbook or a zip becomes plain rows, within bounds."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchmaker.errors import Invalid
from matchmaker.i18n import number, say
from matchmaker.interchange.tables import TABLES

MOST_BYTES = 200 * 1024 * 1024
MOST_ENTRIES = 100
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
LARGEST_RATIO = 200
_ZIP_MAGIC, _OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sheet:
    """One table as it stands in the file: the shown file name, its heading cells, and its rows with their numbers."""

    name: str
    file: str
    heading: list[str]
    rows: list[tuple[int, list[Any]]]


def sheets(path: Path) -> list[Sheet]:
    """All tables of the format found at `path`; raises Invalid naming the file and the remedy."""
    if path.is_dir():
        found = [csv_sheet(each.name, _bytes(each)) for each in sorted(path.glob("*.csv")) if each.stem in TABLES]
    elif not path.exists():
        raise Invalid(say("“{path}” tidak ada", "“{path}” does not exist", path=path))
    elif path.suffix.lower() == ".csv":
        found = [csv_sheet(path.name, _bytes(path))]
    else:
        found = _packed(path.name, _bytes(path))
    if not found:
        raise Invalid(say("“{path}” tidak memuat satu pun dari: {names}", "“{path}” holds none of: {names}",
                          path=path.name, names=", ".join(TABLES)))  # fmt: skip
    return found


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise Invalid(say("“{path}” terlalu besar; paling banyak {most} MB", "“{path}” is too large; at most {most} MB",
                          path=path.name, most=number(MOST_BYTES / 1024 / 1024)))  # fmt: skip
    return path.read_bytes()


def _packed(name: str, content: bytes) -> list[Sheet]:
    if content.startswith(_OLE_MAGIC):
        raise Invalid(say("“{name}” berformat Excel lama atau dikunci kata sandi; simpan ulang sebagai .xlsx tanpa kata sandi",
                          "“{name}” is an old or password-protected workbook; save it as .xlsx without a password", name=name))  # fmt: skip
    if not content.startswith(_ZIP_MAGIC):
        raise Invalid(say("“{name}” bukan folder, .csv, .xlsx, atau .zip", "“{name}” is not a folder, .csv, .xlsx or .zip", name=name))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_archive(name, archive)
            entries = archive.namelist()
            if "[Content_Types].xml" in entries:
                if any(entry.endswith("vbaProject.bin") for entry in entries):
                    raise Invalid(say("“{name}” memuat makro; simpan ulang sebagai .xlsx", "“{name}” contains macros; save it as .xlsx", name=name))
                return list(_workbook(name, content))
            tables = [entry for entry in entries if Path(entry).suffix == ".csv" and Path(entry).stem in TABLES]
            return [csv_sheet(Path(entry).name, archive.read(entry)) for entry in tables]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as broken:
        raise Invalid(say("“{name}” rusak atau terkunci; simpan ulang lalu unggah lagi", "“{name}” is damaged or locked; save it again", name=name)) from broken


def _check_archive(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse a bomb before anything is unpacked."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES or unpacked > LARGEST_RATIO * max(packed, 1024):
        raise Invalid(say("“{name}” berisi terlalu banyak data; bagi menjadi beberapa berkas", "“{name}” unpacks to too much; split it", name=name))


def _workbook(name: str, content: bytes) -> Iterator[Sheet]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheet_names:
            if sheet.strip().lower() in TABLES:
                cells = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
                yield _sheet(sheet.strip().lower(), f"{name}:{sheet}", cells)
    except (python_calamine.CalamineError, python_calamine.ZipError, python_calamine.XmlError) as broken:
        raise Invalid(say("“{name}” tidak terbaca sebagai buku kerja; simpan ulang sebagai .xlsx", "“{name}” cannot be read as a workbook; save it as .xlsx",
                          name=name)) from broken  # fmt: skip


def csv_sheet(name: str, content: bytes) -> Sheet:
    """The table of one CSV file; raises Invalid where it is not UTF-8 text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise Invalid(say("“{name}” bukan teks UTF-8; simpan sebagai “CSV UTF-8”", "“{name}” is not UTF-8 text; save it as “CSV UTF-8”", name=name)) from broken
    csv.field_size_limit(MOST_BYTES)
    first = text.split("\n", 1)[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    return _sheet(Path(name).stem, name, list(csv.reader(io.StringIO(text), delimiter=separator)))


def _sheet(table: str, file: str, cells: list[list[Any]]) -> Sheet:
    if len(cells) > MOST_ROWS or (cells and len(cells[0]) > MOST_COLUMNS):
        raise Invalid(say("“{file}” terlalu besar; paling banyak {rows} baris dan {columns} kolom", "“{file}” is too large; at most {rows} rows and {columns} columns",
                          file=file, rows=number(MOST_ROWS), columns=MOST_COLUMNS))  # fmt: skip
    heading = [str(cell) for cell in cells[0]] if cells else []
    rows = [(place, row) for place, row in enumerate(cells[1:], start=2) if any(cell not in ("", None) for cell in row)]
    return Sheet(table, file, heading, rows)
