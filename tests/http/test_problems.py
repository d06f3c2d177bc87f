"""What goes wrong is said as problem+json to programs and as a page to people, and never tells what is inside."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from models import Account
from tests import people


@pytest.fixture
def asking(app: Flask) -> FlaskClient:
    """A client of the service as it is in production: an error is answered, not raised."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


@pytest.mark.parametrize(
    ("path", "status", "slug"),
    [
        ("/nowhere", 404, "not-found"),
        ("/tried/fail/invalid", 422, "invalid"),
        ("/tried/fail/database", 503, "unavailable"),
        ("/tried/fail/stale", 409, "conflict"),
        ("/tried/fail/surprise", 500, "failure"),
        ("/tried/fail/deep", 400, "bad-request"),
        ("/tried/repeat", 409, "conflict"),
        ("/tried/wide", 500, "failure"),
    ],
)
def test_each_kind_has_its_status_at_both_doors(asking: FlaskClient, path: str, status: int, slug: str) -> None:
    told = asking.get("/api" + path)
    assert (told.status_code, told.mimetype) == (status, "application/problem+json")
    assert told.json["type"] == f"about:blank#{slug}"
    assert told.json["status"] == status
    shown = asking.get(path)
    assert (shown.status_code, shown.mimetype) == (status, "text/html")
    assert told.json["title"] in shown.text
    assert "3576010101010001" not in told.text + shown.text, "what is inside stays inside"
    assert "Traceback" not in told.text + shown.text


def test_a_problem_names_the_refused_fields(client: FlaskClient) -> None:
    assert client.get("/api/tried/fail/invalid").json == {
        "type": "about:blank#invalid",
        "title": "Ada isian yang belum benar",
        "status": 422,
        "detail": "nilai “x” salah",
        "errors": {"name": ["terlalu panjang"]},
    }


def test_405_keeps_what_is_allowed(client: FlaskClient) -> None:
    for path in ("/api/tried", "/tried"):
        answer = client.put(path)
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_options_are_told_without_running_the_view(client: FlaskClient) -> None:
    answer = client.options("/api/tried")
    assert (answer.status_code, answer.data) == (200, b"")


def test_more_than_32_megabytes_are_not_read(client: FlaskClient, session: Session, official: Account) -> None:
    people.sign_in(client, session, official)
    data = {"file": (BytesIO(b"x" * (32 * 1024 * 1024 + 1)), "large.xlsx")}
    answer = client.post("/tried/store", data=data)
    assert answer.status_code == 413
    assert "32 MB" in answer.text


@pytest.mark.parametrize(("number", "status"), [(1, 200), (2**31 - 1, 200), (2**31, 404), (10**30, 404), (-1, 404)])
def test_a_key_that_no_database_holds_is_an_unknown_address(client: FlaskClient, number: int, status: int) -> None:
    assert client.get(f"/api/tried/keys/{number}").status_code == status


def test_nobodys_mark_up_reaches_a_page(client: FlaskClient) -> None:
    assert "<script>" not in client.get("/nowhere/<script>alert(1)</script>?next=<script>").text
