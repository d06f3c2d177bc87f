"""The reader's language: chosen by cookie on pages and by header or query under /api, for that request only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient

from matchmaker.i18n import language


@pytest.fixture
def database_kind() -> str:
    """These tests ask no database; one kind of it will do."""
    return "sqlite"


LANGUAGE_CASES = [
    ("/api/nowhere", {}, None, "Tidak ditemukan"),
    ("/api/nowhere", {"Accept-Language": "en-GB,en;q=0.9"}, None, "Not found"),
    ("/api/nowhere", {"Accept-Language": "fr, id;q=0.5"}, None, "Tidak ditemukan"),
    ("/api/nowhere?language=en", {"Accept-Language": "id"}, None, "Not found"),
    ("/api/nowhere?language=id", {"Accept-Language": "en"}, None, "Tidak ditemukan"),
    ("/api/nowhere", {}, "en", "Tidak ditemukan"),
    ("/nowhere", {"Accept-Language": "en"}, None, "Tidak ditemukan"),
    ("/nowhere?language=en", {}, None, "Tidak ditemukan"),
    ("/nowhere", {}, "en", "Not found"),
    ("/nowhere", {}, "xx", "Tidak ditemukan"),
]


@pytest.mark.parametrize(("path", "headers", "cookie", "title"), LANGUAGE_CASES)
def test_the_reader_chooses_the_language(client: FlaskClient, path: str, headers: dict[str, str], cookie: str | None, title: str) -> None:
    if cookie:
        client.set_cookie("language", cookie)
    answer = client.get(path, headers=headers)
    assert title in answer.text
    assert answer.headers["Content-Language"] == ("en" if title == "Not found" else "id")
    assert language() == "id", "it is the request's, not the thread's"


def test_two_readers_at_once_each_keep_their_language(app: Flask) -> None:
    def ask(number: int) -> bool:
        wanted, title = (("en", "Not found"), ("id", "Tidak ditemukan"))[number % 2]
        return title in app.test_client().get(f"/api/nowhere?language={wanted}").text and language() == "id"

    with ThreadPoolExecutor(4) as readers:
        assert all(readers.map(ask, range(40)))
