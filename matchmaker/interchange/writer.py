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

from matchmaker.errors import Invalid
from matchmaker.i18n import Language, say
from matchmaker.interchange.dataset import Dataset
from matchmaker.interchange.tables import LINE_TABLES, TABLES
from matchmaker.schemas.fields import tidy

RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet runs as a formula begins with one of these; written behind an apostrophe, which reading takes off."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_FIRST_WORKBOOK_YEAR = 1901
Rows = list[list[Any]]


def write(dataset: Dataset, path: Path | str, headings: Language | None = None) -> None:
    """Write to a folder, or by its ending to an .xlsx workbook or a .zip; an existing one is replaced table by table.

    Headings are the English column names, or the labels of the language `headings`. Raises Invalid for any other ending.
    """
    target = Path(path)
    ending = target.suffix.lower() if not target.is_dir() else ""
    tables = {name: _table(dataset, name, headings) for name in TABLES}
    if ending == ".xlsx":
        target.write_bytes(_workbook(tables))
    elif ending == ".zip":
        target.write_bytes(_zip(tables))
    elif ending in (".csv", ".xls", ".xlsm", ".ods", ".txt", ".json") or target.is_file():
        raise Invalid(say("“{path}” harus folder, .xlsx, atau .zip", "“{path}” must be a folder, .xlsx or .zip", path=path))
    else:
        target.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            (target / f"{name}.csv").write_text(_csv(rows), encoding="utf-8", newline="")


def pack(dataset: Dataset, *names: str) -> bytes:
    """A zip of these tables as CSV, with the English column names."""
    return _zip({name: _table(dataset, name, None) for name in names})


def _zip(tables: dict[str, Rows]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", _FIRST_DAY), _csv(rows), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _table(dataset: Dataset, name: str, headings: Language | None) -> Rows:
    table = TABLES[name]
    first = [table.label(column, headings) if headings else column for column in table.columns]
    return [first, *([row.get(column) for column in table.columns] for row in _rows(dataset, name))]


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
    """The text of one CSV cell; what a spreadsheet would run as a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, date):
        return value.isoformat()
    text = ";".join(value) if isinstance(value, tuple) else tidy(str(value))
    return f"'{text}" if isinstance(value, str) and text.startswith(RISKY) else text


def _decimal(value: float) -> str:
    """Digits that read back as the same number and cannot be taken for thousands: 12.125 is written 12.1250."""
    text = str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text


def _csv(rows: Rows) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([cell_text(cell) for cell in row] for row in rows)
    return text.getvalue()


def _workbook(tables: dict[str, Rows]) -> bytes:
    """Numbers and days as such, so that a spreadsheet can add and sort them; everything else as text that is never run."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in rows:
            sheet.append([_typed(cell) for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _typed(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date) and value.year >= _FIRST_WORKBOOK_YEAR:
        return value
    return cell_text(value) or None
