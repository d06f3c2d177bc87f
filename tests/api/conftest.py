"""Fixtures: programs of each role that ask the API; most tests do on SQLite, those about what is stored ask for both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.fixtures.city import SmallCity

Ask = Callable[..., TestResponse]


@pytest.fixture
def database_kind() -> str:
    """One is enough where nothing depends on the database."""
    return "sqlite"


@pytest.fixture
def ask(client: FlaskClient, small_city: SmallCity) -> Ask:
    """ask("official", "GET", "/firms", json=…): the answer that a program of this role gets; nobody's program for an empty role."""
    known: dict[str, dict[str, str]] = {"": {}}

    def answered(role: str, method: str, path: str, headers: dict[str, str] | None = None, **more: Any) -> TestResponse:
        if role not in known:
            known[role] = small_city.bearer(role)
        return client.open(f"/api/v1{path}", method=method, headers={**known[role], **(headers or {})}, **more)

    return answered
