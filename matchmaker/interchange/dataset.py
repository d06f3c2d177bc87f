"""Dataset: what one folder, workbook or zip of the interchange format says, and what of it was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from matchmaker.engine.profile import Profile


@dataclass(frozen=True, slots=True)
class Membership:
    """A member firm of a group (KUBE)."""

    group: str
    firm: str


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A recorded partnership; the seeker is buyer or mentee, the partner supplier or mentor; value in rupiah."""

    pairing: str
    seeker: str
    partner: str
    outcome: str
    exposed_rank: int | None = None
    decided_on: date | None = None
    state: str | None = None
    pattern: str | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A pair that somebody turned down."""

    pairing: str
    seeker: str
    partner: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """Somebody's word on a pair: 0, 1 or 2."""

    pairing: str
    seeker: str
    partner: str
    grade: int


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a value was refused, in the reader's language; `row` is the spreadsheet's row number, 0 for the whole file.

    `column` is the format's name of it, `heading` what stands above it in the file.
    """

    file: str
    row: int
    column: str
    value: str
    reason: str
    heading: str = field(default="", compare=False)


@dataclass(frozen=True)
class Dataset:
    """Good rows, and the problems of the others; `refused` counts the rows that were left out.

    `stated` names the columns that each firm's row filled in: the others are unknown, or have their usual value.
    `rows` are the numbers of the firms' rows in the table that the file calls `firms_file`.
    `unknown` are the headings, each with its table, of which neither the format nor the caller knows the meaning.
    """

    profiles: tuple[Profile, ...] = ()
    memberships: tuple[Membership, ...] = ()
    partnerships: tuple[PartnershipRow, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    judgements: tuple[JudgementRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notices: tuple[str, ...] = ()
    refused: int = 0
    refused_firms: frozenset[str] = field(default_factory=frozenset)
    stated: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)
    unknown: tuple[tuple[str, str], ...] = ()
    firms_file: str = field(default="firms", compare=False)
    rows: Mapping[str, int] = field(default_factory=dict, compare=False)
