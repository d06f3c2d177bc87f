"""read(): rows through the schemas into a Dataset; every refused value is named with file, row, column and reason."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from matchmaker.engine.profile import MOST_LINES, Certificate, Need, Offer, Profile, Skill
from matchmaker.errors import Invalid
from matchmaker.i18n import number, say
from matchmaker.interchange.dataset import Dataset, Dismissal, JudgementRow, Membership, PartnershipRow, RowProblem
from matchmaker.interchange.rows import Cells, Rows
from matchmaker.interchange.sheet import Sheet
from matchmaker.interchange.sheets import sheets
from matchmaker.interchange.tables import LINE_TABLES, TABLES
from matchmaker.schemas.fields import as_text
from matchmaker.schemas.firm import check_kbli, version_of
from matchmaker.schemas.wording import maybe, reasons

_LINES: dict[str, type] = {"offers": Offer, "needs": Need, "certificates": Certificate, "skills": Skill}
_RECORDS: dict[str, type] = {"memberships": Membership, "partnerships": PartnershipRow, "dismissals": Dismissal, "judgements": JudgementRow}
_ONCE = {"memberships": ("group", "firm"), "dismissals": ("pairing", "seeker", "partner"), "judgements": ("pairing", "seeker", "partner")}
"""Tables in which two rows may not name the same firms."""
_FIRM_COLUMNS = ("group", "firm", "seeker", "partner")
Watch = Callable[[int, int], None]
"""Told how many rows of all of them have been read."""
WATCHED_EVERY = 1_000
MOST_PROBLEMS = 10_000
MOST_SEARCHES = 25
"""How many unknown firms get the most similar id named; each search goes through every id."""


class Reading:
    """One reading of a folder, workbook or zip: good rows so far, and what was refused."""

    def __init__(self, found: list[Sheet], known: Collection[str] | None = None) -> None:
        self.sheets = {sheet.name: sheet for sheet in found}
        self.problems: list[RowProblem] = []
        self.notices: list[str] = []
        self.firms: dict[str, Cells] = {}
        self.firm_rows: dict[str, int] = {}
        self.known: Collection[str] | None = self.firms if known is None else known
        self.refused_rows: set[tuple[str, int]] = set()
        self.refused_firms: set[str] = set()
        self.similar: dict[str, str | None] = {}
        self.meanings: Mapping[str, Mapping[str, str]] = {}
        self.unknown: list[tuple[str, str]] = []
        self.watch: Watch | None = None
        self.read, self.total = 0, sum(len(sheet.rows) for sheet in found)

    def dataset(self) -> Dataset:
        """All tables, in an order in which firms are known before anything names them."""
        self._read_firms()
        same: dict[frozenset[str], frozenset[str]] = {}
        stated = {key: same.setdefault(names, names) for key, names in ((key, frozenset(firm)) for key, firm in self.firms.items())}
        for name in LINE_TABLES:
            for firm, lines in self._read_lines(name).items():
                self.firms[firm][name] = tuple(lines)
        profiles = [Profile(**firm) for firm in self.firms.values()]
        if not profiles and not self.problems:
            self.notices.append(say("belum ada baris data; tidak ada yang disimpan", "there is no row of data yet; nothing is stored"))
        data = self.close({"profiles": profiles, **{name: list(self.records(name)) for name in _RECORDS}})
        return replace(data, stated=stated, firms_file=self.sheets["firms"].file, rows=self.firm_rows)

    def close(self, tables: dict[str, Any]) -> Dataset:
        """What was read, with the problems in the order of the files."""
        if len(self.problems) > MOST_PROBLEMS:
            self.notices.append(
                say("hanya {most} masalah pertama yang ditampilkan", "only the first {most} problems are shown", most=number(MOST_PROBLEMS))
            )
        shown = sorted(self.problems[:MOST_PROBLEMS], key=lambda each: (each.file, each.row, each.column))
        good: dict[str, Any] = {name: tuple(rows) for name, rows in tables.items()}
        return Dataset(
            **good,
            problems=tuple(shown),
            notices=tuple(self.notices),
            refused=len(self.refused_rows),
            refused_firms=frozenset(self.refused_firms),
            unknown=tuple(self.unknown),
        )

    def records(self, name: str) -> Iterator[Any]:
        """The good rows of a table beside firms and lines."""
        seen: dict[tuple[str, ...], int] = {}
        for rows, row, cells, loaded in self._rows(name):
            named = [column for column in _FIRM_COLUMNS if column in cells]
            known = [self._is_known(rows, row, column, cells[column]) for column in named]
            if loaded is None or not all(known):
                continue
            first = seen.setdefault(tuple(loaded[column] for column in _ONCE[name]), row) if name in _ONCE else row
            if first != row:
                self._refuse(rows, row, _ONCE[name][-1], loaded[_ONCE[name][-1]], _twice(first))
            elif name != "memberships" or self._is_group(rows, row, loaded["group"]):
                yield _RECORDS[name](**loaded)

    def _read_firms(self) -> None:
        if "firms" not in self.sheets:
            raise Invalid(say("tabel “firms” (data usaha) tidak ada", "the table “firms” is missing"))
        first = self.firm_rows
        for rows, row, cells, loaded in self._rows("firms"):
            if loaded is None:
                self.refused_firms.add(_key(cells.get("id", "")))
            elif loaded["id"] in first:
                self._refuse(rows, row, "id", loaded["id"], _twice(first[loaded["id"]]))
            else:
                first[loaded["id"]] = row
                self.firms[loaded["id"]] = loaded

    def _read_lines(self, name: str) -> dict[str, list[Any]]:
        lines: dict[str, list[Any]] = {}
        for rows, row, cells, loaded in self._rows(name):
            if not self._is_known(rows, row, "firm", cells.get("firm", "")) or loaded is None:
                continue
            firm = _key(cells["firm"])
            own = lines.setdefault(firm, [])
            if len(own) >= MOST_LINES:
                most = say("paling banyak {most} baris untuk satu usaha", "at most {most} lines for one firm", most=MOST_LINES)
                self._refuse(rows, row, "firm", firm, most)
            elif self._code_exists(rows, row, firm, loaded.get("kbli")):
                own.append(_LINES[name](**loaded))
        return lines

    def _rows(self, name: str) -> Iterator[tuple[Rows, int, Cells, Cells | None]]:
        """Sheet, row number, cells, and what the schema reads in them, None where it refused."""
        if name not in self.sheets:
            return
        rows = Rows(self.sheets[name], self.meanings.get(name))
        self.notices += rows.notices
        self.unknown += [(name, heading) for heading in rows.unknown]
        for problem in rows.problems:
            self._refuse(rows, problem.row, problem.column, problem.value, problem.reason)
        for row, cells in rows:
            self._count()
            if isinstance(cells, RowProblem):
                self._refuse(rows, row, cells.column, cells.value, cells.reason)
            else:
                yield rows, row, cells, self._load(rows, row, cells)
        if rows.examples:
            self.notices.append(say("{file}: baris contoh dilewati", "{file}: the example row is left out", file=rows.sheet.file))

    def _count(self) -> None:
        self.read += 1
        if self.watch and self.read % WATCHED_EVERY == 0:
            self.watch(self.read, self.total)

    def _load(self, rows: Rows, row: int, cells: Cells) -> Cells | None:
        try:
            return TABLES[rows.sheet.name].schema.take(cells)
        except ValidationError as refused:
            for column, sentences in reasons(refused).items():
                self._refuse(rows, row, column, cells.get(column), "; ".join(sentences))
            return None

    def _refuse(self, rows: Rows, row: int, column: str, value: Any, reason: str) -> None:
        self.refused_rows.add((rows.sheet.name, row))
        if len(self.problems) <= MOST_PROBLEMS:
            self.problems.append(rows.problem(row, column, value, reason))

    def _is_known(self, rows: Rows, row: int, column: str, cell: Any) -> bool:
        firm = _key(cell)
        if self.known is None or firm in self.known:
            return True
        if not firm:
            self._refuse(rows, row, column, firm, say("wajib diisi", "is required"))
        elif firm in self.refused_firms:
            self._refuse(rows, row, column, firm, say("usahanya sendiri ditolak", "its firm was refused"))
        else:
            unknown = say("usaha ini tidak ada di tabel firms.", "the table firms has no such firm.")
            self._refuse(rows, row, column, firm, unknown + maybe(self._similar(firm)))
        return False

    def _similar(self, firm: str) -> str | None:
        if firm not in self.similar and len(self.similar) < MOST_SEARCHES:
            self.similar[firm] = nearest_firm(firm, self.known or ())
        return self.similar.get(firm)

    def _is_group(self, rows: Rows, row: int, group: str) -> bool:
        if self.firms[group].get("kind") == "group":
            return True
        self._refuse(rows, row, "group", group, say("usaha ini bukan KUBE (kind = group)", "this firm is no group (kind = group)"))
        return False

    def _code_exists(self, rows: Rows, row: int, firm: str, code: str | None) -> bool:
        try:
            check_kbli(version_of(self.firms[firm]), (code,) if code else ())
        except ValidationError as refused:
            self._refuse(rows, row, "kbli", code, str(refused.messages[0]))
            return False
        return True


def _key(cell: Any) -> str:
    """The firm that a cell names, as the ids are read."""
    try:
        return as_text(cell)
    except ValidationError:
        return str(cell)


def _twice(first: int) -> str:
    return say("sudah ada di baris {first}", "stands already in row {first}", first=first)


def nearest_firm(firm: str, known: Collection[str]) -> str | None:
    """The id most like the unknown one among the first 20,000, if any is like it."""
    return next(iter(difflib.get_close_matches(firm, list(known)[:20_000], n=1)), None)


def read(
    source: Path | str | bytes, mapping: Mapping[str, Mapping[str, str]] | None = None, *, name: str = "", watch: Watch | None = None
) -> Dataset:
    """Everything at a path (folder, .xlsx, .zip, or the CSV of the firms under any name) or in the content of the file `name`.

    Good rows beside the problems of the others; `mapping` says for each table which column a heading that the format does not know
    means, blank for none. Raises Invalid where it cannot be read at all; whether problems refuse the whole is for the caller to say.
    """
    reading = Reading(_found(source if isinstance(source, bytes) else Path(source), "firms", name))
    reading.meanings, reading.watch = mapping or {}, watch
    return reading.dataset()


def read_records(path: Path | str, name: str, known: Collection[str] | None = None) -> Dataset:
    """Only the table `name` (judgements, partnerships, ...) at `path`; a CSV may bear any name.

    Firms are looked up in `known`, not at all where that is None. Raises Invalid where the table is missing.
    """
    found = [sheet for sheet in _found(Path(path), name) if sheet.name == name]
    if not found:
        raise Invalid(say("tabel “{name}” tidak ada di “{path}”", "the table “{name}” is missing in “{path}”", name=name, path=path))
    reading = Reading(found)
    reading.known = known
    return reading.close({name: list(reading.records(name))})


def _found(source: Path | bytes, table: str, name: str = "") -> list[Sheet]:
    """The sheets at `source`; a single CSV or sheet whose name is none of the format's is the table `table`."""
    return sheets(source, name, table)
