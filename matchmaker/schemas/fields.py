"""Fields that read a cell as people write it, or a JSON value, and say in the reader's language what is wrong and what to do."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.engine import reference
from matchmaker.i18n import Labelled, number, say

LARGEST = 1e15
TEXT_LIMIT = 300
PROSE_LIMIT = 2_000
MOST_ENTRIES = 50

_PLAIN = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?:[.,]\d+)?|[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:,\d{3})+\.\d+")
_AMBIGUOUS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_TRUE = {"true", "ya", "y", "1", "benar", "yes"}
_FALSE = {"false", "tidak", "t", "0", "salah", "no"}
BLANK: tuple[Any, ...] = (None, "")
CODED = {"required": "?required", "null": "?required", "unknown": "?unknown", "type": "?type", "invalid": "?type"}
"""marshmallow's own messages as codes, which `reasons` puts into the reader's language."""


def reasons(refused: ValidationError) -> dict[str, list[str]]:
    """Dotted field path to sentences in the reader's language."""
    sentences = {
        "?required": say("wajib diisi", "is required"),
        "?unknown": say("isian ini tidak dikenal; hapus", "this field is not known; remove it"),
        "?type": say("bentuk isian tidak dikenal", "the value has the wrong form"),
    }
    found: dict[str, list[str]] = {}

    def collect(path: str, messages: Any) -> None:
        if isinstance(messages, Mapping):
            for key, inner in messages.items():
                collect(f"{path}.{key}" if path else str(key), inner)
        else:
            found.setdefault(path, []).extend(sentences.get(str(each), str(each)) for each in (messages if isinstance(messages, list) else [messages]))

    collect("", refused.messages)
    return {path.removesuffix("._schema"): messages for path, messages in found.items()}


def labels(label_id: str, label_en: str, **more: Any) -> dict[str, Any]:
    """Keyword arguments of a field that is read as blank when absent, with its heading in both languages."""
    return {"allow_none": True, "metadata": {"label_id": label_id, "label_en": label_en}, **more}


def nearest(value: str, known: Sequence[str]) -> str:
    """«; mungkin maksudnya “x”?», or nothing where no known value is near."""
    found = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.5)
    return say(" Mungkin maksudnya “{near}”?", " Did you mean “{near}”?", near=found[0]) if found else ""


class Text(fields.Field[str]):
    """Trimmed text of at most `limit` characters; a number in a cell is read as its digits."""

    def __init__(self, limit: int = TEXT_LIMIT, **more: Any) -> None:
        super().__init__(**more)
        self.limit = limit

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str | None:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValidationError(say("harus berupa teks", "must be text"))
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        text = text.replace("\x00", "").strip()
        if len(text) > self.limit:
            raise ValidationError(say("terlalu panjang ({length} huruf); paling banyak {limit}", "too long ({length} characters); at most {limit}",
                                      length=number(len(text)), limit=number(self.limit)))  # fmt: skip
        return text or None


class Number(fields.Field[float]):
    """A finite number between `low` and `high`; `1.250.000` and `1,250,000.5` are read, what could mean two things is refused."""

    def __init__(self, low: float = 0.0, high: float = LARGEST, **more: Any) -> None:
        super().__init__(**more)
        self.low, self.high = low, high

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> float | None:
        read = as_number(value, self.high)
        if read is None:
            return None
        if not self.low <= read <= self.high:
            raise ValidationError(say("di luar batas; isi angka dari {low} sampai {high}", "out of range; give a number from {low} to {high}",
                                      low=number(self.low), high=number(self.high)))  # fmt: skip
        return read


