"""The recap of partnerships in words: the same tables for the page, the workbook and the printed document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from matchmaker.engine import reference
from matchmaker.engine.partnering.recap import Line, Recap, sector_title
from matchmaker.i18n import label, number, rupiah, say
from matchmaker.terms import (
    BUDGET_VERDICTS,
    DISMISSAL_REASONS,
    END_REASONS,
    PAIRINGS,
    PARTNERSHIP_STATES,
    PATTERNS,
    SIZE_CLASSES,
    Term,
    find,
)

Value = str | int | float | None
UNKNOWN = ("belum dicatat", "not recorded")
NAMES = {"pairing": ("Jenis", "Kind"), "pattern": ("Pola", "Pattern"), "size": ("Skala usaha", "Size class"),
         "sector": ("Sektor", "Sector"), "region": ("Kelurahan", "Kelurahan")}  # fmt: skip
TITLES = {"pairing": ("Menurut jenis kemitraan", "By kind"), "pattern": ("Menurut pola kemitraan", "By pattern"),
          "size": ("Menurut skala usaha", "By size class"), "sector": ("Menurut sektor", "By sector"),
          "region": ("Menurut kelurahan", "By kelurahan")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and what stands below it: text, number or money in rupiah."""

    heading: str
    kind: str = "number"

    def as_text(self, value: Value) -> str:
        """The value as people read it; «–» where there is none."""
        if value is None or isinstance(value, str):
            return value or "–"
        return rupiah(value) if self.kind == "money" else number(value)


@dataclass(frozen=True, slots=True)
class RecapTable:
    """Rows below columns; `summed` where the last row is the sum of the others; `name` in one or two words, `note` on what is counted."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    note: str = ""
    summed: bool = False

    @property
    def headings(self) -> list[str]:
        """The headings, in their order."""
        return [each.heading for each in self.columns]

    def as_text(self) -> list[list[str]]:
        """The rows as people read them."""
        return [[column.as_text(value) for column, value in zip(self.columns, row, strict=True)] for row in self.rows]


def tables(recap: Recap) -> list[RecapTable]:
    """All tables of the recap, in the reader's language."""
    return [
        _states(recap),
        _lines(recap, "pairing"),
        _lines(recap, "pattern"),
        _lines(recap, "size", say("Dilihat dari pihak yang lebih kecil, menurut PP 7/2021.", "That of the smaller side, under PP 7/2021.")),
        _lines(recap, "sector", say("Golongan pokok KBLI pihak yang lebih kecil.", "KBLI division of the smaller side.")),
        _lines(recap, "region", say("Tempat pihak yang lebih kecil.", "Where the smaller side is.")),
        _reasons(recap),
        _small(recap),
        _verdicts(recap),
    ]


def _lines(recap: Recap, group: str, note: str = "") -> RecapTable:
    name, (title, named) = say(*NAMES[group]), (say(*TITLES[group]), NAMED[group])
    columns = (
        Column(name, "text"),
        Column(say("Jumlah", "Number")),
        Column(say("Masih terbuka", "Open")),
        Column(say("Sudah ditutup", "Closed")),
        Column(say("Nilai (Rp)", "Value (Rp)"), "money"),
        Column(say("Rata-rata lama (hari)", "Mean days")),
    )
    rows = [_row(named(line.key) if line.key else say(*UNKNOWN), line) for line in recap.groups[group]]
    return RecapTable(name, title, columns, [*rows, _row(say("Jumlah", "Total"), recap.total)], note, summed=True)


def _row(name: str, line: Line) -> tuple[Value, ...]:
    return name, line.count, line.open, line.closed, line.value, None if line.days is None else round(line.days)


def _states(recap: Recap) -> RecapTable:
    rows = [(label(each), recap.states[each.value]) for each in PARTNERSHIP_STATES if recap.states.get(each.value)]
    columns = (Column(say("Tahap", "State"), "text"), Column(say("Jumlah", "Number")))
    note = say(
        "Dihitung kemitraan yang mulai tercatat dalam masa laporan. Nilai dan lamanya hanya dari yang disepakati; lamanya dihitung sejak "
        "sepakat sampai ditutup, atau sampai hari ini.",
        "Counted are partnerships that were begun in the period. Value and duration are of those agreed on only, from the agreement to the "
        "end, or until today.",
    )
    total = (say("Jumlah", "Total"), recap.total.count)
    return RecapTable(say("Tahap", "State"), say("Menurut tahap", "By state"), columns, [*rows, total], note, summed=True)


def _reasons(recap: Recap) -> RecapTable:
    columns = (Column(say("Tahap", "State"), "text"), Column(say("Alasan", "Reason"), "text"), Column(say("Jumlah", "Number")))
    found = sorted(recap.reasons.items(), key=lambda each: (each[0][0], -each[1], each[0][1]))
    known: dict[str, tuple[Term, ...]] = {"ended": END_REASONS, "declined": DISMISSAL_REASONS}
    rows = [
        (_term(PARTNERSHIP_STATES, state), _term(known[state], reason) if reason else say(*UNKNOWN), count)
        for (state, reason), count in found
    ]
    return RecapTable(say("Alasan", "Reasons"), say("Alasan berhenti atau ditolak", "Reasons for ending or declining"), columns, rows)


def _small(recap: Recap) -> RecapTable:
    columns = (
        Column(say("Skala usaha", "Size class"), "text"),
        Column(say("Jumlah usaha", "Firms")),
        Column(say("Sudah bermitra", "With a partner")),
        Column(say("Belum bermitra", "Without a partner")),
    )
    rows: list[tuple[Value, ...]] = [(_term(SIZE_CLASSES, each.size), each.firms, each.partnered, each.alone) for each in recap.small]
    sums = [sum(getattr(each, name) for each in recap.small) for name in ("firms", "partnered", "alone")]
    note = say("Keadaan hari ini; bermitra berarti punya kemitraan yang sepakat atau berjalan.",
               "As it is today; a partner is one of a partnership that is agreed or running.")  # fmt: skip
    title = say("Usaha mikro dan kecil yang sudah dan belum bermitra", "Micro and small firms with and without a partner")
    rows.append((say("Jumlah", "Total"), *sums))
    return RecapTable(say("Mikro dan kecil", "Micro and small"), title, columns, rows, note, summed=True)


def _verdicts(recap: Recap) -> RecapTable:
    columns = (Column(say("Pemasok menurut syarat 40 %", "Supplier by the 40 % rule"), "text"), Column(say("Kemitraan", "Partnerships")))
    rows = [(label(each), recap.verdicts.get(each.value, 0)) for each in BUDGET_VERDICTS]
    note = say("Kemitraan rantai pasok saja; syarat menurut Inpres 2/2022.", "Supply chains only; the rule is that of Inpres 2/2022.")
    title = say("Syarat 40 % belanja produk dalam negeri", "The 40 % rule of public budgets")
    return RecapTable(say("Syarat 40 %", "40 % rule"), title, columns, rows, note)


def _term(vocabulary: Iterable[Term], key: str) -> str:
    known = find(vocabulary, key)
    return label(known) if known else key


def _region(key: str) -> str:
    known = reference.regions().get(key)
    return known.name if known else key


NAMED: dict[str, Callable[[str], str]] = {
    "pairing": lambda key: _term(PAIRINGS, key),
    "pattern": lambda key: _term(PATTERNS, key),
    "size": lambda key: _term(SIZE_CLASSES, key),
    "sector": sector_title,
    "region": _region,
}
"""How a group's keys are named."""
