"""Invitations: an office makes and withdraws one, and the owner of the firm joins by its code without having an account."""

from __future__ import annotations

from typing import Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from matchmaker import http
from matchmaker.documents import whatsapp
from matchmaker.documents.qr import qr
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.services import codes, firms, invitations, letterheads, sign_ins
from matchmaker.services.invitations import Joining
from matchmaker.services.privacy import NOTICE
from matchmaker.store import accounts
from matchmaker.web.door import pages, typed
from matchmaker.web.firm_pages import address
from matchmaker.web.forms import Form


@pages.get("/firms/<public_id>/invitations")
@http.requires("invitations.write")
def show_invitation(public_id: str) -> str:
    """Whether the firm has an account or an open invitation, and what may be done."""
    firm, session = _firm(public_id), http.session()
    held, waiting = accounts.of_firm(session, firm.id), invitations.waiting(session, firm)
    return render_template("invitations/show.html", firm=firm, held=held, waiting=waiting, sample=firm.sample)


@pages.post("/firms/<public_id>/invitations")
@http.requires("invitations.write")
def invite(public_id: str) -> str:
    """A new invitation; its code is shown once, to be printed or sent."""
    firm, session = _firm(public_id), http.session()
    made, code = invitations.invite(session, http.actor(), firm)
    grouped = codes.grouped(code)
    page = url_for("pages.open_invitation", code=grouped, _external=True)
    message = whatsapp.address(firm.phone or "", whatsapp.invitation(firm.name, letterheads.sender(session, firm.office), page, grouped))
    picture = Markup(qr(page))  # noqa: S704 - drawn here from a code and our own address
    shown = {"firm": firm, "made": made, "code": grouped, "picture": picture, "message": message, "sample": firm.sample}
    return render_template("invitations/slip.html", **shown, page=url_for("pages.show_joining", _external=True))


@pages.post("/firms/<public_id>/invitations/withdraw")
@http.requires("invitations.write")
def withdraw_invitation(public_id: str) -> ResponseReturnValue:
    """The open invitation ends."""
    firm = _firm(public_id)
    invitations.withdraw(http.session(), http.actor(), firm)
    flash(say("Undangan tidak berlaku lagi.", "The invitation has ended."))
    return redirect(address(firm, "pages.show_invitation"), 303)


@pages.get("/join")
@pages.get("/join/<code>", endpoint="open_invitation")
@http.open_and_counted
def show_joining(code: str = "") -> ResponseReturnValue:
    """The field for a code, or whom the code invites, with the form for a password."""
    given = code or request.args.get("code", "")
    return _joining(given, Form({"code": given})) if given else render_template("invitations/code.html", form=Form())


@pages.post("/join")
@http.open_to_all
def join() -> ResponseReturnValue:
    """The account is there; on to the first step of its own profile, signed in."""
    given, session = typed("code"), http.session()
    chosen = Joining(given, request.form.get("password", ""), bool(typed("agreed")), http.address())
    try:
        account = invitations.join(session, chosen)
    except Problem as refused:
        asked = refused.fields and "code" not in refused.fields
        return _joining(given, Form({"code": given, "agreed": typed("agreed")}, refused)) if asked else _refused(given, refused)
    secret = sign_ins.start(session, account.id)
    response = http.keep_sign_in(make_response(redirect(url_for("pages.fill_in_step", step=1), 303)), secret)
    flash(say("Selamat datang. Catat nama akun Anda: {name}", "Welcome. Write down your account name: {name}", name=account.name))
    return response


def _firm(public_id: str) -> Any:
    return firms.locate(http.session(), http.actor(), public_id, "invitations.write", request.args.get("office"))


def _joining(code: str, form: Form) -> ResponseReturnValue:
    try:
        found = invitations.find(http.session(), code, http.address())
    except Problem as refused:
        return _refused(code, refused)
    name = invitations.account_name(http.session(), found.firm)
    page = render_template("invitations/join.html", firm=found.firm, name=name, notice=NOTICE, form=form, sample=found.firm.sample)
    return page, form.problem.status if form.problem else 200


def _refused(code: str, refused: Problem) -> ResponseReturnValue:
    return render_template("invitations/code.html", form=Form({"code": code}, refused)), refused.status