class Whole(Number):
    """A whole number between `low` and `high`."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> int | None:  # type: ignore[override]
        read = super()._deserialize(value, attr, data, **more)
        if read is None:
            return None
        if not float(read).is_integer():
            raise ValidationError(say("harus bilangan bulat", "must be a whole number"))
        return int(read)


def as_number(value: Any, high: float = LARGEST) -> float | None:
    """The number that a cell or JSON value means; raises ValidationError where it means none, or two that are at most `high`."""
    if isinstance(value, bool):
        raise ValidationError(say("harus angka", "must be a number"))
    if isinstance(value, int | float):
        return _finite(float(value) if abs(value) < 10 * LARGEST else math.inf)
    if not isinstance(value, str):
        raise ValidationError(say("harus angka", "must be a number"))
    text = value.strip().replace("\u00a0", "").replace(" ", "").removeprefix("Rp").removeprefix("rp")
    if not text:
        return None
    if _AMBIGUOUS.fullmatch(text) and abs(float(re.sub(r"[.,]", "", text))) <= high:
        raise ValidationError(
            say("“{text}” dapat berarti ribuan atau pecahan; tulis tanpa pemisah, misalnya 1250 atau 1,25", "“{text}” may mean thousands or a fraction; write it without a separator, such as 1250 or 1.25", text=text)  # fmt: skip
        )
    if _GROUPED.fullmatch(text):
        last = max(text.rfind("."), text.rfind(","))
        several = text.count(text[last]) > 1
        whole, fraction = (text, "") if several else (text[:last], text[last + 1 :])
        return _finite(float(re.sub(r"[.,]", "", whole) + ("." + fraction if fraction else "")))
    if _PLAIN.fullmatch(text):
        return _finite(float(text.replace(",", ".")))
    raise ValidationError(say("bukan angka yang dikenal; tulis misalnya 1250 atau 12,5", "not a number; write it such as 1250 or 12.5"))


def _finite(read: float) -> float:
    if not math.isfinite(read):
        raise ValidationError(say("angka harus terhingga dan wajar", "the number must be finite and sensible"))
    return read


class Flag(fields.Field[bool]):
    """true/false, ya/tidak, 1/0."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> bool | None:
        if isinstance(value, bool):
            return value
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        text = text.strip().lower()
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        if not text:
            return None
        raise ValidationError(say("isi dengan “ya” atau “tidak”", "answer “true” or “false”"))


class Day(fields.Field[date]):
    """A day as 2026-11-24 or 24/11/2026, or a date cell of a workbook."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = value.strip() if isinstance(value, str) else ""
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.strptime(text, form).date()
            except ValueError:
                continue
        if value in BLANK:
            return None
        raise ValidationError(say("tanggal tidak terbaca; tulis 2026-11-24 atau 24/11/2026", "not a date; write 2026-11-24 or 24/11/2026"))

    def _serialize(self, value: Any, attr: str | None, obj: Any, **more: Any) -> str | None:
        return value.isoformat() if value else None


class Choice(fields.Field[str]):
    """One value of a closed vocabulary, by its value or its name in either language."""

    def __init__(self, vocabulary: Sequence[Any], **more: Any) -> None:
        super().__init__(**more)
        self.vocabulary = vocabulary
        self.by_name = {name.lower(): term.value for term in vocabulary for name in (term.label_en, term.label_id, term.value)}

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str | None:
        text = str(value).strip().lower()
        if not text:
            return None
        if text in self.by_name:
            return self.by_name[text]
        raise ValidationError(unknown_choice(text, self.vocabulary))


def unknown_choice(text: str, vocabulary: Sequence[Labelled]) -> str:
    """«“lusim” tidak dikenal. Mungkin maksudnya “lusin”?»."""
    known = [getattr(term, "value", "") for term in vocabulary]
    return say("“{text}” tidak dikenal.", "“{text}” is not known.", text=text[:60]) + (
        nearest(text, known) or say(" Pilihannya: {known}.", " Known are: {known}.", known=", ".join(known))
    )


class Several(fields.Field[tuple[str, ...]]):
    """A list in one cell, separated by `;`, or a JSON list; each entry goes through `entry`."""

    def __init__(self, entry: fields.Field[str], **more: Any) -> None:
        super().__init__(**more)
        self.entry = entry

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> tuple[str, ...]:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        entries = value if isinstance(value, list | tuple) else str(value).split(";")
        if len(entries) > MOST_ENTRIES:
            raise ValidationError(say("paling banyak {most} isian", "at most {most} entries", most=MOST_ENTRIES))
        read = (self.entry.deserialize(str(each).strip()) for each in entries if str(each).strip())
        return tuple(dict.fromkeys(each for each in read if each))

    def _serialize(self, value: Any, attr: str | None, obj: Any, **more: Any) -> list[str]:
        return list(value or ())


class RegionCode(fields.Field[str]):
    """A Kemendagri region code that exists."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str | None:
        text = str(value).strip()
        if not text or text in reference.regions():
            return text or None
        raise ValidationError(say("kode wilayah “{text}” tidak dikenal.", "region code “{text}” is not known.", text=text[:60]) + _near_region(text))


def _near_region(text: str) -> str:
    around = text
    while "." in around and around not in reference.regions():
        around = around.rpartition(".")[0]
    known = [code for code in reference.regions() if code.startswith(around)][:5000]
    return nearest(text, known)
