"""The tables of rules that an office can correct: what a row of each says, and how its cells are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from matchmaker.engine.profile import LARGEST
from matchmaker.i18n import say
from matchmaker.terms import CERTIFICATE_KINDS, PATTERNS, RULE_SIZE_CLASSES, RULE_STATUSES, SIZE_RULES, values

FACTS = ("annual_sales", "capital", "investment", "workers")
AGREEMENT_FIELDS = ("activity", "seeker_duties", "partner_duties", "development", "quality", "quantity", "payment_days", "disputes",
                    "starts_on", "ends_on")  # fmt: skip
PERIOD_NAMES = ("answer", "follow_up", "mentoring", "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Where a rule stands, whether that has been checked (`status`), and the first day on which it holds (None: always)."""

    source: str
    article: str
    status: str
    valid_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Rule):
    """A firm is at most of `size_class` by `rule` while its `fact` (rupiah, or workers) is below `highest`, or equal where `included`."""

    rule: str
    fact: str
    size_class: str
    highest: float
    included: bool

    def holds(self, value: float) -> bool:
        """Is the value within the limit?"""
        return value < self.highest or (self.included and value == self.highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRule(Rule):
    """Who issues a kind of certificate, and for how many `years`, where it usually ends."""

    kind: str
    issuer: str
    years: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualCertificate(Rule):
    """Firms whose KBLI code begins with one of `prefixes` (none: all firms) usually hold one of these `kinds`: advice, not law."""

    prefixes: tuple[str, ...]
    kinds: tuple[str, ...]
    note_id: str
    note_en: str

    @property
    def label_id(self) -> str:
        """The note in Indonesian."""
        return self.note_id

    @property
    def label_en(self) -> str:
        """The note in English."""
        return self.note_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Rule):
    """From `day` on, firms of these size classes and KBLI prefixes must hold a certificate of this kind."""

    kind: str
    day: date
    size_classes: tuple[str, ...]
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Rule):
    """So many days before a certificate ends somebody is reminded."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern(Rule):
    """The two roles of a `pattern` of partnership, and the size classes that may take them; none: any. Blank: equal sides."""

    pattern: str
    larger_id: str
    larger_en: str
    smaller_id: str
    smaller_en: str
    larger_sizes: tuple[str, ...]
    smaller_sizes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipBan(Rule):
    """A firm of `size_class` may not own or control a partner of one of `smaller_sizes`; the note says so in the words of the rule."""

    size_class: str
    smaller_sizes: tuple[str, ...]
    note_id: str
    note_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementContent(Rule):
    """What a written agreement must at least hold: its `item`, which the `fields` of an agreement tell together."""

    item: str
    fields: tuple[str, ...]
    note_id: str
    note_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Rule):
    """So many days for what `period` names, one of PERIOD_NAMES."""

    period: str
    days: int


TABLES: Mapping[str, tuple[type[Rule], tuple[str, ...]]] = {
    "size_classes": (Threshold, ("rule", "fact", "size_class")),
    "deadlines": (Deadline, ("kind", "size_classes", "prefixes")),
    "certificate_kinds": (CertificateRule, ("kind",)),
    "usual_certificates": (UsualCertificate, ("prefixes", "kinds")),
    "reminders": (Reminder, ("days",)),
    "partnership_patterns": (Pattern, ("pattern", "larger_sizes")),
    "ownership_bans": (OwnershipBan, ("size_class",)),
    "agreement_contents": (AgreementContent, ("item",)),
    "partnership_periods": (Period, ("period", "days")),
}
"""Each table to what its rows are, and the columns that tell them apart; of rows alike in these the latest that holds counts."""


def columns(table: str) -> tuple[str, ...]:
    """The headings of a table, those that say where a rule stands last."""
    own, every = [each.name for each in fields(TABLES[table][0])], [each.name for each in fields(Rule)]
    return (*(name for name in own if name not in every), *every)


def read_row(table: str, cells: Mapping[str, str]) -> Rule:
    """The rule in a row; raises ValueError with the column, its value and the reason of the first cell that cannot be read."""
    read: dict[str, Any] = {}
    for name in columns(table):
        text = (cells.get(name) or "").strip()
        try:
            read[name] = _READ[name](text)
        except ValueError as refused:
            raise ValueError(f"{name} “{text}” {refused}") from refused
    return TABLES[table][0](**read)


def _one_of(*known: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise ValueError(say("harus salah satu dari: {known}", "must be one of: {known}", known=", ".join(known)))
        return text

    return read


def _several(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    return lambda text: tuple(read(part.strip()) for part in text.split(";") if part.strip())


def _stated(text: str) -> str:
    if not text:
        raise ValueError(say("harus diisi", "must be filled in"))
    return text


def _prefix(text: str) -> str:
    if not re.fullmatch(r"\d{2,5}", text):
        raise ValueError(say("harus dua sampai lima angka pertama KBLI", "must be the first two to five digits of a KBLI code"))
    return text


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text) or not int(text):
        raise ValueError(say("harus bilangan bulat dari 1 sampai 9999", "must be a whole number from 1 to 9999"))
    return int(text)


def _amount(text: str) -> float:
    if not re.fullmatch(r"\d+", text) or int(text) > LARGEST:
        raise ValueError(say("harus angka tanpa titik dan koma", "must be digits only, without points or commas"))
    return float(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(say("harus tanggal seperti 2026-10-17", "must be a day such as 2026-10-17")) from None


_kind = _one_of(*values(CERTIFICATE_KINDS))
_size = _one_of(*values(RULE_SIZE_CLASSES))
_READ: Mapping[str, Callable[[str], Any]] = {
    "article": str,
    "day": _day,
    "days": _whole,
    "fact": _one_of(*FACTS),
    "fields": lambda text: _several(_one_of(*AGREEMENT_FIELDS))(_stated(text)),
    "highest": _amount,
    "included": lambda text: _one_of("true", "false")(text) == "true",
    "issuer": _stated,
    "item": _stated,
    "kind": _kind,
    "kinds": lambda text: _several(_kind)(_stated(text)),
    "larger_en": str,
    "larger_id": str,
    "larger_sizes": _several(_size),
    "note_en": _stated,
    "note_id": _stated,
    "pattern": _one_of(*values(PATTERNS)),
    "period": _one_of(*PERIOD_NAMES),
    "prefixes": _several(_prefix),
    "rule": _one_of(*values(SIZE_RULES)),
    "size_class": _size,
    "size_classes": _several(_size),
    "smaller_en": str,
    "smaller_id": str,
    "smaller_sizes": _several(_size),
    "source": _stated,
    "status": _one_of(*values(RULE_STATUSES)),
    "valid_from": lambda text: _day(text) if text else None,
    "years": lambda text: _whole(text) if text else None,
}
