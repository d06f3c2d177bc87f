"""Case: one file of the corpus and what must come of it; and the ways in which the files are built."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, eq=False)
class Case:
    """A file and its outcome.

    `words` stand in the message in Indonesian and English: of the whole file where `row` is None, of the first problem at `row` and
    `column` otherwise; without words the file is clean. `facts` are values of the first firm read, `notice` a part of what is noted.
    """

    name: str
    content: Callable[[], bytes]
    words: tuple[str, str] | None = None
    row: int | None = None
    column: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    notice: tuple[str, str] | None = None
    clean: int = 1
    """How many firms are read, beside the refused rows."""


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rezipped(content: bytes, entry: str, change: Callable[[bytes], bytes]) -> bytes:
    """The zip with one entry changed, made where it was not there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries[entry] = change(entries.get(entry, b""))
    return zipped(entries)


def book(*rows: list[Any], change: Callable[[openpyxl.Workbook], None] = lambda book: None, **more: list[list[Any]]) -> bytes:
    """A workbook whose sheet “firms” holds these rows, further sheets by their names, and what `change` does to it."""
    made = openpyxl.Workbook()
    for title, lines in {"firms": list(rows), **more}.items():
        sheet = made.create_sheet(title)
        for line in lines:
            sheet.append(line)
    made.remove(made.worksheets[0])
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def firm(**facts: Any) -> bytes:
    """A workbook with one firm of these facts."""
    return book(["id", "name", *facts], ["K-1", "Bu Sri", *facts.values()])


def offer(**facts: Any) -> bytes:
    """A workbook with one firm that has one offer of these facts."""
    return book(["id", "name"], ["K-1", "Bu Sri"], offers=[["firm", "product", *facts], ["K-1", "tahu", *facts.values()]])
