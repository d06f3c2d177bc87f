"""Fields that read a cell as people write it, or a JSON value, and say in the reader's language what is wrong and what to do."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from marshmallow import ValidationError, fields, missing

from matchmaker.engine import reference
from matchmaker.i18n import number, say
from matchmaker.schemas.numbers import LARGEST, as_number
from matchmaker.schemas.wording import CODED, maybe, nearest, one_slip, unknown_choice

TEXT_LIMIT = 300
PROSE_LIMIT = 2_000
MOST_ENTRIES = 50

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200b": None, "\u2060": None, "\ufeff": None})
"""Spaces and marks that come along with copied text, and make two equal words differ."""
_DAYS = (re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"), re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"))
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000
"""Numbers that a spreadsheet keeps for days between 1927 and 2119."""
_YES = {"true", "ya", "y", "1", "benar", "yes"}
_NO = {"false", "tidak", "0", "salah", "no"}


def labels(label_id: str, label_en: str, **more: Any) -> dict[str, Any]:
    """Keyword arguments of a field that is read as blank when absent, with its heading in both languages."""
    return {"allow_none": True, "metadata": {"label_id": label_id, "label_en": label_en}, **more}


def required(label_id: str, label_en: str, **more: Any) -> dict[str, Any]:
    """Keyword arguments of a field that must be filled in."""
    return {"required": True, "metadata": {"label_id": label_id, "label_en": label_en}, "error_messages": CODED, **more}


def tidy(text: str) -> str:
    """Without edges and without what no file, page or database can hold; lines end in a plain line feed."""
    if text.isprintable():
        return text.strip()
    return _UNWRITABLE.sub("", text.translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n")).strip()


def as_text(value: Any) -> str:
    """The text of a cell, a number as its digits; raises ValidationError for a truth value, a date, or a number too long to be exact."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < LARGEST:
        raise ValidationError(say("harus berupa teks", "must be text"))
    return str(int(value)) if float(value).is_integer() else str(value)


class Cell(fields.Field[Any]):
    """A field whose `read` takes the cell of a workbook or the value of a JSON document; blank is None, unless it is required."""

    @abstractmethod
    def read(self, value: Any) -> Any:
        """What the value means, None where it is blank; raises ValidationError."""

    def deserialize(self, value: Any, attr: str | None = None, data: Mapping[str, Any] | None = None, **more: Any) -> Any:
        """What the value means; a blank means what the field usually says, where it usually says something."""
        meant = super().deserialize(value, attr, data, **more)
        return self.load_default if meant is None and self.load_default is not missing else meant

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> Any:
        meant = self.read(value)
        if meant is None and self.required:
            raise ValidationError(CODED["required"])
        return meant


class Text(Cell):
    """Trimmed text of at most `limit` characters; a number in a cell is read as its digits."""

    def __init__(self, limit: int = TEXT_LIMIT, **more: Any) -> None:
        super().__init__(**more)
        self.limit = limit

    def read(self, value: Any) -> str | None:
        """The text without edges."""
        text = as_text(value)
        if len(text) > self.limit:
            raise ValidationError(
                say(
                    "terlalu panjang ({length} huruf); paling banyak {limit}",
                    "too long ({length} characters); at most {limit}",
                    length=number(len(text)),
                    limit=number(self.limit),
                )
            )
        return text or None


class Number(Cell):
    """A finite number from `low` to `high`; `example` is how to write one, where the usual ones would be odd."""

    def __init__(self, low: float = 0.0, high: float = LARGEST, example: str | None = None, **more: Any) -> None:
        super().__init__(**more)
        self.low, self.high, self.example = low, high, example

    def read(self, value: Any) -> float | None:
        """The number."""
        meant = as_number(value, self.high, self.example)
        if meant is None or self.low <= meant <= self.high:
            return meant
        low, high = (str(int(each)) if float(each).is_integer() and each < 10_000 else number(each, 2) for each in (self.low, self.high))
        raise ValidationError(
            say("di luar batas; isi angka dari {low} sampai {high}", "out of range; give a number from {low} to {high}", low=low, high=high)
        )


class Whole(Number):
    """A whole number from `low` to `high`."""

    def __init__(self, low: float = 0.0, high: float = LARGEST, example: str | None = None, **more: Any) -> None:
        super().__init__(low, high, example or str(int(min(max(25, low), high))), **more)

    def read(self, value: Any) -> int | None:
        """The whole number."""
        meant = super().read(value)
        if meant is None:
            return None
        if not meant.is_integer():
            raise ValidationError(say("harus bilangan bulat", "must be a whole number"))
        return int(meant)


