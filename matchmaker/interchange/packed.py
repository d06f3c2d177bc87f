"""Zips and workbooks from strangers: looked at before anything is unpacked, and workbooks parsed by a process of their own."""

from __future__ import annotations

import io
import json
import lzma
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from matchmaker.errors import Invalid
from matchmaker.i18n import label, say
from matchmaker.interchange import workbook_cells
from matchmaker.interchange.sheet import Flaws
from matchmaker.interchange.tables import TABLES, plain

MOST_ENTRIES = 100
LARGEST_RATIO = 200
LONGEST_WAIT = 90
ZIP_MAGIC = b"PK\x03\x04"
_MACROS = ("vbaProject.bin", "xl/macrosheets/")
_DAMAGED = (zipfile.BadZipFile, RuntimeError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


@contextmanager
def opened(name: str, content: bytes, most_bytes: int) -> Iterator[zipfile.ZipFile]:
    """The archive, once it is known not to be a bomb; raises Invalid also for damage found while it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _too_much(archive, most_bytes):
                raise _bomb(name)
            yield archive
    except _DAMAGED as broken:
        raise Invalid(
            say("“{name}” rusak atau terkunci; simpan ulang lalu unggah lagi", "“{name}” is damaged or locked; save it again", name=name)
        ) from broken


def _too_much(archive: zipfile.ZipFile, most_bytes: int) -> bool:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    return len(entries) > MOST_ENTRIES or unpacked > most_bytes or unpacked > LARGEST_RATIO * max(packed, 1024)


def _bomb(name: str) -> Invalid:
    return Invalid(
        say("“{name}” berisi terlalu banyak data; bagi menjadi beberapa berkas", "“{name}” unpacks to too much; split it", name=name)
    )


def is_workbook(name: str, archive: zipfile.ZipFile) -> bool:
    """Is it a workbook rather than a zip of CSV; raises Invalid for one that contains macros."""
    entries = archive.namelist()
    if "mimetype" in entries:
        raise Invalid(
            say(
                "“{name}” bukan .xlsx (mungkin .ods); simpan ulang sebagai .xlsx",
                "“{name}” is no .xlsx (maybe .ods); save it as .xlsx",
                name=name,
            )
        )
    if "[Content_Types].xml" not in entries:
        return False
    if any(macro in entry for entry in entries for macro in _MACROS):
        raise Invalid(say("“{name}” memuat makro; simpan ulang sebagai .xlsx", "“{name}” contains macros; save it as .xlsx", name=name))
    return True


def csv_entries(name: str, archive: zipfile.ZipFile, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """File name and content of each CSV that bears one of the names, in whatever folder; raises Invalid for names that lead outside."""
    for entry in archive.namelist():
        path = PurePosixPath(entry.replace("\\", "/"))
        if ".." in path.parts:
            raise Invalid(
                say(
                    "“{name}” memuat nama berkas yang tidak aman: {entry}",
                    "“{name}” holds an unsafe file name: {entry}",
                    name=name,
                    entry=entry[:80],
                )
            )
        if path.suffix.lower() in (".zip", ".xlsx"):
            raise Invalid(
                say(
                    "“{name}” memuat {entry}; unggah berkas itu sendiri",
                    "“{name}” holds {entry}; upload that file itself",
                    name=name,
                    entry=path.name[:80],
                )
            )
        if path.suffix.lower() == ".csv" and plain(path.stem) in names:
            yield path.name, archive.read(entry)


def workbook(name: str, content: bytes, names: list[str]) -> list[tuple[str, list[list[Any]], Flaws]]:
    """Sheet name, rows and flaws of each sheet that bears one of the names, or of the only one; raises Invalid where it cannot be read."""
    command = [sys.executable, "-I", str(Path(workbook_cells.__file__)), *names]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST_WAIT, check=False)  # noqa: S603 - our own file
    except subprocess.TimeoutExpired as late:
        raise _bomb(name) from late
    if done.returncode == workbook_cells.UNREADABLE:
        raise Invalid(
            say(
                "“{name}” tidak terbaca sebagai buku kerja; simpan ulang sebagai .xlsx",
                "“{name}” cannot be read as a workbook; save it as .xlsx",
                name=name,
            )
        )
    if done.returncode != 0:
        raise _bomb(name)
    return list(_wanted(name, json.loads(done.stdout, object_hook=_day)))


def _wanted(name: str, told: list[Any]) -> Iterator[tuple[str, list[list[Any]], Flaws]]:
    found, hidden, others = told
    if hidden:
        raise Invalid(
            say(
                "“{name}”: lembar “{sheet}” tersembunyi; tampilkan atau hapus",
                "“{name}”: the sheet “{sheet}” is hidden; show or remove it",
                name=name,
                sheet=hidden[0],
            )
        )
    if not found:
        raise Invalid(
            say(
                "“{name}” tidak memuat lembar yang dikenal; ada {others}, yang dikenal {known}",
                "“{name}” holds no sheet of a known name; there are {others}, known are {known}",
                name=name,
                others=", ".join(f"“{each[:40]}”" for each in others[:10]),
                known=", ".join(f"“{label(table)}”" for table in TABLES.values()),
            )
        )
    for sheet, rows, flaws in found:
        at: dict[int, list[tuple[int, str]]] = {}
        for row, place, kind in flaws:
            at.setdefault(row, []).append((place, kind))
        yield sheet, rows, at


def _day(told: dict[str, str]) -> date:
    return date.fromisoformat(told["day"])
