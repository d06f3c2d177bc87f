"""The blueprint of all operations: a view declares its permission and its schemas, and this writes down what else may be answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any, Protocol, TypeVar

from flask_smorest import Blueprint

from matchmaker.api.reading import Reading

View = TypeVar("View", bound=Callable[..., Any])

BODY_PROBLEMS = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
ABOUT_A_THING = (HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)
SIGNED_IN = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


class Door(Blueprint):  # type: ignore[misc]
    """flask-smorest's blueprint; the module of a view is its tag and the first half of its name."""

    ARGUMENTS_PARSER = Reading()

    def __init__(self, name: str) -> None:
        super().__init__(name, __name__, url_prefix="/api/v1")
        self._prepare_doc_cbks.append(_describe)

    def add_url_rule(self, rule: str, endpoint: str | None = None, view_func: Any = None, **options: Any) -> None:
        """As Flask's; notes what the view declares where the document is made."""
        noun = view_func.__module__.rpartition(".")[2]
        noted = vars(view_func).setdefault("_apidoc", {})
        noted["permission"], noted["in_path"] = view_func.mark.permission, "<" in rule
        super().add_url_rule(rule, f"{noun}_{view_func.__name__}", view_func, **{**options, "tags": [noun]})


def _describe(doc: dict[str, Any], noted: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Add who may, and every problem that the gate, the reading and the services may answer with."""
    reads = more["method"] == "get"
    problems = [HTTPStatus.SERVICE_UNAVAILABLE]
    if noted["permission"]:
        problems += SIGNED_IN
        doc["security"], doc["x-permission"] = [{"token": []}], noted["permission"]
    if noted["in_path"] or not reads:
        problems += ABOUT_A_THING
    if "requestBody" in doc:
        problems += BODY_PROBLEMS
    for status in problems:
        doc["responses"].setdefault(status.value, status.name)
    return doc


door = Door("api")


class Declaring(Protocol):
    """What makes a decorator that leaves the view as it is and notes something about it."""

    def __call__(self, *said: Any, **more: Any) -> Callable[[View], View]: ...


get: Declaring = door.get
post: Declaring = door.post
put: Declaring = door.put
patch: Declaring = door.patch
delete: Declaring = door.delete
takes: Declaring = door.arguments
"""The schema of the body, which the view gets as its last argument before those of the path."""
asks: Declaring = partial(door.arguments, location="query")
"""The schema of the query, which the view gets as its first argument."""
gives: Declaring = door.response
"""The status and the schema of the answer."""


def takes_file(view: View) -> View:
    """The body is the content of a file, which the view reads itself."""
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return door.doc(requestBody={"required": True, "content": content})(view)  # type: ignore[no-any-return]


def refuses(status: HTTPStatus) -> Callable[[View], View]:
    """A problem that this operation may answer with, beside those that go without saying."""
    return door.alt_response(status.value, status.name)  # type: ignore[no-any-return]


def summary(indonesian: str) -> Callable[[View], View]:
    """The operation's summary in Indonesian; the docstring is the English one."""
    return door.doc(**{"x-summary-id": indonesian})  # type: ignore[no-any-return]
