"""Columns of the lines that firms state: offers, needs, certificates and skills, each with the row of its firm."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference, units
from matchmaker.engine.language import phrases
from matchmaker.engine.profile import MOST_LINES, Certificate, Need, Offer, Profile, known
from matchmaker.terms import CERTIFICATE_KINDS

Integers = NDArray[np.int64]
Values = NDArray[np.float64]
Arrays = dict[str, NDArray[Any]]

KIND_NUMBER = {kind.value: number for number, kind in enumerate(CERTIFICATE_KINDS)}
NEVER_EXPIRES = date.max.toordinal()
NOT_HELD = 0
UNKNOWN_SECTOR = -1
HIGHEST_LEVEL = 5.0


class _Stated(NamedTuple):
    """What a firm says of one line; an offer asks for no certificate and sets no limit."""

    text: str
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


def offers_of(profiles: Sequence[Profile]) -> tuple[list[str], Arrays]:
    """The products that firms offer, in the order of the firms, and the columns of these lines; `firm` counts from 0."""
    return _product_lines(profiles, [[_offer(profile, each) for each in profile.offers[:MOST_LINES]] for profile in profiles])


def _offer(profile: Profile, each: Offer) -> _Stated:
    return _Stated(name_of_offer(profile, each), each.kbli, free_capacity(each), each.unit, each.period)


def needs_of(profiles: Sequence[Profile]) -> tuple[list[str], Arrays]:
    """The products that firms need, in the order of the firms, and the columns of these lines; `firm` counts from 0."""
    return _product_lines(profiles, [[_need(profile, each) for each in profile.needs[:MOST_LINES]] for profile in profiles])


def name_of_offer(profile: Profile, offer: Offer) -> str:
    """The product and the code that it is filed by: its own, or else that of the firm's core business."""
    return phrases.coded(offer.product, profile.kbli_version, offer.kbli or next(iter(profile.kbli), None))


def name_of_need(profile: Profile, need: Need) -> str:
    """The product and its own code; what the buyer makes tells nothing of what it needs."""
    return phrases.coded(need.product, profile.kbli_version, need.kbli)


def _need(profile: Profile, each: Need) -> _Stated:
    return _Stated(name_of_need(profile, each), each.kbli, each.quantity or None, each.unit, each.period, each.certificates,
                   each.certificates_required, each.max_km)  # fmt: skip


def _product_lines(profiles: Sequence[Profile], stated: Sequence[Sequence[_Stated]]) -> tuple[list[str], Arrays]:
    """Besides `firm` and `place` among the firm's lines: `amount`, free capacity or quantity in base units a month of `dimension`;
    `sector`; the `certificates` asked for as bits, and whether they are `required`; `max_km`."""
    lines = [line for firm_lines in stated for line in firm_lines]
    amounts = [units.monthly(line.quantity, line.unit, line.period) for line in lines]
    return [line.text for line in lines], {
        **_where([len(firm_lines) for firm_lines in stated]),
        "amount": np.array([amount for amount, _ in amounts], dtype=np.float64),
        "dimension": np.array([dimension for _, dimension in amounts], dtype=np.int8),
        "sector": _line_sectors(profiles, stated),
        "certificates": np.array([kinds_mask(line.certificates) for line in lines], dtype=np.int32),
        "required": np.array([line.required for line in lines], dtype=bool),
        "max_km": _numbers(known(line.max_km) for line in lines),
    }


def _where(counts: Sequence[int]) -> Arrays:
    """The firm of each line, counted from 0, and the line's place among those of the firm."""
    firm = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return {"firm": firm, "place": (np.arange(len(firm)) - starts[firm]).astype(np.int16)}


def _line_sectors(profiles: Sequence[Profile], stated: Sequence[Sequence[_Stated]]) -> NDArray[np.int16]:
    """The input-output sector of each line's own code, or else of its firm's core business, (lines,)."""
    found = [
        _sector(profile, line.kbli, core) for profile, lines in zip(profiles, stated, strict=True)
        for core in [core_sector(profile)] for line in lines
    ]  # fmt: skip
    return np.array(found, dtype=np.int16)


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


def expiry_of(certificates: Iterable[Certificate]) -> NDArray[np.int32]:
    """Last day in force of each kind as an ordinal, (kinds,); NOT_HELD where there is none.

    A blank `expires` counts only for kinds that do not expire.
    """
    last = np.full(len(CERTIFICATE_KINDS), NOT_HELD, dtype=np.int32)
    for held in certificates:
        number = KIND_NUMBER.get(held.kind)
        if number is None:
            continue
        lasting = NOT_HELD if CERTIFICATE_KINDS[number].expires else NEVER_EXPIRES
        last[number] = max(last[number], held.expires.toordinal() if held.expires else lasting)
    return last


def skills_of(profiles: Sequence[Profile], side: str) -> tuple[list[str], Arrays]:
    """The skills of one `side`, in the order of the firms, and the columns of these lines; `place` counts among all skills of the firm."""
    stated = [(row, place, skill) for row, profile in enumerate(profiles)
              for place, skill in enumerate(profile.skills[:MOST_LINES]) if skill.side == side]  # fmt: skip
    return [skill.skill for _, _, skill in stated], {
        "firm": np.array([row for row, _, _ in stated], dtype=np.int32),
        "place": np.array([place for _, place, _ in stated], dtype=np.int16),
        "level": _numbers(known(skill.level, highest=HIGHEST_LEVEL) for _, _, skill in stated),
        "target": _numbers(known(skill.target, highest=HIGHEST_LEVEL) for _, _, skill in stated),
        "urgency": _numbers(known(skill.urgency, highest=1.0) for _, _, skill in stated),
    }


def _numbers(values: Iterable[float]) -> Values:
    return np.fromiter(values, dtype=np.float64)
