"""The public register of concluded partnerships: a page for anybody, which the office may switch off."""

from __future__ import annotations

from flask import Response, current_app, make_response, render_template

from matchmaker import http
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.services import letterheads
from matchmaker.services.partnering import public_register
from matchmaker.web.door import page, pages


def is_open() -> bool:
    """Does the office keep a public register?"""
    return bool(current_app.extensions["settings"].public_register)


@pages.get("/register")
@http.open_to_all
def show_register() -> Response:
    """Who has agreed with whom, the latest first."""
    if not is_open():
        raise NotFound(say("kantor ini tidak membuka daftar kemitraan", "this office keeps no public register"))
    office = current_app.extensions["settings"].office
    found, total = public_register.search(http.session(), office, page())
    head = letterheads.known(http.session(), office)
    shown = {"found": found, "total": total, "page": page(), "office": office, "head": head, "sample": any(each.sample for each in found)}
    return http.cacheable(make_response(render_template("public_register/show.html", **shown)))
