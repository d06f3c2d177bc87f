"""Around each request: who asks, one transaction, the reader's language, the gate, forms that cannot be forged."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Account, SignIn, SignInFailure
from tests import people


def _stored(session: Session) -> int:
    session.rollback()
    number = session.scalar(select(func.count()).select_from(SignInFailure)) or 0
    session.rollback()
    return number


def test_a_page_takes_the_cookie_and_the_api_takes_the_token_and_never_the_other(
    client: FlaskClient, session: Session, official: Account
) -> None:
    headers = people.bearer(session, official)
    assert client.get("/api/tried", headers=headers).json == {"name": official.name, "again": True, "address": "127.0.0.1"}
    assert client.get("/tried", headers=headers).status_code == 303
    people.sign_in(client, session, official)
    assert client.get("/tried").json["name"] == official.name
    assert client.get("/api/tried").status_code == 401


def test_a_stranger_is_sent_to_the_sign_in_page_and_back(client: FlaskClient) -> None:
    answer = client.get("/tried?page=2&text=kue%20kering")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=%2Ftried%3Fpage%3D2%26text%3Dkue%2520kering")
    part = client.get("/tried", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"], part.data) == (401, "/sign-in", b"")
    asked = client.get("/api/tried")
    assert (asked.status_code, asked.headers["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("status", [200, 201, 302])
def test_what_a_view_did_is_stored_when_its_answer_arrives(client: FlaskClient, session: Session, status: int) -> None:
    assert client.post(f"/api/tried/store?status={status}").status_code == status
    assert _stored(session) == 1


@pytest.mark.parametrize("path", ["/store?status=404", "/store?status=422", "/fail/invalid", "/fail/database", "/fail/stale", "/repeat"])
def test_a_refused_request_stores_nothing(client: FlaskClient, session: Session, path: str) -> None:
    assert client.open("/api/tried" + path, method="POST" if "store" in path else "GET").status_code >= 400
    assert _stored(session) == 0


def test_an_answer_is_not_sent_before_it_is_stored(app: Flask, session: Session) -> None:
    """The rows are there for another connection when the first byte of the answer is."""
    seen = []

    def start(status: str, headers: list[tuple[str, str]], *rest: object) -> None:
        seen.append(_stored(session))

    environment = app.test_request_context("/api/tried/store", method="POST").request.environ
    list(app.wsgi_app(environment, start))
    assert seen == [1]


def test_a_get_that_keeps_something_says_so(client: FlaskClient, session: Session, official: Account) -> None:
    assert client.get("/api/tried/noted", headers=people.bearer(session, official)).json == {"writes": True}


def test_a_route_without_a_permission_is_closed(app: Flask, session: Session, official: Account) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = app.test_client().get("/api/tried/forgotten", headers=people.bearer(session, official))
    assert answer.status_code == 500
    assert b"open" not in answer.data


def test_the_role_and_the_region_bound_what_one_may(client: FlaskClient, session: Session, official: Account) -> None:
    headers = people.bearer(session, official)
    evaluator = people.bearer(session, people.open_account(session, "evaluator"))
    reader = people.bearer(session, official, "read")
    asked = {"own": ("35.76", headers), "part": ("35.76.01", headers), "other": ("35.73", headers), "alike": ("35.760", headers),
             "evaluator": ("35.76", evaluator), "reader": ("35.76", reader)}  # fmt: skip
    found = {name: client.get(f"/api/tried/about/{office}", headers=sent).status_code for name, (office, sent) in asked.items()}
    assert found == {"own": 200, "part": 200, "other": 404, "alike": 404, "evaluator": 403, "reader": 403}


def test_with_a_one_time_password_one_can_only_replace_it(client: FlaskClient, session: Session, official: Account) -> None:
    official.password_is_temporary = True
    session.commit()
    people.sign_in(client, session, official)
    answer = client.get("/tried")
    assert (answer.status_code, answer.location) == (303, "/password")
    refused = client.get("/api/tried", headers=people.bearer(session, official))
    assert refused.status_code == 403
    assert "kata sandi sementara" in refused.json["detail"]
    assert client.get("/tried/form").status_code == 200


def test_a_visit_lengthens_an_idle_sign_in(client: FlaskClient, session: Session, official: Account) -> None:
    people.sign_in(client, session, official)
    before = datetime.now(UTC) - timedelta(minutes=50)
    session.execute(update(SignIn).values(seen_at=before))
    session.commit()
    assert client.get("/tried").status_code == 200
    assert session.scalars(select(SignIn.seen_at)).one() > before + timedelta(minutes=45)
    session.rollback()
    session.execute(update(SignIn).values(seen_at=datetime.now(UTC) - timedelta(minutes=61)))
    session.commit()
    assert client.get("/tried").status_code == 303


def test_a_form_that_is_not_ours_is_refused(client: FlaskClient, session: Session, official: Account) -> None:
    people.sign_in(client, session, official)
    refused = client.post("/tried/store")
    assert refused.status_code == 400
    assert "Formulir ini sudah kedaluwarsa" in refused.text
    assert _stored(session) == 0
    assert client.post("/tried/store", data=people.form_token(client)).status_code == 200
    assert client.post("/tried/store", headers={"X-CSRFToken": people.form_token(client)["csrf_token"]}).status_code == 200
    other = client.application.test_client()
    assert other.post("/tried/store", data=people.form_token(client)).status_code == 400, "a token belongs to one browser"


def test_the_log_tells_of_refusals_and_changes_and_keeps_secrets(
    client: FlaskClient, session: Session, official: Account, caplog: pytest.LogCaptureFixture
) -> None:
    headers = people.bearer(session, official)
    with caplog.at_level(logging.INFO, "matchmaker"):
        client.get("/api/tried?nik=3576010101010001")
        client.get("/api/tried/about/35.76", headers=people.bearer(session, people.open_account(session, "evaluator")))
        client.post("/api/tried/store", headers=headers)
    assert "refused, sign-in-required: account=None GET /api/tried" in caplog.text
    assert "refused, forbidden" in caplog.text
    assert f"done: account={official.id} POST /api/tried/store 200" in caplog.text
    assert "3576010101010001" not in caplog.text
    assert headers["Authorization"].split()[1] not in caplog.text
