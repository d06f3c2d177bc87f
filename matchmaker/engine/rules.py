"""The rules in use: from seed_data/rules, table by table replaced by the office's own files; whoever asks names a day."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from matchmaker.engine.reference import SEED_DATA
from matchmaker.engine.rule_tables import TABLES, Rule, columns, read_row
from matchmaker.errors import Invalid
from matchmaker.i18n import say, today

SHIPPED = SEED_DATA / "rules"
MOST_ROWS = 1_000
NEEDED = {("pp7", "annual_sales"): 3, ("pp7", "capital"): 3, ("permenperin64", "workers"): 1, ("permenperin64", "investment"): 2,
          ("bps", "workers"): 3}  # fmt: skip
"""So many limits each rule of size needs of each fact; without them no firm could be classed."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, and whether they are the office's own."""

    rows: tuple[Rule, ...]
    own: bool


_in_use: dict[str, Table] = {}


def adopt(folder: Path | None) -> None:
    """From now on use the tables of this folder, and for those that it does not have the shipped ones.

    Raises Invalid, naming file, row, column and reason, where one cannot be used; the former ones then stay in use.
    """
    read = {name: _table(name, folder) for name in TABLES}
    _check(read)
    _in_use.update(read)
    in_force.cache_clear()


def table(name: str) -> Table:
    """All rows of a table, those too that do not hold yet or no longer."""
    if not _in_use:
        adopt(None)
    return _in_use[name]


@lru_cache(maxsize=64)
def in_force(name: str, day: date) -> tuple[Any, ...]:
    """The rows of a table that hold on that day, in the order of the table."""
    key = TABLES[name][1]
    latest: dict[tuple[Any, ...], Rule] = {}
    for row in table(name).rows:
        since, told_by = row.valid_from or date.min, tuple(getattr(row, each) for each in key)
        if since <= day and (told_by not in latest or (latest[told_by].valid_from or date.min) <= since):
            latest[told_by] = row
    return tuple(latest.values())


def reminder_days(day: date) -> tuple[int, ...]:
    """How many days ahead somebody is reminded, the most first."""
    return tuple(sorted((each.days for each in in_force("reminders", day)), reverse=True))


def _table(name: str, folder: Path | None) -> Table:
    path = folder / f"{name}.csv" if folder else SHIPPED / f"{name}.csv"
    own = folder is not None and path.exists()
    return Table(_rows(name, path if own else SHIPPED / f"{name}.csv"), own)


def _rows(name: str, path: Path) -> tuple[Rule, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = csv.DictReader(file)
            if tuple(sorted(cells.fieldnames or ())) != tuple(sorted(columns(name))):
                _refuse(path, 1, say("kolomnya harus: {names}", "its columns must be: {names}", names=", ".join(columns(name))))
            rows = [_row(name, path, number, row) for number, row in enumerate(cells, start=2)]
    except (UnicodeDecodeError, csv.Error):
        _refuse(path, 1, say("bukan CSV dalam UTF-8", "not a CSV file in UTF-8"))
    if not 0 < len(rows) <= MOST_ROWS:
        _refuse(path, 1, say("harus berisi 1 sampai {most} baris", "must hold 1 to {most} rows", most=MOST_ROWS))
    return tuple(rows)


def _row(name: str, path: Path, number: int, cells: dict[str, str]) -> Rule:
    try:
        return read_row(name, cells)
    except ValueError as refused:
        _refuse(path, number, str(refused))


def _refuse(path: Path, row: int, reason: str) -> NoReturn:
    raise Invalid(say("aturan tidak dapat dipakai: {file}:{row} {reason}", "the rules cannot be used: {file}:{row} {reason}",
                      file=path, row=row, reason=reason))  # fmt: skip


def _check(read: dict[str, Table]) -> None:
    """Every rule of size has the limits that it needs, and has them now."""
    limits: Any = read["size_classes"].rows
    held = {(each.rule, each.fact, each.size_class) for each in limits if (each.valid_from or date.min) <= today()}
    for (rule, fact), least in NEEDED.items():
        if sum((rule, fact) == each[:2] for each in held) != least:
            raise Invalid(
                say(
                    "aturan tidak dapat dipakai: size_classes.csv harus memuat {least} batas {rule} untuk {fact}",
                    "the rules cannot be used: size_classes.csv must hold {least} limits of {rule} for {fact}",
                    least=least,
                    rule=rule,
                    fact=fact,
                )
            )


def concerns(prefixes: tuple[str, ...], codes: tuple[str, ...]) -> bool:
    """Does one of the KBLI codes begin with one of the prefixes? Without prefixes a rule concerns every firm."""
    return not prefixes or any(code.startswith(prefixes) for code in codes)


def rows_as_text(name: str) -> list[dict[str, str]]:
    """The rows of a table as its file would say them."""
    return [{column: _text(getattr(row, column)) for column in columns(name)} for row in table(name).rows]


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return ";".join(value)
        case float():
            return f"{value:.0f}"
    return str(value)
