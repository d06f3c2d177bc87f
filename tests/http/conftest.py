"""Fixtures: the service with a few views of its own, each showing one thing that goes on around a request."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask, jsonify, render_template_string, request
from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from matchmaker import http
from matchmaker.errors import Invalid
from matchmaker.permissions import Subject
from matchmaker.settings import Settings
from models import Account, SignInFailure
from tests import people

FAULTS = {
    "invalid": Invalid("nilai “x” salah", {"name": ["terlalu panjang"]}),
    "database": OperationalError("SELECT 1", {}, Exception("gone")),
    "stale": StaleDataError("somebody else"),
    "surprise": RuntimeError("rahasia 3576010101010001"),
    "deep": RecursionError("too deep"),
}


def _add_row(**values: Any) -> None:
    http.session().execute(insert(SignInFailure).values(subject="x" * 64, at=datetime.now(UTC), **values))


@http.requires("firms.list")
def show() -> Any:
    return jsonify(name=http.actor().name, again=http.optional_actor() == http.actor(), address=http.address())


@http.open_to_all
def store() -> Any:
    _add_row()
    return jsonify(stored=True), int(request.args.get("status", "200"))


@http.open_to_all
def fail(kind: str) -> Any:
    _add_row()
    raise FAULTS[kind]


@http.open_to_all
def repeat() -> Any:
    _add_row(id=1)
    _add_row(id=1)


@http.open_to_all
def find_key(number: int) -> Any:
    return jsonify(found=http.session().scalar(select(SignInFailure.subject).where(SignInFailure.id == number)))


@http.open_to_all
def measure() -> Any:
    return jsonify(measure=float("nan"))


@http.requires("firms.write")
def keep(office: str) -> Any:
    http.check("firms.write", Subject((office,)))
    return jsonify(office=office)


@http.open_to_all
def open_form() -> Any:
    return render_template_string("{% if csrf_token() %}<form></form>{% endif %}")


@http.requires("firms.list", writes=True)
def note() -> Any:
    return jsonify(writes=http.session().connection().get_execution_options()["writes"])


def forget() -> Any:
    return "open"


VIEWS = {show: "", store: "/store", fail: "/fail/<kind>", repeat: "/repeat", find_key: "/keys/<int:number>", measure: "/wide",
         keep: "/about/<office>", open_form: "/form", note: "/noted", forget: "/forgotten"}  # fmt: skip


@pytest.fixture
def app(settings: Settings) -> Flask:
    """The service, and under /tried and /api/tried the views of these tests."""
    from matchmaker.app import create_app

    service = create_app(settings)
    for prefix in ("/tried", "/api/tried"):
        for view, rule in VIEWS.items():
            service.add_url_rule(prefix + rule, f"{prefix}:{view.__name__}", view, methods=["GET", "POST"] if view is store else ["GET"])
    return service


@pytest.fixture
def official(session: Session) -> Account:
    """An official of the city."""
    return people.open_account(session, "official")
