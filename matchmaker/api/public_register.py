"""The public register of concluded partnerships, open to anybody unless the office has switched it off."""

from __future__ import annotations

from typing import Any

from flask import current_app

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.reading import envelope, part
from matchmaker.errors import NotFound
from matchmaker.schemas.public_register import RegisteredShown
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.shown import page_of
from matchmaker.services.partnering import public_register


@get("/register")
@asks(PageQuery)
@gives(200, page_of(RegisteredShown))
@summary("Daftar kemitraan yang disepakati")
@http.open_to_all
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the concluded partnerships, without values, contacts or terms. No account is needed; 404 where the office keeps no register."""
    settings = current_app.extensions["settings"]
    if not settings.public_register:
        raise NotFound()
    found = public_register.search(http.session(), settings.office, part(asked))
    return envelope(found, part(asked), found[0])
