"""The words of the templates: both languages, numbers, money, days, and the names of terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from flask import current_app

from matchmaker import http, terms
from matchmaker.engine import reference
from matchmaker.i18n import WIB, day, label, month, number, rupiah, say, today
from matchmaker.permissions import Subject, allows
from matchmaker.schemas.firm import FirmSchema
from matchmaker.services import partnership_rules, visits
from matchmaker.web.forms import Form, refused_inputs

_DIGITS = 2


def named(value: str | None, vocabulary: str) -> str:
    """The name of a term: `"kecil" | named("SIZE_CLASSES")`; the value itself where the vocabulary has lost it."""
    known = terms.find(getattr(terms, vocabulary), value or "")
    return label(known) if known else value or ""


def moment(value: datetime) -> str:
    """3 Mei 2027 14.05."""
    local = value.astimezone(WIB)
    return f"{day(local.date())} {local:{say('%H.%M', '%H:%M')}}"


def amount(value: float | None, unit: str | None = None, period: str | None = None) -> str:
    """«500 pasang per bulan»; blank where the figure is."""
    if value is None:
        return ""
    measured = f"{number(value, _DIGITS)} {named(unit, 'UNITS')}".strip()
    return say("{measured} per {span}", "{measured} per {span}", measured=measured, span=named(period, "PERIODS")) if period else measured


def place(code: str | None) -> str:
    """The name of a region."""
    region = reference.regions().get(code or "")
    return region.name if region else code or ""


def office_names(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Offices and their names, for a field to choose from."""
    return [(code, place(code)) for code in codes]


def activity(code: str, version: str) -> str:
    """The title of a business code."""
    return reference.kbli(version).get(code, "")


def may(permission: str, subject: Subject | None = None) -> bool:
    """May the reader do this?"""
    reader = http.optional_actor()
    return reader is not None and allows(permission, reader, subject)


def has_page(endpoint: str) -> bool:
    """Is there such a page?"""
    return endpoint in current_app.view_functions


def options(vocabulary: Iterable[Any], only: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Values and names, for a field to choose from; `only` some of them, in their order."""
    known = {each.value: label(each) for each in vocabulary}
    return [(value, known[value]) for value in (known if only is None else only)]


def twice(values: Iterable[str]) -> list[tuple[str, str]]:
    """Each value as its own name, for a field to choose from."""
    return [(value, value) for value in values]


LINES = {
    "offers": ("Produk yang ditawarkan", "Products offered"),
    "needs": ("Kebutuhan", "Needs"),
    "certificates": ("Sertifikat", "Certificates"),
    "skills": ("Keahlian", "Skills"),
    "member": ("Anggota", "Member"),
}


def fact_name(name: str) -> str:
    """The heading of a field of a profile."""
    if name in LINES:
        return say(*LINES[name])
    known = FirmSchema().fields.get(name)
    return say(known.metadata["label_id"], known.metadata["label_en"]) if known else name


GLOBALS: Mapping[str, Any] = {
    "Form": Form,
    "activity": activity,
    "has_page": has_page,
    "amount": amount,
    "may": may,
    "office_names": office_names,
    "options": options,
    "place": place,
    "rules": partnership_rules,
    "reader": http.optional_actor,
    "refused_inputs": refused_inputs,
    "say": say,
    "terms": terms,
    "today": today,
    "visit_promise": visits.PROMISE,
}
FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": day,
    "fact_name": fact_name,
    "label": label,
    "moment": moment,
    "month": month,
    "named": named,
    "number": number,
    "rupiah": rupiah,
    "twice": twice,
}
