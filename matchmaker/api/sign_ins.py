"""Signing in and out by program."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from matchmaker import http
from matchmaker.api.door import delete, gives, post, refuses, summary, takes
from matchmaker.schemas.accounts import SignedInSchema, SignInSchema
from matchmaker.services import tokens
from matchmaker.store import accounts


@post("/sign-ins")
@takes(SignInSchema)
@gives(201, SignedInSchema)
@refuses(HTTPStatus.UNAUTHORIZED)
@refuses(HTTPStatus.TOO_MANY_REQUESTS)
@summary("Masuk, dan dapatkan token")
@http.open_to_all
def create(said: dict[str, Any]) -> dict[str, Any]:
    """Sign in for a token of full scope."""
    token, secret = tokens.sign_in(http.session(), said["name"], said["password"], http.address())
    account = accounts.get(http.session(), token.account_id)
    return {"token": secret, "ends_at": token.ends_at, "role": account.role if account else None}


@delete("/sign-ins/current")
@gives(204)
@summary("Keluar: token ini tidak berlaku lagi")
@http.requires("tokens.own")
def end() -> None:
    """Sign out: the token used is revoked."""
    tokens.end(http.session(), http.actor(), http.secret() or "")
