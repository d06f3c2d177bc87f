"""The gate: each route declares its permission, and the role is checked before the view runs; a route that declares none is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, g, redirect, request
from werkzeug.wrappers import Response

from matchmaker.errors import Forbidden, NotFound, SignInRequired
from matchmaker.http.addresses import is_api, is_static
from matchmaker.http.kept_form import kept
from matchmaker.http.refusals import PasswordFirst
from matchmaker.http.request import SAFE, actor, identify, identity
from matchmaker.i18n import say
from matchmaker.permissions import PERMISSIONS, Subject, allows

SIGN_IN_PAGE = "/sign-in"
PASSWORD_PAGE = "/password"  # a page's address

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Mark:
    """What a route declares: its permission (None: open to all), and whether its view writes (None: as its method says)."""

    permission: str | None
    writes: bool | None = None


def requires(permission: str, *, writes: bool | None = None) -> Callable[[View], View]:
    """Only actors whose role has the permission reach the view; what it is about is for the view to check().

    `writes` where the method tells wrongly whether the request's own transaction stores something, as with a POST that only computes.
    Stand it directly above the function, below the route.
    """
    if permission not in PERMISSIONS:
        raise KeyError(permission)
    return _marked(Mark(permission, writes))


def open_to_all(view: View) -> View:
    """Anybody reaches the view; optional_actor() tells who it is."""
    return _marked(Mark(None))(view)


def open_and_counted(view: View) -> View:
    """Anybody reaches the view, which stores something whatever its method: a look-up of which there may be only so many."""
    return _marked(Mark(None, writes=True))(view)


def _marked(mark: Mark) -> Callable[[View], View]:
    def add(view: View) -> View:
        vars(view)["mark"] = mark
        return view

    return add


def route_mark(app: Flask, endpoint: str, method: str) -> Mark | None:
    """What the view of that endpoint declares for the method, if anything; class-based views declare on each method."""
    view: Any = app.view_functions[endpoint]
    if hasattr(view, "view_class"):
        view = getattr(view.view_class, "get" if method == "HEAD" else method.lower(), None)
    mark: Mark | None = getattr(view, "mark", None)
    return mark


def check(permission: str, subject: Subject) -> None:
    """The actor may do this to that; Forbidden where its role never may, NotFound where the subject is not the actor's to know."""
    if not allows(permission, actor(), subject):
        raise NotFound() if allows(permission, actor()) else Forbidden()


def admit(app: Flask) -> Response | None:
    """Before the view: who asks, and may that role do this at all? Unknown addresses and files pass, to be answered as such."""
    if request.endpoint is None or is_static() or _is_automatic():
        return None
    mark = route_mark(app, request.endpoint, request.method)
    if mark is None:
        raise LookupError(f"the route {request.endpoint} declares no permission")
    g.writes = request.method not in SAFE if mark.writes is None else mark.writes
    identify()
    return None if mark.permission is None else _judge(mark.permission)


def _judge(permission: str) -> Response | None:
    found = identity()
    if found is None:
        raise SignInRequired()
    if found.must_choose_password and permission != "password.own":
        if not is_api() and not kept():
            return redirect(PASSWORD_PAGE, 303)
        raise PasswordFirst(
            say(
                "ganti dahulu kata sandi sementara Anda (PUT /api/v1/password)",
                "first replace your one-time password (PUT /api/v1/password)",
            )
        )
    if not allows(permission, found.actor):
        raise Forbidden()
    return None


def _is_automatic() -> bool:
    return request.method == "OPTIONS" and bool(getattr(request.url_rule, "provide_automatic_options", False))
