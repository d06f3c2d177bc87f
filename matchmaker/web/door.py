"""The blueprint of all pages, and what their views read of a request."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, request
from marshmallow import Schema, ValidationError

from matchmaker.errors import Invalid
from matchmaker.schemas.numbers import read_by_language
from matchmaker.schemas.queries import LARGEST_KEY, LAST_PAGE
from matchmaker.schemas.row import Row
from matchmaker.schemas.wording import reasons
from matchmaker.store.pages import Page

pages = Blueprint("pages", __name__)


def page() -> Page:
    """The part of the list that the address asks for; the first where it asks for none."""
    number = request.args.get("page", 1, type=int)
    return Page(min(max(number, 1), LAST_PAGE))


def address_with(**changes: str | int | None) -> str:
    """The address that was asked, with some of its parameters changed; None goes."""
    asked = {**request.args.to_dict(flat=False), **changes}
    return f"{request.path}?{urlencode({name: value for name, value in asked.items() if value is not None}, doseq=True)}"


def part_address(number: int) -> str:
    """The address of another part of the same list."""
    return address_with(page=number)


def asked(name: str, known: Collection[str]) -> str:
    """What the address asks for, where it is one of the known values; blank otherwise."""
    value = request.args.get(name, "")
    return value if value in known else ""


def key(name: str) -> int:
    """A key or rank in the form; 0, which is nobody's, where it is none."""
    number = request.form.get(name, 0, type=int)
    return number if 0 < number <= LARGEST_KEY else 0


def typed(name: str) -> str:
    """What was typed into the field, without edges."""
    return request.form.get(name, "").strip()


def said(schema: Row) -> dict[str, Any]:
    """What the form says of the schema's fields; Invalid names those that are refused."""
    return loaded(schema, {name: request.form[name] for name in schema.fields if name in request.form})


def loaded(schema: Schema, given: Mapping[str, Any], detail: str = "") -> dict[str, Any]:
    """What was typed into a page, numbers as its language writes them; Invalid says `detail` and names the fields that are refused."""
    try:
        with read_by_language():
            read: dict[str, Any] = schema.load(given)
    except ValidationError as refused:
        raise Invalid(detail, reasons(refused)) from refused
    return read
