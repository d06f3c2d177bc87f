"""Signing in and out, and choosing one's own password."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from matchmaker import http
from matchmaker.errors import Invalid, Problem
from matchmaker.i18n import say
from matchmaker.services import accounts, sign_ins
from matchmaker.services.accounts import NewPassword
from matchmaker.web.door import pages
from matchmaker.web.forms import Form


@pages.get(http.SIGN_IN_PAGE)
@http.open_to_all
def show_sign_in() -> ResponseReturnValue:
    """The form; who is signed in already is sent on."""
    if http.optional_actor():
        return redirect(http.safe_next())
    return render_template("sign_ins/new.html", form=Form(), next=http.safe_next(""))


@pages.post(http.SIGN_IN_PAGE)
@http.open_to_all
def sign_in() -> ResponseReturnValue:
    """In, and on to the page that was wanted."""
    try:
        secret = sign_ins.sign_in(http.session(), request.form.get("name", ""), request.form.get("password", ""), http.address())
    except Problem as refused:
        form = Form({"name": request.form.get("name", "")}, refused)
        return render_template("sign_ins/new.html", form=form, next=http.safe_next("")), refused.status
    return http.keep_sign_in(make_response(redirect(http.safe_next(), 303)), secret)


@pages.post("/sign-out")
@http.open_to_all
def sign_out() -> Response:
    """Out; the cookie proves nothing any more."""
    if secret := http.secret():
        sign_ins.sign_out(http.session(), secret)
    return http.forget_sign_in(make_response(redirect(http.SIGN_IN_PAGE, 303)))


@pages.get(http.PASSWORD_PAGE)
@http.requires("password.own")
def show_password() -> str:
    """The form for a new password."""
    return render_template("sign_ins/password.html", form=Form())


@pages.post(http.PASSWORD_PAGE)
@http.requires("password.own")
def set_password() -> ResponseReturnValue:
    """The new password; this browser stays signed in, all others do not."""
    actor, new = http.actor(), request.form.get("password", "")
    try:
        if new != request.form.get("again", ""):
            raise Invalid(fields={"again": [say("tidak sama dengan yang di atas", "differs from the one above")]})
        accounts.set_password(http.session(), actor, NewPassword(request.form.get("old_password", ""), new, http.address()))
    except Problem as refused:
        return render_template("sign_ins/password.html", form=Form({}, refused)), refused.status
    secret = sign_ins.start(http.session(), actor.account_id or 0)
    response = http.keep_sign_in(make_response(redirect(url_for("pages.start"), 303)), secret)
    flash(say("Kata sandi sudah diganti.", "The password has been changed."))
    return response
