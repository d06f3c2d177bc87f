"""Numbers as people write them: 1.250.000, 1,250,000.5, Rp 12,5, 1,5 miliar; what could mean two is refused.

In a page's form the thousands of the page's own language mean one thing only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from marshmallow import ValidationError

from matchmaker.i18n import Language, language, say

LARGEST = 1e15
THOUSANDS: dict[Language, str] = {"id": ".", "en": ","}

_PLAIN = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?:[.,]\d+)?|[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:,\d{3})+\.\d+")
_AMBIGUOUS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_CURRENCY = re.compile(r"^rp\.?\s*|,-$", re.IGNORECASE)
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_POWERS = {
    **dict.fromkeys(("ribu", "rb", "thousand"), "e3"),
    **dict.fromkeys(("juta", "jt", "million"), "e6"),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn"), "e9"),
}
_SCALED = re.compile(rf"(?P<figure>[-+]?\d[\d.,]*)\s?(?P<word>{'|'.join(_POWERS)})", re.IGNORECASE)
_SURE_DIGITS = 15
_by_language: ContextVar[bool] = ContextVar("by_language", default=False)


@contextmanager
def read_by_language() -> Iterator[None]:
    """Within the block, «1.200» is 1200 to a reader of Indonesian, as pages print it, and «1,200» to one of English.

    The other way round stays refused: who writes the other language's thousands would lose them without a word.
    """
    token = _by_language.set(True)
    try:
        yield
    finally:
        _by_language.reset(token)


def as_number(value: Any, high: float = LARGEST, example: str | None = None) -> float | None:
    """The number that a cell or JSON value means, None where blank.

    Raises ValidationError, with the example, where it means none, or could mean two that are at most `high`.
    """
    if isinstance(value, str):
        return _read(value.strip(), high, example)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return finite(float(value) if abs(value) < 10 * LARGEST else math.inf)
    raise ValidationError(say("harus angka", "must be a number"))


def _read(typed: str, high: float, example: str | None) -> float | None:
    if typed.isascii() and typed.isdigit() and len(typed) <= _SURE_DIGITS:
        return float(typed)
    text = _SPACED.sub("", _CURRENCY.sub("", typed))
    if not text:
        return None
    scaled = _SCALED.fullmatch(text)
    figure, word = (scaled["figure"], scaled["word"]) if scaled else (text, "")
    power = _POWERS[word.lower()] if word else ""
    if _AMBIGUOUS.fullmatch(figure) and abs(thousands := float(re.sub(r"[.,]", "", figure) + power)) <= high:
        if _by_language.get() and THOUSANDS[language()] in figure and not word:
            return finite(thousands)
        raise ValidationError(_two_meanings(text, figure, word))
    if _GROUPED.fullmatch(figure):
        return finite(float(_ungrouped(figure) + power))
    if _PLAIN.fullmatch(figure):
        return finite(float(figure.replace(",", ".") + power))
    raise ValidationError(
        say(
            "“{text}” bukan angka yang dikenal; tulis misalnya {example}",
            "“{text}” is not a number; write it such as {example}",
            text=typed[:60],
            example=example or say("1250 atau 12,5", "1250 or 12.5"),
        )
    )


def _two_meanings(text: str, figure: str, word: str) -> str:
    whole, fraction = re.split(r"[.,]", figure)
    rest = fraction.rstrip("0")
    less = say("{whole},{rest}", "{whole}.{rest}", whole=whole, rest=rest) if rest else whole
    first, second = (f"{each} {word}".strip() for each in (whole + fraction, less))
    return say(
        "“{text}” dapat berarti {first} atau {second}; tulis {first} atau {second}",
        "“{text}” may mean {first} or {second}; write {first} or {second}",
        text=text,
        first=first,
        second=second,
    )


def _ungrouped(text: str) -> str:
    """Without thousands separators; the last separator is the decimal one unless it stands several times."""
    last = max(text.rfind("."), text.rfind(","))
    if text.count(text[last]) > 1:
        return re.sub(r"[.,]", "", text)
    return re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :]


def finite(read: float) -> float:
    """The number without a negative zero; raises ValidationError for NaN and infinity."""
    if not math.isfinite(read):
        raise ValidationError(say("angka harus terhingga dan wajar", "the number must be finite and sensible"))
    return read + 0.0
