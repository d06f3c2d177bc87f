"""Everything that can go wrong in a request, as a Problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from matchmaker.errors import Conflict, Forbidden, Invalid, NotFound, Problem, SignInRequired, TooMany, Unavailable
from matchmaker.i18n import say


class MethodNotAllowed(Problem):
    """The address exists, but not for this method."""

    status, slug = 405, "method-not-allowed"
    label_id, label_en = "Cara ini tidak tersedia di alamat ini", "This method is not available here"


class TooLarge(Problem):
    """More was sent than is taken."""

    status, slug = 413, "too-large"
    label_id, label_en = "Kiriman terlalu besar; paling besar 32 MB", "Too much was sent; at most 32 MB are taken"


class UnknownFormat(Problem):
    """What was sent is in a format that is not read here."""

    status, slug = 415, "unknown-format"
    label_id, label_en = "Format kiriman tidak dikenal", "The format of what was sent is not known"


class FormExpired(Problem):
    """The form's hidden token is missing or belongs to another sign-in."""

    slug = "form-expired"
    label_id, label_en = "Formulir ini sudah kedaluwarsa", "This form has expired"


class PasswordFirst(Forbidden):
    """Whoever still has a one-time password must replace it before anything else."""


class Failure(Problem):
    """The service itself is at fault; what happened is in the log, not in the answer."""

    status, slug = 500, "failure"
    label_id, label_en = "Terjadi kesalahan pada layanan ini", "Something went wrong in this service"


KINDS = (SignInRequired, Forbidden, NotFound, MethodNotAllowed, Conflict, TooLarge, UnknownFormat, Invalid, TooMany, Unavailable)
BY_STATUS: Mapping[int, type[Problem]] = {kind.status: kind for kind in KINDS}


def as_problem(error: Exception) -> Problem:
    """What to tell the person about the error."""
    original = getattr(error, "original_exception", None) or error
    match original:
        case Problem():
            return original
        case CSRFError():
            return FormExpired(say("muat ulang halaman, lalu kirim lagi", "reload the page and send it again"))
        case HTTPException():
            return _of_http(original)
        case OperationalError() | InterfaceError() | PoolIsEmpty():
            return Unavailable(say("basis data tidak dapat dihubungi; coba lagi nanti", "the database cannot be reached; try again soon"))
        case IntegrityError() | StaleDataError():
            return Conflict(say("data ini baru saja diubah orang lain; muat ulang", "somebody else has just changed this; reload"))
        case DataError() | UnicodeEncodeError():
            return Invalid(say("ada isian yang tidak dapat disimpan", "some value cannot be stored"))
        case RecursionError():
            return Problem(say("kiriman terlalu bertingkat", "what was sent is nested too deeply"))
    return Failure(say("kejadian ini sudah dicatat", "it has been noted"))


def _of_http(error: HTTPException) -> Problem:
    kind = BY_STATUS.get(error.code or 500)
    if kind is None:
        return Failure() if (error.code or 500) >= 500 else Problem()
    messages = (getattr(error, "data", None) or {}).get("messages")
    return kind(fields=dict(_flat(messages)) if messages else None)


def _flat(messages: Any, path: str = "") -> list[tuple[str, Sequence[str]]]:
    """Marshmallow's nested messages by the dotted path of each field; where in the request they stood is left out."""
    if not isinstance(messages, Mapping):
        return [(path, [str(each) for each in messages] if isinstance(messages, list) else [str(messages)])]
    found: list[tuple[str, Sequence[str]]] = []
    for name, below in messages.items():
        place = not path and name in ("json", "query", "form", "files", "json_or_form", "headers", "path")
        found += _flat(below, "" if place else f"{path}.{name}".strip("."))
    return found
