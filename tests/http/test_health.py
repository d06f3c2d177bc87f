"""/health: green with its tables, red without a database."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from matchmaker.app import create_app
from matchmaker.settings import Settings


def test_green_with_the_revision_of_the_tables(client: FlaskClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["status"] == "ok"
    assert answer.json["schema"].isdigit()


def test_red_where_the_tables_are_missing(empty_database_url: str, settings_for: Callable[..., Settings]) -> None:
    answer = create_app(settings_for(empty_database_url)).test_client().get("/health")
    assert (answer.status_code, answer.json) == (503, {"status": "down", "database": False, "schema": None})


def test_red_where_no_database_answers(settings_for: Callable[..., Settings]) -> None:
    settings = settings_for("postgresql://nobody@127.0.0.1:1/nothing")
    client = create_app(settings).test_client()
    assert client.get("/health").status_code == 503
    client.set_cookie("sign_in", "x")
    page = client.get("/health/")
    assert page.status_code == 404
