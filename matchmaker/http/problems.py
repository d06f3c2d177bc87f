"""How a Problem is shown: problem+json (RFC 9457) under /api, a page elsewhere; and what of it is logged."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, redirect, render_template, request
from werkzeug.exceptions import HTTPException

from matchmaker.errors import Problem, SignInRequired
from matchmaker.http.addresses import is_api
from matchmaker.http.gate import PASSWORD_PAGE, SIGN_IN_PAGE, route_mark
from matchmaker.http.kept_form import Fields, kept
from matchmaker.http.refusals import FormExpired, PasswordFirst, as_problem
from matchmaker.http.request import identify, identity, optional_actor
from matchmaker.i18n import language

log = logging.getLogger(__name__)


def answer(error: Exception) -> Any:
    """The answer to a request that ended in this error."""
    if isinstance(error, HTTPException) and (error.response is not None or (error.code or 500) < 400):
        return error
    problem = as_problem(error)
    _note(problem, error)
    response = _as_json(problem) if is_api() else _as_page(problem)
    if isinstance(error, HTTPException):
        response.headers.extend([(name, value) for name, value in error.get_headers() if name.lower() in ("allow", "retry-after")])
    return response


def _as_json(problem: Problem) -> Response:
    body: dict[str, Any] = {"type": f"about:blank#{problem.slug}", "title": problem.title, "status": problem.status}
    if problem.detail:
        body["detail"] = problem.detail
    if problem.fields:
        body["errors"] = {field: list(reasons) for field, reasons in problem.fields.items()}
    response = current_app.response_class(current_app.json.dumps(body), problem.status, mimetype="application/problem+json")
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _as_page(problem: Problem) -> Response:
    if isinstance(problem, SignInRequired | FormExpired | PasswordFirst) and (fields := kept()):
        return _to_be_sent_again(problem, fields)
    if isinstance(problem, SignInRequired):
        return _to_sign_in()
    template = "failure.html" if problem.status >= 500 else "problem.html"
    return current_app.response_class(render_template(template, problem=problem, language=language()), problem.status)


def _to_be_sent_again(problem: Problem, fields: Fields) -> Response:
    """The same form with a token of its own, for whoever is signed in by then; where the form was refused, nobody was asked for yet."""
    if isinstance(problem, FormExpired):
        identify()
        problem = problem if identity() or not _is_closed() else SignInRequired()
    found = identity()
    password = PASSWORD_PAGE if found and found.must_choose_password else None
    shown = render_template("kept_form.html", problem=problem, fields=fields, sign_in=SIGN_IN_PAGE, password=password)
    return current_app.response_class(shown, problem.status)


def _is_closed() -> bool:
    """Does the form go where only somebody who is signed in may send it?"""
    mark = route_mark(current_app, request.endpoint or "", request.method)
    return mark is not None and mark.permission is not None


def _to_sign_in() -> Response:
    """Off to the page where one signs in, and back; htmx is told to go there itself instead of showing it in a corner."""
    back = {"next": request.full_path.rstrip("?")} if request.method == "GET" and "HX-Request" not in request.headers else {}
    target = f"{SIGN_IN_PAGE}?{urlencode(back)}" if back else SIGN_IN_PAGE
    if "HX-Request" in request.headers:
        return current_app.response_class("", 401, headers={"HX-Redirect": target})
    return current_app.make_response(redirect(target, 303))


def _note(problem: Problem, error: Exception) -> None:
    """Refusals and failures are logged, with neither query nor body: those may hold what is nobody's business."""
    asked = optional_actor()
    facts = (problem.slug, asked.account_id if asked else None, request.method, request.path)
    if problem.status >= 500:
        log.error("%s: account=%s %s %s", *facts, exc_info=getattr(error, "original_exception", None) or error)
    elif problem.status in (400, 401, 403, 413, 429):
        log.warning("refused, %s: account=%s %s %s", *facts)


def register(app: Flask) -> None:
    """Answer every error of the service so; must come after the rooms, whose libraries have handlers of their own."""
    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(Exception, answer)
