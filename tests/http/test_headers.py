"""The headers of each answer, the flags of each cookie, what the proxies say, and where one may be sent on to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from matchmaker import http
from matchmaker.app import create_app
from matchmaker.http import cookies
from matchmaker.settings import Settings
from models import Account
from tests import people

PATHS = [
    "/health",
    "/nowhere",
    "/api/nowhere",
    "/tried",
    "/tried/form",
    "/tried/fail/database",
    "/tried/fail/surprise",
    "/static/nowhere.css",
]


@pytest.fixture
def database_kind() -> str:
    """These tests ask no database; one kind of it will do."""
    return "sqlite"


@pytest.mark.parametrize("path", PATHS)
def test_each_answer_carries_them(app: Flask, path: str) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    headers = app.test_client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in headers


def test_a_file_with_its_version_in_the_address_is_kept_for_a_year(app: Flask) -> None:
    with app.test_request_context():
        address = app.url_for("static", filename="vendor/bootstrap/bootstrap.bundle.min.js")
    client = app.test_client()
    assert client.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(address.partition("?")[0]).headers["Cache-Control"] == "no-cache"


@pytest.fixture
def secure(database_url: str, settings_for: Callable[..., Settings]) -> Flask:
    """The service behind a proxy that speaks HTTPS."""
    app = create_app(settings_for(database_url, SECURE_COOKIES="true", TRUSTED_PROXIES="1"))

    @http.open_to_all
    def enter() -> Response:
        return http.keep_language(http.keep_sign_in(app.make_response(http.address()), "secret"), "en")

    app.add_url_rule("/tried/enter", "enter", enter)
    return app


def test_cookies_are_out_of_reach_of_scripts_and_of_plain_connections(secure: Flask) -> None:
    answer = secure.test_client().get("/tried/enter", base_url="https://matchmaker.test")
    kept = answer.headers.getlist("Set-Cookie")
    assert {"__Host-sign_in", "language"} <= {each.partition("=")[0] for each in kept}
    for each in kept:
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(each.split("; "))
        assert "Domain" not in each
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_the_address_is_what_the_trusted_proxy_saw(client: FlaskClient, secure: Flask, session: Session, official: Account) -> None:
    pretended = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    assert secure.test_client().get("/tried/enter", headers=pretended).text == "203.0.113.9"
    asked = client.get("/api/tried", headers={**people.bearer(session, official), **pretended})
    assert asked.json["address"] == "127.0.0.1", "without a proxy nobody is believed"


def test_leaving_takes_the_cookie_away(app: Flask) -> None:
    with app.test_request_context():
        gone = http.forget_sign_in(app.make_response("")).headers["Set-Cookie"]
        assert gone.startswith(f"{cookies.sign_in_name()}=;")
        assert "Max-Age=0" in gone


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/firms/K-1?page=2", "/firms/K-1?page=2"),
        ("/", "/"),
        ("", "/home"),
        ("firms", "/home"),
        ("//evil.test", "/home"),
        ("///evil.test", "/home"),
        ("/\\evil.test", "/home"),
        ("\\\\evil.test", "/home"),
        ("/\t/evil.test", "/home"),
        ("/\n/evil.test", "/home"),
        ("\x00//evil.test", "/home"),
        ("https://evil.test/", "/home"),
        ("https:evil.test", "/home"),
        ("javascript:alert(1)", "/home"),
        (" /firms", "/home"),
        ("/firms\r\nSet-Cookie: a=b", "/home"),
    ],
)
def test_one_is_sent_on_only_within_the_service(app: Flask, wanted: str, leads: str) -> None:
    with app.test_request_context("/sign-in", query_string={"next": wanted}):
        assert http.safe_next("/home") == leads
