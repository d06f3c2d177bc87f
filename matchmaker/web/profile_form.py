"""ProfileForm: a whole profile as a page asks it, with rows for its lines, and what was typed as the schema's document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from matchmaker.engine.profile import Profile
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.schemas.firm import CertificateSchema, FirmDocumentSchema, NeedSchema, OfferSchema, SkillSchema
from matchmaker.schemas.profile import LINES, stated, usual_of
from matchmaker.schemas.row import Row
from matchmaker.services.firms import OWN_FIELDS
from matchmaker.web import kbli_choice
from matchmaker.web.door import loaded
from matchmaker.web.forms import Input
from matchmaker.web.kbli_choice import KbliChoice
from matchmaker.web.plain_words import Pair, plain
from matchmaker.web.profile_inputs import as_typed, asked, villages

CONTEXT = ("id", "name", "kbli_version")
"""What the schema needs to read the others by, asked or not."""
BLANK_ROWS = 2
MORE_ROWS = 5
SCHEMAS: Mapping[str, type[Row]] = {"offers": OfferSchema, "needs": NeedSchema, "certificates": CertificateSchema, "skills": SkillSchema}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "offers": ("product", "capacity", "unit", "period", "booked", "kbli", "tkdn", "note"),
    "needs": ("product", "quantity", "unit", "period", "max_km", "certificates", "certificates_required", "kbli", "note"),
    "certificates": ("kind", "number", "scope", "issued", "expires", "evidence"),
    "skills": ("skill", "side", "level", "target", "urgency"),
}
ATTESTED = "evidence"
"""The column of a certificate that only an office fills in."""
_LINE = re.compile(r"(offers|needs|certificates|skills)-(\d{1,4})-([a-z_]+)")

GROUPS: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (
    (("Identitas", "Identity"), ("id", "name", "kind", "legal_form", "nib", "kbli_version", "kbli", "owner_group", "description")),
    (("Lokasi", "Location"), ("region", "latitude", "longitude")),
    (("Skala usaha", "Scale"), ("workers", "annual_sales", "capital", "investment", "founded", "members", "domestic")),
    (("Kesediaan", "Readiness"), ("consent", "active", "mentor_slots", "observed_on")),
    (("Kontak", "Contact"), ("contact", "phone", "email")),
)

LINE_HEADINGS: Mapping[str, Pair] = {
    "offers": ("Produk yang ditawarkan", "Products offered"),
    "needs": ("Barang dan jasa yang dibutuhkan", "Goods and services needed"),
    "certificates": ("Sertifikat", "Certificates"),
    "skills": ("Keahlian", "Skills"),
}

Typed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of line: its heading, and its rows of inputs, the `filled` ones first."""

    name: str
    heading: str
    rows: list[list[Input]]
    filled: int


