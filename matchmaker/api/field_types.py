"""describe(): the JSON Schema of a field. Bodies may say a thing as people write it; addresses and answers say it in one form."""

from __future__ import annotations

from typing import Any

from matchmaker.schemas.accounts import LONGEST_SECRET, Secret
from matchmaker.schemas.contacts import FEWEST_DIGITS, MOST_DIGITS, MailAddress, Telephone
from matchmaker.schemas.fields import MOST_ENTRIES, Cell, Choice, Day, Flag, Number, Several, Text, Whole
from matchmaker.schemas.firm import Nib, PastYear
from matchmaker.schemas.queries import Query
from matchmaker.schemas.shown import Shown
from matchmaker.schemas.weights import Weights

LIMITS = ("minimum", "maximum", "maxLength")
"""What is said of what comes in, not of what goes out."""
IN_WORDS: dict[type[Cell], str] = {
    Telephone: f"one or several telephone numbers of {FEWEST_DIGITS} to {MOST_DIGITS} digits, such as (0321) 321000 ext 12; - is blank",
    MailAddress: "one e-mail address; - is blank",
    PastYear: "not after the present year",
}
"""What a pattern would refuse although it is read: a blank, or edges of spaces; and what is another tomorrow."""


def describe(converter: Any, field: Any, **more: Any) -> dict[str, Any]:
    """What apispec is to add for the field; nothing where it is none of ours."""
    if not isinstance(field, Cell):
        return {}
    in_query, shown = isinstance(field.root, Query), isinstance(field.root, Shown)
    found = _exact(field) if in_query or shown else _as_people_write(field)
    if shown:
        found = {name: value for name, value in found.items() if name not in LIMITS}
    if field.allow_none:
        if not in_query:
            found["type"] = [*(found["type"] if isinstance(found["type"], list) else [found["type"]]), "null"]
        if "enum" in found:
            found["enum"] += [*([] if shown else [""]), *([] if in_query else [None])]
        if in_query and isinstance(field, Day):
            found = {"anyOf": [found, {"type": "string", "maxLength": 0}]}
    if type(field) in IN_WORDS and not shown:
        found["description"] = IN_WORDS[type(field)]
    title = field.metadata.get("label_en")
    return {**({"title": title} if title else {}), **found}


def _exact(field: Cell) -> dict[str, Any]:
    match field:
        case Whole():
            return {"type": "integer", "minimum": int(field.low), "maximum": int(field.high)}
        case Number():
            return {"type": "number", "minimum": field.low, "maximum": field.high}
        case Flag():
            return {"type": "boolean"}
        case Choice():
            return {"type": "string", "enum": [term.value for term in field.vocabulary]}
        case Several():
            return {"type": "array", "items": _exact(field.entry)}
        case Day():
            return {"type": "string", "format": "date"}
        case Text():
            return {"type": "string", "maxLength": field.limit}
    return {"type": "string"}


def _as_people_write(field: Cell) -> dict[str, Any]:
    match field:
        case Weights():
            return {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1_000_000}}
        case Secret():
            return {"type": "string", "maxLength": LONGEST_SECRET}
        case Several():
            return {"type": ["array", "string", "number"], "items": _as_people_write(field.entry), "maxItems": MOST_ENTRIES}
        case Number():
            exact = _exact(field)
            return {**exact, "type": [exact["type"], "string"]}
        case Flag():
            return {"type": ["boolean", "string", "number"]}
        case Choice() | Nib():
            return _exact(field)
        case Day():
            return {"type": "string"}
    return {**_exact(field), "type": ["string", "number"]}
