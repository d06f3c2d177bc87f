"""Addresses: which door a request came through, and where a person may be sent on to."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import IntegerConverter

from matchmaker.schemas.queries import LARGEST_KEY


class KeyConverter(IntegerConverter):
    """`<int:…>` in a route: a key; the address of one that the database cannot hold is unknown, whatever the method."""

    def to_python(self, value: str) -> int:
        """The key; raises NotFound (to say that the rule does not match would answer 405 where the address has several methods)."""
        if len(value) > len(str(LARGEST_KEY)) or int(value) > LARGEST_KEY:
            raise NotFound
        return int(value)


def is_api() -> bool:
    """Is this a request of a program, by its path?"""
    return request.path == "/api" or request.path.startswith("/api/")


def is_static() -> bool:
    """Is this a request for a file of ours that is the same for everybody?"""
    return request.endpoint is not None and request.endpoint.rpartition(".")[2] == "static"


def safe_next(default: str = "/") -> str:
    """Where `next` of the form or query leads, if that is a page of this service; `default` otherwise."""
    wanted = request.values.get("next", "")
    return wanted if is_local(wanted) else default


def is_local(address: str) -> bool:
    """Does it stay on this service? Browsers read `//host`, `/\\host` and control characters as ways to elsewhere."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address or not address.isprintable():
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def name_versions(app: Flask) -> None:
    """url_for("static", filename=…) adds the version of the file, so that a browser may keep it for a year."""

    @app.url_defaults
    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "v" not in values:
            values["v"] = _version(str(current_app.static_folder), str(values.get("filename", "")))


@cache
def _version(folder: str, filename: str) -> str:
    place = Path(folder) / filename
    return sha256(place.read_bytes()).hexdigest()[:12] if place.is_file() else "0"
