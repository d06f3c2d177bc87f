"""The first page of each role, and the switch between the two languages."""

from __future__ import annotations

from flask import make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from matchmaker import http
from matchmaker.i18n import choose
from matchmaker.web.door import pages

FIRST_PAGES = {"business": "pages.show_my", "evaluator": "pages.show_evaluations"}
"""Role to its first page; that of an office is the list of firms."""


@pages.get("/")
@http.open_to_all
def start() -> Response:
    """On to the reader's first page, or to the sign-in."""
    reader = http.optional_actor()
    return redirect(url_for(FIRST_PAGES.get(reader.role, "pages.list_firms")) if reader else http.SIGN_IN_PAGE)


@pages.get("/language/<wanted>")
@http.open_to_all
def choose_language(wanted: str) -> Response:
    """The same page in the other language."""
    return http.keep_language(make_response(redirect(http.safe_next())), choose(wanted))


@pages.get("/evaluations")
@http.requires("evaluations.run")
def show_evaluations() -> str:
    """Where evaluators find the API and its documentation."""
    return render_template("evaluations/show.html")
