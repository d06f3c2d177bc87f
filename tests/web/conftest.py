"""Fixtures: browsers of each role, on the small city."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests import people
from tests.fixtures.city import SmallCity


class Visitor:
    """A person's browser: what it shows, and forms sent with the hidden token that pages carry."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str) -> TestResponse:
        """The page."""
        return self.client.get(path)

    def post(self, path: str, **fields: Any) -> TestResponse:
        """The answer to a form; the field `as` is written `as_`."""
        sent = {name.rstrip("_"): value for name, value in fields.items()}
        return self.client.post(path, data={**sent, **people.form_token(self.client)})


Visit = Callable[[str], Visitor]


@pytest.fixture
def database_kind() -> str:
    """One is enough: what is stored is shown elsewhere on both."""
    return "sqlite"


@pytest.fixture
def visit(app: Flask, small_city: SmallCity) -> Visit:
    """visit("official"): that role's browser, signed in; a stranger's for an empty role."""
    known: dict[str, Visitor] = {}

    def opened(role: str) -> Visitor:
        if role not in known:
            known[role] = Visitor(app.test_client())
            if role:
                with Session(small_city.engine) as session:
                    people.sign_in(known[role].client, session, small_city.accounts[role])
        return known[role]

    return opened


def words(page: TestResponse) -> str:
    """What a person reads on the page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def field(page: TestResponse, name: str) -> str:
    """The value of the first input of that name on the page."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"|<input[^>]*value="([^"]*)"[^>]*name="{name}"', page.text)
    assert found is not None, name
    return html.unescape(found[1] if found[1] is not None else found[2])


def as_shown(page: TestResponse) -> dict[str, str]:
    """Every field of a profile's form with its value, as a browser would send it back."""
    form = page.text[page.text.index('<form method="post" class="profile"') :]
    inputs = re.findall(r'<input class="form-control[^>]*value="([^"]*)" id="[^"]*" name="([^"]+)"', form)
    texts = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    chosen = {}
    for name, choices in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        selected = re.search(r'<option value="([^"]*)" selected', choices)
        chosen[name] = selected[1] if selected else ""
    values = {**{name: value for value, name in inputs}, **dict(texts), **chosen, "revision": field(page, "revision")}
    return {name: html.unescape(value) for name, value in values.items()}
