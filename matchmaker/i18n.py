"""What a person reads, in Indonesian and English: say() for sentences, Term for closed vocabularies, and local number forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal, Protocol

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time, which knows no summer time."""

_current: ContextVar[Language] = ContextVar("language", default="id")
_MONTHS_ID = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_MONTHS_EN = "January February March April May June July August September October November December".split()


class Labelled(Protocol):
    """Anything that carries its own name in both languages."""

    @property
    def label_id(self) -> str: ...
    @property
    def label_en(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed vocabulary, with its name in both languages."""

    value: str
    label_id: str
    label_en: str


def language() -> Language:
    """The language of the present reader; Indonesian unless somebody chose."""
    return _current.get()


def choose(wanted: str | None) -> Language:
    """Make `wanted` the reader's language (Indonesian when it is none of ours) and return what was chosen."""
    chosen: Language = "en" if (wanted or "").lower().startswith("en") else "id"
    _current.set(chosen)
    return chosen


@contextmanager
def reading(wanted: Language) -> Iterator[None]:
    """Within the block, the reader's language is `wanted`."""
    token = _current.set(wanted)
    try:
        yield
    finally:
        _current.reset(token)


def say(indonesian: str, english: str, /, **facts: object) -> str:
    """The sentence in the reader's language, with `{name}` replaced by the facts."""
    sentence = english if language() == "en" else indonesian
    return sentence.format(**facts) if facts else sentence


def label(thing: Labelled) -> str:
    """The thing's own name in the reader's language."""
    return thing.label_en if language() == "en" else thing.label_id


def number(value: float, digits: int = 0) -> str:
    """1.250.000 or 0,5 in Indonesian; 1,250,000 or 0.5 in English; at most `digits` decimals, no trailing zeros."""
    text = f"{value:,.{digits}f}"
    if digits:
        text = text.rstrip("0").rstrip(".")
    if language() == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    return "0" if text == "-0" else text


def fixed(value: float, digits: int = 3) -> str:
    """0,183 in Indonesian and 0.183 in English: always so many decimals, so that figures stand in columns."""
    text = f"{value:.{digits}f}"
    return text if language() == "en" else text.replace(".", ",")


def rupiah(value: float) -> str:
    """Rp1.250.000, as offices write it."""
    return f"Rp{number(value)}"


def day(value: date) -> str:
    """3 Mei 2027 / 3 May 2027."""
    return f"{value.day} {month(value)}"


def month(value: date) -> str:
    """Mei 2027 / May 2027."""
    months = _MONTHS_EN if language() == "en" else _MONTHS_ID
    return f"{months[value.month - 1]} {value.year}"


def today() -> date:
    """The day that the office's calendar shows now."""
    return datetime.now(WIB).date()


def day_of(moment: datetime) -> date:
    """The day that the office's calendar shows at that moment."""
    return moment.astimezone(WIB).date()
