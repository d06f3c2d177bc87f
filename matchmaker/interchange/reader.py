"""read(): rows through the schemas into a Dataset; every refused value is named with file, row, column and reason."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.errors import Invalid
from matchmaker.i18n import say
from matchmaker.interchange.dataset import Dataset, Dismissal, JudgementRow, Membership, PartnershipRow, RowProblem
from matchmaker.interchange.sheets import Sheet, sheets
from matchmaker.interchange.tables import LINE_TABLES, TABLES, Table, plain
from matchmaker.schemas.fields import reasons
from matchmaker.schemas.firm import MOST_LINES, check_kbli

_LINES: dict[str, type] = {"offers": Offer, "needs": Need, "certificates": Certificate, "skills": Skill}
_RECORDS: dict[str, type] = {"memberships": Membership, "partnerships": PartnershipRow, "dismissals": Dismissal, "judgements": JudgementRow}
SHOWN = 120


class Reading:
    """One reading of a folder, workbook or zip: good rows so far, and what was refused."""

    def __init__(self, found: list[Sheet]) -> None:
        self.sheets = {sheet.name: sheet for sheet in found}
        self.problems: list[RowProblem] = []
        self.notices: list[str] = []
        self.firms: dict[str, dict[str, Any]] = {}
        self.lines: dict[str, dict[str, list[Any]]] = {name: {} for name in LINE_TABLES}
        self.records: dict[str, list[Any]] = {name: [] for name in _RECORDS}
        self.refused_rows: set[tuple[str, int]] = set()
        self.refused_firms: set[str] = set()

    def dataset(self) -> Dataset:
        """All tables, in an order in which firms are known before anything names them."""
        self._read_firms()
        for name in LINE_TABLES:
            self._read_lines(name)
        for name in _RECORDS:
            self._read_records(name, self.firms)
        profiles = tuple(
            Profile(**firm, **{name: tuple(self.lines[name].get(key, ())) for name in LINE_TABLES}) for key, firm in self.firms.items()
        )
        return Dataset(
            profiles=profiles,
            **{name: tuple(records) for name, records in self.records.items()},
            problems=tuple(sorted(self.problems, key=lambda each: (each.file, each.row, each.column))),
            notices=tuple(self.notices),
            refused=len(self.refused_rows),
            refused_firms=frozenset(self.refused_firms),
        )

    def refuse(self, sheet: Sheet, row: int, column: str, value: Any, reason: str) -> None:
        """Note a problem; the row will be left out."""
        self.refused_rows.add((sheet.name, row))
        self.problems.append(RowProblem(sheet.file, row, column, str("" if value is None else value)[:SHOWN], reason))

    def _read_firms(self) -> None:
        sheet = self.sheets.get("firms")
        if sheet is None:
            raise Invalid(say("tabel “firms” (data usaha) tidak ada", "the table “firms” is missing"))
        for row, cells in self._rows(sheet):
            loaded = self._load(sheet, row, cells, cells)
            key = str(cells.get("id", "")).strip()
            if loaded is None:
                self.refused_firms.add(key)
            elif loaded["id"] in self.firms:
                self.refuse(sheet, row, "id", loaded["id"], say("kode ini sudah dipakai baris lain; tiap usaha satu baris", "another row has this id; one row a firm"))
            else:
                self.firms[loaded["id"]] = loaded

    def _read_lines(self, name: str) -> None:
        sheet = self.sheets.get(name)
        for row, cells in self._rows(sheet) if sheet else ():
            assert sheet is not None
            firm = str(cells.get("firm", "")).strip()
            loaded = self._load(sheet, row, cells, {column: value for column, value in cells.items() if column != "firm"})
            if not self._known(sheet, row, "firm", firm, self.firms) or loaded is None:
                continue
            lines = self.lines[name].setdefault(firm, [])
            if len(lines) >= MOST_LINES:
                self.refuse(sheet, row, "firm", firm, say("paling banyak {most} baris untuk satu usaha", "at most {most} lines for one firm", most=MOST_LINES))
            elif self._code_exists(sheet, row, firm, loaded.get("kbli")):
                lines.append(_LINES[name](**{column: value for column, value in loaded.items() if value is not None}))

    def _read_records(self, name: str, firms: Mapping[str, Any] | None) -> None:
        sheet = self.sheets.get(name)
        for row, cells in self._rows(sheet) if sheet else ():
            assert sheet is not None
            loaded = self._load(sheet, row, cells, cells)
            named = [column for column in ("group", "firm", "seeker", "partner") if column in cells]
            known = firms is None or all([self._known(sheet, row, column, str(cells[column]).strip(), firms) for column in named])
            if loaded is not None and known:
                self.records[name].append(_RECORDS[name](**{column: value for column, value in loaded.items() if value is not None}))

    def _rows(self, sheet: Sheet) -> list[tuple[int, dict[str, Any]]]:
        """Rows as column to cell, blank cells left out; a missing required column refuses the whole table."""
        table = TABLES[sheet.name]
        columns = self._columns(sheet, table)
        missing = [column for column in table.required() if column not in columns]
        for column in missing:
            self.refuse(sheet, 1, column, "", say("kolom wajib ini tidak ada", "this required column is missing"))
        if missing:
            return []
        return [
            (number, {column: _clean(cell) for column, cell in zip(columns, cells, strict=False) if column and cell not in ("", None)})
            for number, cells in sheet.rows
        ]

    def _columns(self, sheet: Sheet, table: Table) -> list[str | None]:
        headings = table.headings()
        columns = [headings.get(plain(heading)) for heading in sheet.heading]
        for heading, column in zip(sheet.heading, columns, strict=True):
            if column is None and heading.strip():
                self.notices.append(say("{file}: kolom “{heading}” tidak dikenal dan diabaikan", "{file}: the column “{heading}” is not known and ignored",
                                        file=sheet.file, heading=heading.strip()[:60]))  # fmt: skip
        return columns

    def _load(self, sheet: Sheet, row: int, cells: dict[str, Any], values: dict[str, Any]) -> dict[str, Any] | None:
        try:
            return {column: value for column, value in TABLES[sheet.name].schema.load(values).items() if value is not None}
        except ValidationError as refused:
            for column, sentences in reasons(refused).items():
                self.refuse(sheet, row, column, cells.get(column.split(".")[0]), "; ".join(sentences))
            return None

    def _known(self, sheet: Sheet, row: int, column: str, firm: str, firms: Mapping[str, Any]) -> bool:
        if firm in firms:
            return True
        if firm and firm not in self.refused_firms:
            near = difflib.get_close_matches(firm, list(firms)[:20_000], n=1)
            hint = say(" Mungkin maksudnya “{near}”?", " Did you mean “{near}”?", near=near[0]) if near else ""
            self.refuse(sheet, row, column, firm, say("usaha ini tidak ada di tabel firms.", "the table firms has no such firm.") + hint)
        else:
            reason = say("usahanya sendiri ditolak", "its firm was refused") if firm else say("wajib diisi", "is required")
            self.refuse(sheet, row, column, firm, reason)
        return False

    def _code_exists(self, sheet: Sheet, row: int, firm: str, code: str | None) -> bool:
        try:
            check_kbli(self.firms[firm].get("kbli_version", "2025"), (code,) if code else ())
        except ValidationError as refused:
            self.refuse(sheet, row, "kbli", code, str(refused.messages[0]))
            return False
        return True


def _clean(cell: Any) -> Any:
    """A cell without the apostrophe that keeps a spreadsheet from running it as a formula."""
    if isinstance(cell, str):
        text = cell.strip()
        return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r", "'") else text
    return cell if isinstance(cell, bool | int | float | date | datetime) else str(cell)


def read(path: Path | str) -> Dataset:
    """Everything at `path` (folder, .xlsx or .zip); raises Invalid where it cannot be read at all."""
    return Reading(sheets(Path(path))).dataset()


def read_records(path: Path | str, name: str) -> Dataset:
    """Only the table `name` (judgements, partnerships, ...) at `path`; a CSV may bear any name; firms are not looked up."""
    found = sheets(Path(path))
    if len(found) == 1:
        found = [Sheet(name, found[0].file, found[0].heading, found[0].rows)]
    reading = Reading([sheet for sheet in found if sheet.name == name])
    if not reading.sheets:
        raise Invalid(say("tabel “{name}” tidak ada di “{path}”", "the table “{name}” is missing in “{path}”", name=name, path=path))
    reading._read_records(name, None)
    return Dataset(**{name: tuple(reading.records[name])}, problems=tuple(reading.problems), refused=len(reading.refused_rows))
