"""Tokens of one's own account."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, delete, get, gives, post, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.accounts import NewTokenSchema, TokenSchema
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.shown import page_of
from matchmaker.services import tokens as services
from matchmaker.store import tokens


@get("/tokens")
@asks(PageQuery)
@gives(200, page_of(TokenSchema))
@summary("Daftar token sendiri")
@http.requires("tokens.own")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List one's own tokens, the newest first."""
    found = tokens.search(http.session(), http.actor().account_id or 0, part(asked))
    return envelope(found, part(asked), [_shown(each) for each in found[0]])


@post("/tokens")
@takes(NewTokenSchema)
@gives(201, TokenSchema)
@summary("Buat token")
@http.requires("tokens.own")
def create(said: dict[str, Any]) -> dict[str, Any]:
    """Issue a token; its secret is told once."""
    token, secret = services.issue(http.session(), http.actor(), said["name"], said["scope"], said["days"])
    return {**_shown(token), "token": secret}


@delete("/tokens/<int:token_id>")
@gives(204)
@summary("Cabut token")
@http.requires("tokens.own")
def revoke(token_id: int) -> None:
    """Revoke a token of one's own."""
    services.revoke(http.session(), http.actor(), token_id)


def _shown(token: Any) -> dict[str, Any]:
    return {name: getattr(token, name) for name in ("id", "name", "scope", "created_at", "ends_at", "revoked_at")}
