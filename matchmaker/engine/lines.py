"""Columns of the lines that firms state: offers, needs, certificates and skills, each with the row of its firm."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference, units
from matchmaker.engine.phrase_book import PhraseBook
from matchmaker.engine.profile import Certificate, Offer, Profile, known
from matchmaker.terms import CERTIFICATE_KINDS

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

KIND_NUMBER = {kind.value: number for number, kind in enumerate(CERTIFICATE_KINDS)}
NEVER_EXPIRES = date.max.toordinal()
NOT_HELD = 0
UNKNOWN_SECTOR = -1
HIGHEST_LEVEL = 5.0


@dataclass(frozen=True)
class Postings:
    """Which lines carry each phrase: the way from a matched phrase to the lines and firms behind it."""

    order: Integers
    starts: Integers

    @classmethod
    def of(cls, phrase: Integers, distinct: int) -> Postings:
        """Postings of lines whose phrase rows are `phrase` (lines,), out of `distinct` phrases."""
        counts = np.bincount(phrase, minlength=distinct)
        return cls(np.argsort(phrase, kind="stable"), np.concatenate([[0], np.cumsum(counts)]))

    def lines(self, rows: Integers, match: Values) -> tuple[Integers, Values]:
        """All lines with one of the phrases `rows`, each with the match of its phrase."""
        counts = self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(counts)
        places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(self.starts[rows] - (ends - counts), counts)
        return self.order[places], np.repeat(match, counts)


@dataclass(frozen=True)
class ProductLines:
    """Offers or needs as columns; `amount` is free capacity or quantity in base units a month of `dimension`."""

    firm: Integers
    place: Integers
    phrase: Integers
    postings: Postings
    starts: Integers
    amount: Values
    dimension: Integers
    sector: Integers
    certificates: Integers
    required: NDArray[np.bool_]
    max_km: Values

    def of(self, firm: int) -> Integers:
        """The lines of one firm."""
        return np.arange(self.starts[firm], self.starts[firm + 1])


class _Stated(NamedTuple):
    """What a firm says of one line; an offer asks for no certificate and sets no limit."""

    kbli: str | None
    quantity: float | None
    unit: str | None
    period: str
    certificates: tuple[str, ...] = ()
    required: bool = False
    max_km: float | None = None


def free_capacity(offer: Offer) -> float | None:
    """Capacity less what is already promised, in the offer's own unit and period; a blank `booked` promises nothing."""
    capacity, booked = known(offer.capacity), known(offer.booked)
    if math.isnan(capacity):
        return None
    return capacity if math.isnan(booked) else max(capacity - booked, 0.0)


def offers_of(profiles: Sequence[Profile], book: PhraseBook, phrase: Integers) -> ProductLines:
    """The offers of all firms, in the order of the firms; `phrase` (offers,) holds their rows in `book`."""
    stated = [[_Stated(each.kbli, free_capacity(each), each.unit, each.period) for each in profile.offers] for profile in profiles]
    return _product_lines(profiles, stated, book, phrase)


def needs_of(profiles: Sequence[Profile], book: PhraseBook, phrase: Integers) -> ProductLines:
    """The needs of all firms, in the order of the firms; `phrase` (needs,) holds their rows in `book`."""
    stated = [
        [
            _Stated(each.kbli, each.quantity or None, each.unit, each.period, each.certificates, each.certificates_required, each.max_km)
            for each in profile.needs
        ]
        for profile in profiles
    ]
    return _product_lines(profiles, stated, book, phrase)


def _product_lines(profiles: Sequence[Profile], stated: Sequence[Sequence[_Stated]], book: PhraseBook, phrase: Integers) -> ProductLines:
    counts = [len(lines) for lines in stated]
    firm = np.repeat(np.arange(len(profiles)), counts)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    lines = [line for firm_lines in stated for line in firm_lines]
    amounts = [units.monthly(line.quantity, line.unit, line.period) for line in lines]
    return ProductLines(
        firm=firm,
        place=np.arange(len(firm)) - starts[firm],
        phrase=phrase,
        postings=Postings.of(phrase, len(book.texts)),
        starts=starts,
        amount=np.array([amount for amount, _ in amounts], dtype=np.float64),
        dimension=np.array([dimension for _, dimension in amounts], dtype=np.int64),
        sector=_line_sectors(profiles, stated),
        certificates=np.array([kinds_mask(line.certificates) for line in lines], dtype=np.int64),
        required=np.array([line.required for line in lines], dtype=bool),
        max_km=_numbers(known(line.max_km) for line in lines),
    )