class Flag(Cell):
    """true/false, ya/tidak, 1/0."""

    def read(self, value: Any) -> bool | None:
        """The truth value."""
        if isinstance(value, bool):
            return value
        text = as_text(value).lower()
        if text in _YES or text in _NO:
            return text in _YES
        if not text:
            return None
        raise ValidationError(say("isi dengan “ya” atau “tidak”", "answer “true” or “false”"))


class Day(Cell):
    """A day as 2026-11-24 or 24/11/2026, or a date cell of a workbook."""

    def read(self, value: Any) -> date | None:
        """The day."""
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        if isinstance(value, int | float) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
            raise ValidationError(_serial(int(value)))
        text = tidy(value) if isinstance(value, str) else "?"
        for form in _DAYS:
            if found := form.fullmatch(text):
                return _day(**{name: int(part) for name, part in found.groupdict().items()})
        if not text:
            return None
        raise ValidationError(say("tanggal tidak terbaca; tulis 2026-11-24 atau 24/11/2026", "not a date; write 2026-11-24 or 24/11/2026"))

    def _serialize(self, value: Any, attr: str | None, obj: Any, **more: Any) -> str | None:
        return value.isoformat() if value else None


def _serial(number_of_day: int) -> str:
    meant = (date(1899, 12, 30) + timedelta(number_of_day)).isoformat()
    return say(
        "bukan tanggal melainkan nomor hari Excel, mungkin {day}; ubah bentuk sel menjadi tanggal",
        "a spreadsheet’s number of a day, maybe {day}; format the cell as a date",
        day=meant,
    )


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValidationError(say("tanggal ini tidak ada di kalender", "the calendar has no such day")) from None


class Choice(Cell):
    """One value of a closed vocabulary, by its value or its name in either language; case, spaces and hyphens do not matter."""

    def __init__(self, vocabulary: Sequence[Any], **more: Any) -> None:
        super().__init__(**more)
        self.vocabulary = vocabulary
        names = ((name, term.value) for term in vocabulary for name in (term.label_en, term.label_id, term.value))
        self.by_name: dict[str, str] = {_bare(name): value for name, value in names} | {term.value: term.value for term in vocabulary}

    def read(self, value: Any) -> str | None:
        """The value of the term."""
        if isinstance(value, str) and value in self.by_name:
            return self.by_name[value]
        text = as_text(value)
        if not text or _bare(text) in self.by_name:
            return self.by_name.get(_bare(text))
        raise ValidationError(unknown_choice(text, self.vocabulary))


def _bare(name: str) -> str:
    return re.sub(r"[\s_–-]+", "", name.lower())


class Several(Cell):
    """A list in one cell, separated by `;`, or a JSON list; each entry goes through `entry`."""

    def __init__(self, entry: Cell, **more: Any) -> None:
        super().__init__(**more)
        self.entry = entry

    def read(self, value: Any) -> tuple[str, ...]:
        """The entries without blanks and repetitions, in their order."""
        entries = value if isinstance(value, list | tuple) else as_text(value).split(";")
        if len(entries) > MOST_ENTRIES:
            raise ValidationError(say("paling banyak {most} isian", "at most {most} entries", most=MOST_ENTRIES))
        meant = [self.entry.read(each.strip() if isinstance(each, str) else each) for each in entries]
        return tuple(dict.fromkeys(each for each in meant if each))

    def _serialize(self, value: Any, attr: str | None, obj: Any, **more: Any) -> list[str]:
        return list(value or ())


class Repeated(Several):
    """A list in an address: its name once for each entry, or once with all of them, separated by `;`."""

    is_multiple = True

    def read(self, value: Any) -> tuple[str, ...]:
        """The entries without blanks and repetitions, in their order."""
        return super().read([part for each in (value if isinstance(value, list | tuple) else [value]) for part in as_text(each).split(";")])


class RegionCode(Cell):
    """A Kemendagri region code that exists."""

    def read(self, value: Any) -> str | None:
        """The code."""
        text = as_text(value)
        if not text or text in reference.regions():
            return text or None
        refused = say("kode wilayah “{text}” tidak dikenal.", "region code “{text}” is not known.", text=text[:60])
        raise ValidationError(refused + maybe(_near_region(text[:20])))


def _near_region(text: str) -> str | None:
    """A code one slip away, or the one that looks most like it within the smallest unit around it that exists."""
    around = text.rpartition(".")[0]
    while around and around not in reference.regions():
        around = around.rpartition(".")[0]
    within = tuple(code for code, region in reference.regions().items() if region.parent == around)
    return one_slip(text, reference.regions(), "0123456789.") or nearest(text, within) or around or None
