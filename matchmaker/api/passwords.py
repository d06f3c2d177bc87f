"""One's own password."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from matchmaker import http
from matchmaker.api.door import gives, put, refuses, summary, takes
from matchmaker.schemas.accounts import PasswordSchema
from matchmaker.services import accounts
from matchmaker.services.accounts import NewPassword


@put("/password")
@takes(PasswordSchema)
@gives(204)
@refuses(HTTPStatus.TOO_MANY_REQUESTS)
@summary("Ganti kata sandi sendiri")
@http.requires("password.own")
def replace(said: dict[str, Any]) -> None:
    """Choose a new password, which ends all sign-ins in browsers and all other tokens."""
    chosen = NewPassword(said["old_password"], said["password"], http.address(), http.secret() or "")
    accounts.set_password(http.session(), http.actor(), chosen)
