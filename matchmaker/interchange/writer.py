"""write(): a Dataset into a folder of CSV, a workbook or a zip; the same data always gives the same bytes in CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from matchmaker.interchange.dataset import Dataset
from matchmaker.interchange.tables import LINE_TABLES, TABLES

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


def write(dataset: Dataset, path: Path | str) -> None:
    """Write to a folder, or by its ending to an .xlsx workbook or a .zip; an existing one is replaced table by table."""
    target = Path(path)
    tables = {name: _cells(dataset, name) for name in TABLES}
    if target.suffix.lower() == ".xlsx":
        target.write_bytes(_workbook(tables))
    elif target.suffix.lower() == ".zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, rows in tables.items():
                archive.writestr(zipfile.ZipInfo(f"{name}.csv", _FIRST_DAY), _csv(rows), zipfile.ZIP_DEFLATED)
    else:
        target.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            (target / f"{name}.csv").write_text(_csv(rows), encoding="utf-8", newline="")


def _cells(dataset: Dataset, name: str) -> list[list[str]]:
    columns = TABLES[name].columns
    return [list(columns), *([cell_text(row.get(column)) for column in columns] for row in _rows(dataset, name))]


def _rows(dataset: Dataset, name: str) -> Iterator[dict[str, Any]]:
    if name == "firms":
        yield from (_plain(profile) for profile in dataset.profiles)
    elif name in LINE_TABLES:
        for profile in dataset.profiles:
            yield from ({"firm": profile.id, **_plain(line)} for line in getattr(profile, name))
    else:
        yield from (_plain(record) for record in getattr(dataset, name))


def _plain(record: Any) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(record)}


def cell_text(value: Any) -> str:
    """The text of one cell; what a spreadsheet would run as a formula gets an apostrophe, which reading takes off."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    risky = text[:1] in ("=", "+", "-", "@", "\t", "\r", "'") and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def _decimal(value: float) -> str:
    """Digits that read back as the same number and cannot be taken for thousands: 12.125 is written 12.1250."""
    text = str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _workbook(tables: dict[str, list[list[str]]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