class ProfileForm:
    """`typed` maps columns to what was typed, and the name of each kind of line to its rows of the same.

    `own` asks only what a business may change of its own profile; `new` asks for the id too.
    """

    lines: Collection[str] = tuple(LINES)
    """The kinds of line that are asked; the others stay as they are."""
    blank_rows, more_rows = BLANK_ROWS, MORE_ROWS

    def __init__(self, typed: Typed, area: str, *, own: bool = False, new: bool = False) -> None:
        self.typed, self.area, self.own, self.new = typed, area, own, new
        self.problem: Problem | None = None
        self.more = ""
        self.codes = KbliChoice.of(typed, "")

    @classmethod
    def of(cls, profile: Profile, area: str, *, own: bool) -> Self:
        """The form filled in with what is known."""
        typed: Typed = {name: as_typed(getattr(profile, name)) for name in FirmDocumentSchema().fields if name not in LINES}
        for name in LINES:
            columns = SCHEMAS[name]().fields
            typed[name] = [{column: as_typed(getattr(line, column)) for column in columns} for line in getattr(profile, name)]
        return cls(typed, area, own=own)

    def take(self, sent: Mapping[str, str]) -> None:
        """What was typed into the form; blank and removed rows are left out."""
        before = self.typed.get("certificates") or []
        lines = {name: rows for name, rows in _rows(sent).items() if name in self.lines}
        self.typed = {**self.typed, **{name: sent[name] for name in self.names() if name in sent}, **lines}
        self.more = sent.get("more", "")
        self.codes = KbliChoice.of(self.typed, sent.get(kbli_choice.WORDS, ""))
        if "kbli" in self.names():
            self.typed["kbli"] = self.codes.taking(self.more)
            self.codes = KbliChoice.of(self.typed, self.codes.words)
        if self.own:
            for row in self.typed["certificates"]:
                row[ATTESTED] = _evidence_of(row, before)

    def names(self) -> list[str]:
        """The columns that are asked."""
        every = [name for _, names in GROUPS for name in names]
        return [name for name in every if (not self.own or name in OWN_FIELDS) and (self.new or name != "id")]

    def stated(self) -> dict[str, Any]:
        """The values as a Profile takes them; Invalid names each refused field. What is not asked here is not looked at."""
        asked_names = {*self.names(), *self.lines}
        typed = {name: value for name, value in self.typed.items() if name in asked_names or name in CONTEXT}
        read = stated(loaded(FirmDocumentSchema(), typed, say("periksa isian yang ditandai", "look at the marked fields")))
        return {name: value for name, value in read.items() if name in asked_names}

    def groups(self) -> list[tuple[str, list[Input]]]:
        """The inputs of the columns, by heading."""
        asked_names = self.names()
        every = [(say(*heading), [self._input(name) for name in names if name in asked_names]) for heading, names in GROUPS]
        return [(heading, inputs) for heading, inputs in every if inputs]

    def tables(self) -> list[Table]:
        """The lines, each kind with blank rows to fill in."""
        asked_lines = [(name, say(*heading)) for name, heading in LINE_HEADINGS.items() if name in self.lines]
        return [Table(name, heading, self._table_rows(name), len(self.typed.get(name) or ())) for name, heading in asked_lines]

    def is_shown(self, table: str, line: Input) -> bool:
        """Is this input of a line asked? Here all are."""
        return True

    def _input(self, name: str) -> Input:
        value = self.typed.get(name) or ""
        known = asked(FirmDocumentSchema().fields[name], (name,), value, self._errors(name), usual_of(Profile))
        if name != "region" or "." not in self.area:
            return plain(known) if self.own else known
        return Input(name, say("Kelurahan", "Kelurahan"), "choice", value, known.errors, False, villages(self.area, value), "", "")

    def _table_rows(self, name: str) -> list[list[Input]]:
        rows = self.typed.get(name) or []
        blank = self.more_rows if self.more == name else self.blank_rows
        return [self._row(name, place, row) for place, row in enumerate([*rows, *({} for _ in range(blank))])]

    def _row(self, table: str, place: int, row: Mapping[str, str]) -> list[Input]:
        usual, fields = usual_of(LINES[table]), SCHEMAS[table]().fields
        known = [
            asked(fields[column], (table, place, column), row.get(column, ""), self._errors(f"{table}.{place}.{column}"), usual)
            for column in COLUMNS[table]
        ]
        within = say("{heading}, baris {n}", "{heading}, line {n}", heading=say(*LINE_HEADINGS[table]), n=place + 1)
        known = [replace(each, within=within) for each in known]
        return [plain(each) for each in known if not each.name.endswith(f"-{ATTESTED}")] if self.own else known

    def _errors(self, path: str) -> tuple[str, ...]:
        return tuple(self.problem.fields.get(path, ())) if self.problem else ()


def _rows(sent: Mapping[str, str]) -> dict[str, list[dict[str, str]]]:
    """The filled-in rows of each kind of line, in their order."""
    found: dict[str, dict[int, dict[str, str]]] = {name: {} for name in LINES}
    for key, value in sent.items():
        if part := _LINE.fullmatch(key):
            found[part[1]].setdefault(int(part[2]), {})[part[3]] = value
    return {name: [row for _, row in sorted(rows.items()) if _is_filled(name, row)] for name, rows in found.items()}


def _is_filled(table: str, row: dict[str, str]) -> bool:
    removed = row.pop("remove", "")
    usual = usual_of(LINES[table])
    return not removed and any(value.strip() and value != usual.get(column) for column, value in row.items())


def _evidence_of(row: Mapping[str, str], before: list[dict[str, str]]) -> str:
    """What an office has attested of this very certificate; that the firm says so itself where there is nothing."""
    said = _without_evidence(row)
    return next((known[ATTESTED] for known in before if _without_evidence(known) == said), "self")


def _without_evidence(row: Mapping[str, str]) -> dict[str, str]:
    return {column: value.strip() for column, value in row.items() if column != ATTESTED and value.strip()}