def _line_sectors(profiles: Sequence[Profile], stated: Sequence[Sequence[_Stated]]) -> Integers:
    """The input-output sector of each line's own code, or else of its firm's core business, (lines,)."""
    found = [
        _sector(profile, line.kbli, core) for profile, lines in zip(profiles, stated, strict=True)
        for core in [core_sector(profile)] for line in lines
    ]  # fmt: skip
    return np.array(found, dtype=np.int64)


def core_sector(profile: Profile) -> int:
    """The input-output sector of the firm's first KBLI code, UNKNOWN_SECTOR where there is none."""
    return _sector(profile, profile.kbli[0] if profile.kbli else None, UNKNOWN_SECTOR)


def _sector(profile: Profile, code: str | None, otherwise: int) -> int:
    sector = reference.sector_of(profile.kbli_version, code) if code else None
    return otherwise if sector is None else sector


def kinds_mask(kinds: Iterable[str]) -> int:
    """Certificate kinds as bits; a kind nobody knows has none."""
    return sum(1 << KIND_NUMBER[kind] for kind in set(kinds) if kind in KIND_NUMBER)


def kinds_in(mask: int) -> list[int]:
    """The numbers of the certificate kinds in a mask, ascending."""
    return [number for number in range(len(CERTIFICATE_KINDS)) if mask >> number & 1]


def expiry_of(certificates: Iterable[Certificate]) -> Integers:
    """Last day in force of each kind as an ordinal, (kinds,); NOT_HELD where there is none.

    A blank `expires` counts only for kinds that do not expire.
    """
    last = np.full(len(CERTIFICATE_KINDS), NOT_HELD, dtype=np.int64)
    for held in certificates:
        number = KIND_NUMBER.get(held.kind)
        if number is None:
            continue
        lasting = NOT_HELD if CERTIFICATE_KINDS[number].expires else NEVER_EXPIRES
        last[number] = max(last[number], held.expires.toordinal() if held.expires else lasting)
    return last


@dataclass(frozen=True)
class SkillLines:
    """Skills that firms have, or want, as columns; unknown levels are NaN."""

    firm: Integers
    place: Integers
    phrase: Integers
    postings: Postings
    starts: Integers
    level: Values
    target: Values
    urgency: Values

    def of(self, firm: int) -> Integers:
        """The lines of one firm."""
        return np.arange(self.starts[firm], self.starts[firm + 1])


def skills_of(profiles: Sequence[Profile], side: str, book: PhraseBook, phrase: Integers) -> SkillLines:
    """Skills of one `side` of all firms; `place` is the place among all skills of the firm."""
    stated = [(row, place, skill) for row, profile in enumerate(profiles)
              for place, skill in enumerate(profile.skills) if skill.side == side]  # fmt: skip
    firm = np.array([row for row, _, _ in stated], dtype=np.int64)
    counts = np.bincount(firm, minlength=len(profiles))
    return SkillLines(
        firm=firm,
        place=np.array([place for _, place, _ in stated], dtype=np.int64),
        phrase=phrase,
        postings=Postings.of(phrase, len(book.texts)),
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        level=_numbers(known(skill.level, highest=HIGHEST_LEVEL) for _, _, skill in stated),
        target=_numbers(known(skill.target, highest=HIGHEST_LEVEL) for _, _, skill in stated),
        urgency=_numbers(known(skill.urgency, highest=1.0) for _, _, skill in stated),
    )


def _numbers(values: Iterable[float]) -> Values:
    return np.fromiter(values, dtype=np.float64)
