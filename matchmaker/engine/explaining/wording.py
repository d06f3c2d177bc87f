"""Facts in a reader's words: distances and quantities, exact for officials and in bands for businesses."""

from __future__ import annotations

import math

from matchmaker.engine.nearness import BANDS
from matchmaker.i18n import label, number, say
from matchmaker.terms import PERIODS, UNITS, find

_LONGEST_QUOTE = 80


def distance(kilometres: float) -> str | None:
    """«berjarak 4 km»; None where unknown."""
    if math.isnan(kilometres):
        return None
    if kilometres < 1:
        return say("berjarak kurang dari 1 km", "less than 1 km away")
    return say("berjarak {km} km", "{km} km away", km=number(kilometres))


def distance_band(kilometres: float) -> str | None:
    """«di bawah 5 km»: the smallest band that holds the distance; None where unknown or far."""
    band = next((limit for limit in BANDS if kilometres < limit), None)
    return None if band is None else say("jaraknya di bawah {km} km", "less than {km} km away", km=band)


def quantity(amount: float, unit: str | None, period: str | None = None) -> str:
    """«500 pasang per bulan»."""
    text = number(amount, 0 if amount >= 10 else 1)
    known = find(UNITS, unit or "")
    if known:
        text = f"{text} {label(known)}"
    span = find(PERIODS, period or "")
    return say("{text} per {span}", "{text} per {span}", text=text, span=label(span)) if span else text


def quoted(text: str) -> str:
    """What somebody wrote, on one line and not longer than a line."""
    line = " ".join(text[: 2 * _LONGEST_QUOTE].split())
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rstrip() + "…"
