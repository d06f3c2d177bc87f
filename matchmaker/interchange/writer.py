"""write(): a Dataset into a folder of CSV, a workbook or a zip; the same data always gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from matchmaker.errors import Invalid
from matchmaker.i18n import Language, language, say
from matchmaker.interchange.dataset import Dataset
from matchmaker.interchange.tables import LINE_TABLES, TABLES
from matchmaker.interchange.workbook_writer import FIRST_DAY, workbook
from matchmaker.schemas.fields import tidy

RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet runs as a formula begins with one of these; written behind an apostrophe, which reading takes off."""
Rows = list[list[Any]]


def write(dataset: Dataset, path: Path | str, headings: Language | None = None, only: Collection[str] = ()) -> None:
    """Write to a folder, or by its ending to an .xlsx workbook or a .zip; an existing one is replaced table by table.

    Headings, sheets and terms are named as the format names them, or by the labels of the language `headings`. Raises Invalid for any
    other ending, and for a table in `only` (otherwise all are written) that the format has not.
    """
    target = Path(path)
    ending = target.suffix.lower() if not target.is_dir() else ""
    tables = _tables(dataset, headings, only)
    if ending == ".xlsx":
        target.write_bytes(_workbook(tables, headings))
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


def tidy_workbook(dataset: Dataset, only: Collection[str] = ()) -> bytes:
    """An .xlsx of all tables, or those in `only`, in the reader's language; raises Invalid for a table that the format has not."""
    return _workbook(_tables(dataset, language(), only), language())


def _tables(dataset: Dataset, headings: Language | None, only: Collection[str]) -> dict[str, Rows]:
    if strange := [name for name in only if name not in TABLES]:
        raise Invalid(
            say("tabel “{name}” tidak ada; ada: {names}", "no table “{name}”; there is {names}", name=strange[0], names=", ".join(TABLES))
        )
    return {name: _table(dataset, name, headings) for name in TABLES if not only or name in only}


def _workbook(tables: dict[str, Rows], headings: Language | None) -> bytes:
    return workbook({_title(name, headings): rows for name, rows in tables.items()}, cell_text)


def _zip(tables: dict[str, Rows]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", FIRST_DAY), _csv(rows), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _table(dataset: Dataset, name: str, headings: Language | None) -> Rows:
    table = TABLES[name]
    first = [table.label(column, headings) if headings else column for column in table.columns]
    terms = {column: _labels(table.schema.fields.get(column), headings) for column in table.columns} if headings else {}
    return [first, *([_named(row.get(column), terms.get(column)) for column in table.columns] for row in _rows(dataset, name))]


def _title(name: str, headings: Language | None) -> str:
    return str(getattr(TABLES[name], f"label_{headings}")) if headings else name


def _labels(field: Any, headings: Language) -> dict[str, str]:
    """What the terms of a column are called, nothing where it has no closed vocabulary."""
    chosen = getattr(field, "entry", field)
    return {term.value: getattr(term, f"label_{headings}") for term in getattr(chosen, "vocabulary", ())}


def _named(value: Any, terms: dict[str, str] | None) -> Any:
    if not terms or value is None:
        return value
    return tuple(terms.get(each, each) for each in value) if isinstance(value, tuple) else terms.get(value, value)


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
