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
from matchmaker.i18n import say
from matchmaker.interchange import workbook_cells

MOST_ENTRIES = 100
LARGEST_RATIO = 200
LONGEST_WAIT = 90
ZIP_MAGIC, OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
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
    if "[Content_Types].xml" not in entries:
        return False
    if any(macro in entry for entry in entries for macro in _MACROS):
        raise Invalid(say("“{name}” memuat makro; simpan ulang sebagai .xlsx", "“{name}” contains macros; save it as .xlsx", name=name))
    return True


def csv_entries(archive: zipfile.ZipFile, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """File name and content of each CSV that bears one of the names, in whatever folder."""
    for entry in archive.namelist():
        path = PurePosixPath(entry)
        if path.suffix.lower() == ".csv" and path.stem.lower() in names:
            yield path.name, archive.read(entry)


def workbook(name: str, content: bytes, names: list[str]) -> list[tuple[str, list[list[Any]]]]:
    """Sheet name and rows of each sheet that bears one of the names; raises Invalid where it is no workbook or needs too much."""
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
    return [(sheet, rows) for sheet, rows in json.loads(done.stdout, object_hook=_day)]


def _day(told: dict[str, str]) -> date:
    return date.fromisoformat(told["day"])
