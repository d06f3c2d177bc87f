"""Numbers as people write them: 1.250.000, 1,250,000.5 or Rp 12,5; what could mean two things is refused, except in a page's form."""

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


def as_number(value: Any, high: float = LARGEST) -> float | None:
    """The number that a cell or JSON value means, None where blank.

    Raises ValidationError where it means none, or could mean two that are at most `high`.
    """
    if isinstance(value, str):
        return _read(value.strip(), high)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return finite(float(value) if abs(value) < 10 * LARGEST else math.inf)
    raise ValidationError(say("harus angka", "must be a number"))


def _read(text: str, high: float) -> float | None:
    if text.isascii() and text.isdigit() and len(text) <= _SURE_DIGITS:
        return float(text)
    text = _SPACED.sub("", _CURRENCY.sub("", text))
    if not text:
        return None
    if _AMBIGUOUS.fullmatch(text) and abs(float(re.sub(r"[.,]", "", text))) <= high:
        if _by_language.get() and THOUSANDS[language()] in text:
            return finite(float(re.sub(r"[.,]", "", text)))
        raise ValidationError(
            say(
                "“{text}” dapat berarti ribuan atau pecahan; tulis tanpa pemisah, misalnya 1250 atau 1,25",
                "“{text}” may mean thousands or a fraction; write it without a separator, such as 1250 or 1.25",
                text=text,
            )
        )
    if _GROUPED.fullmatch(text):
        return finite(float(_ungrouped(text)))
    if _PLAIN.fullmatch(text):
        return finite(float(text.replace(",", ".")))
    raise ValidationError(say("bukan angka yang dikenal; tulis misalnya 1250 atau 12,5", "not a number; write it such as 1250 or 12.5"))


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
