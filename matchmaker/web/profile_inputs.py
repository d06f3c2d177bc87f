"""Inputs of a profile's form, each made of the schema's own field: its label, its kind, its choices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from matchmaker.engine import reference
from matchmaker.i18n import label, language, number, say
from matchmaker.schemas.fields import PROSE_LIMIT, Choice, Day, Flag, Number, RegionCode, Text
from matchmaker.terms import CERTIFICATE_KINDS
from matchmaker.web.forms import Input, Options

HARD_TO_READ = 1_000_000
"""From here on a number is written with separators."""
HINTS = {
    "id": ("huruf dan angka tanpa spasi, misalnya U-0123", "letters and digits without spaces, such as U-0123"),
    "kbli": ("lima angka; beberapa kode dipisah titik koma", "five digits; separate several codes by semicolons"),
    "certificates": ("misalnya Halal; SNI", "such as Halal; SNI"),
    "latitude": ("misalnya -7,4714", "such as -7.4714"),
    "longitude": ("misalnya 112,4375", "such as 112.4375"),
    "owner_group": ("bila pemiliknya juga punya usaha lain", "if the owner has other firms too"),
    "phone": ("misalnya 0812-3456-7890", "such as 0812-3456-7890"),
    "mentor_slots": ("berapa peserta yang dapat didampingi", "how many mentees can be taken"),
}


def asked(field: Any, path: Sequence[str | int], value: str, errors: Sequence[str], usual: Mapping[str, Any]) -> Input:
    """The schema's field at `path` (its own name last) as a page asks it; `usual` is what it says unless somebody says otherwise.

    In a line nothing is marked as required, since the whole line may stay blank.
    """
    name = str(path[-1])
    begin = usual.get(name)
    preset = begin if isinstance(begin, str) else ""
    heading = field.metadata["label_en" if language() == "en" else "label_id"]
    known = _options(field, value, blank=not preset)
    hint = say(*HINTS[name]) if name in HINTS and not (name == "kbli" and len(path) > 1) else ""
    return Input(
        "-".join(map(str, path)), heading, _kind(field, errors), value or preset, errors, field.required and len(path) == 1, known, hint, ""
    )


def _kind(field: Any, errors: Sequence[str]) -> str:
    if isinstance(field, Choice | Flag | RegionCode):
        return "choice"
    if isinstance(field, Number):
        return "number"
    if isinstance(field, Day):
        return "text" if errors else "day"  # a browser's date field would drop what it cannot read
    if isinstance(field, Text):
        return "prose" if field.limit > PROSE_LIMIT else "text"
    return "code"


def _options(field: Any, value: str, *, blank: bool) -> Options:
    nothing = [("", say("– belum diisi –", "– not stated –"))] if blank else []
    if isinstance(field, Flag):
        return [*nothing, ("true", say("ya", "yes")), ("false", say("tidak", "no"))]
    if isinstance(field, Choice):
        known = [(term.value, label(term)) for term in field.vocabulary]
        return [*nothing, *known, *_stray(value, [each for each, _ in known])]
    return []


def _stray(value: str, known: Sequence[str]) -> Options:
    """What was sent although it is not among the choices, so that it stays visible beside its refusal."""
    return [(value, value)] if value and value not in known else []


def villages(area: str, value: str) -> Options:
    """The kelurahan of an area to choose from, and what is stated although it lies elsewhere."""
    known, other = _villages(area), reference.regions().get(value)
    stray = [(value, other.name if other else value)] if value and value not in dict(known) else []
    return [("", say("– belum diisi –", "– not stated –")), *known, *stray]


@lru_cache(maxsize=64)
def _villages(area: str) -> Options:
    within = [each for each in reference.regions().values() if each.level == "village" and reference.is_within(each.code, area)]
    return tuple((each.code, each.name) for each in sorted(within, key=lambda each: each.name))


def as_typed(value: Any) -> str:
    """A stored value as somebody would type it, so that the schema reads it as the same."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case tuple() | list():
            names = {kind.value: label(kind) for kind in CERTIFICATE_KINDS}
            return "; ".join(str(names.get(each, each)) for each in value)
        case int() | float():
            return _digits(value)
    return str(value)


def _digits(value: float) -> str:
    if float(value).is_integer():
        return number(value) if abs(value) >= HARD_TO_READ else str(int(value))
    text = repr(value)
    text = f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text  # 1.255 would be read as a thousand or as a fraction
    return text.replace(".", say(",", "."))
