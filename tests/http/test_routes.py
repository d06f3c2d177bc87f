"""Every route for every role, about one's own things and about others': refused without a word about them; a new route needs its row."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from matchmaker import http
from matchmaker.app import create_app
from matchmaker.settings import Settings
from tests.http.routes import OPEN, ROLES, ROUTES, about_things
from tests.http.two_offices import SECRET, TwoOffices


@pytest.fixture
def app(settings: Settings) -> Flask:
    """The service as it is, without the views of the other tests."""
    return create_app(settings)


@pytest.fixture
def offices(app: Flask, session: Session) -> TwoOffices:
    return TwoOffices(app, session)


def _routes(app: Flask) -> dict[str, str]:
    """Each route with its endpoint; files that are the same for everybody are left out."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.rpartition(".")[2] != "static"]
    return {f"{method} {rule.rule}": rule.endpoint for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}


def test_each_route_has_its_row(app: Flask) -> None:
    assert set(_routes(app)) == set(ROUTES)


def test_each_route_declares_whom_it_lets_in(app: Flask) -> None:
    for route, endpoint in _routes(app).items():
        mark = http.route_mark(app, endpoint, route.split(" ")[0])
        assert mark is not None, route
        assert (mark.permission is None) == (ROUTES[route].roles == OPEN), route


def test_pages_about_names_and_figures_ask_permissions_of_their_own(app: Flask) -> None:
    asked = {"pages.list_firms": "pages.office", "pages.show_suggestions": "pages.office", "pages.show_firm": "pages.firm",
             "pages.show_my": "pages.business"}  # fmt: skip
    marks = {endpoint: http.route_mark(app, endpoint, "GET") for endpoint in asked}
    assert {endpoint: mark and mark.permission for endpoint, mark in marks.items()} == asked


def _turned_away(route: str, status: int, location: str | None) -> bool:
    """Was a stranger sent to sign in?"""
    return status == 401 if "/api/" in route else status == 303 and (location or "").startswith("/sign-in")


def test_strangers_are_let_in_only_where_all_are(offices: TwoOffices) -> None:
    wrong = []
    for route, row in ROUTES.items():
        answer = offices.ask(route, row, None)
        if row.roles == OPEN:
            right = answer.status_code < 500
        else:
            right = _turned_away(route, answer.status_code, answer.location) and SECRET not in answer.text
        wrong += [] if right else [(route, answer.status_code)]
    assert wrong == []


@pytest.mark.parametrize("database_kind", ["sqlite"])  # a route's permission is decided before any database is asked
@pytest.mark.parametrize("initial", ROLES)
def test_a_role_is_let_in_where_its_row_says_so(offices: TwoOffices, initial: str) -> None:
    wrong = []
    for route, row in ROUTES.items():
        answer = offices.ask(route, row, ROLES[initial])
        if row.roles == OPEN or initial in row.roles:
            right = answer.status_code not in (403, 404) and answer.status_code < 500
        else:
            right = answer.status_code == 403 and SECRET not in answer.text
        wrong += [] if right else [(route, answer.status_code)]
    assert wrong == []


@pytest.mark.parametrize("initial", ROLES)
def test_what_belongs_to_others_is_as_if_it_were_not_there(offices: TwoOffices, initial: str) -> None:
    wrong = []
    for route, row in about_things().items():
        sides = ("other", "neighbour") if initial == "B" or "<int:token_id>" in route else ("other",)
        for side in sides:
            answer = offices.ask(route, row, ROLES[initial], side)
            expected = 404 if initial in row.roles else 403
            if answer.status_code != expected or SECRET in answer.text:
                wrong.append((route, side, answer.status_code))
    assert wrong == []
