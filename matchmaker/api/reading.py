"""What a request says, through a schema: whatever is wrong with it becomes a Problem in the reader's language."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from flask import request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

from matchmaker.errors import Invalid, Problem
from matchmaker.i18n import say
from matchmaker.schemas.wording import reasons
from matchmaker.store.pages import Page


class Reading(FlaskParser):
    """webargs, with our own words and our own idea of JSON."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": None, "query": RAISE}  # noqa: RUF012 - webargs reads it from the class

    def load_json(self, req: Any, schema: Schema) -> Any:
        """The body."""
        return body()

    def handle_error(self, error: ValidationError, req: Any, schema: Schema, **more: Any) -> NoReturn:
        """Invalid, with the dotted path of each field; where in the request it stood is left out."""
        (messages,) = error.messages_dict.values()
        raise Invalid(fields=reasons(ValidationError(messages))) from error


def body() -> Any:
    """The request's JSON; 415 where it is something else, 400 where it is broken or holds characters that no text can hold."""
    if not request.is_json:
        raise UnsupportedMediaType()
    try:
        read = json.loads(request.get_data())
        json.dumps(read, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as broken:
        raise Problem(say("isi kiriman bukan JSON yang benar", "the body is not proper JSON")) from broken
    return read


def part(asked: dict[str, Any]) -> Page:
    """The part of a list that a PageQuery asks for."""
    return Page(asked["page"], asked["size"])


def envelope(found: tuple[list[Any], int], page: Page, items: list[Any]) -> dict[str, Any]:
    """One page of a list, as every list is sent."""
    return {"items": items, "total": found[1], "page": page.number, "size": page.rows}
