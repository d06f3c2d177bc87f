"""Accounts, for administrators: opened with a one-time password that is shown once, reset, disabled."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.services import accounts
from matchmaker.services.accounts import NewAccount
from matchmaker.store import accounts as rows
from matchmaker.store import firms
from matchmaker.web.door import page, pages, typed
from matchmaker.web.forms import Form


@pages.get("/accounts")
@http.requires("accounts.manage")
def list_accounts() -> str:
    """The accounts of the reader's region, and the form for a new one."""
    return _shown(Form())


@pages.post("/accounts")
@http.requires("accounts.manage")
def create_account() -> ResponseReturnValue:
    """A new account, and its one-time password."""
    actor = http.actor()
    firm_id = _firm_id(typed("firm_id"))
    new = NewAccount(typed("name").lower(), typed("full_name"), typed("role"), typed("region") or actor.region, firm_id)
    try:
        account, password = accounts.create(http.session(), actor, new)
    except Problem as refused:
        return _shown(Form(request.form, refused)), refused.status
    return render_template("accounts/password.html", account=account, password=password)


@pages.post("/accounts/<int:account_id>/password")
@http.requires("accounts.manage")
def reset_password(account_id: int) -> str:
    """A new one-time password; the old one ends at once."""
    session, actor = http.session(), http.actor()
    account = accounts.locate(session, actor, account_id)
    return render_template("accounts/password.html", account=account, password=accounts.reset_password(session, actor, account))


@pages.post("/accounts/<int:account_id>/active")
@http.requires("accounts.manage")
def set_active(account_id: int) -> ResponseReturnValue:
    """Disable the account, or let it in again."""
    session, actor = http.session(), http.actor()
    account = accounts.locate(session, actor, account_id)
    change = accounts.enable if typed("active") == "true" else accounts.disable
    change(session, actor, account)
    flash(say("Akun {name} diubah.", "The account {name} is changed.", name=account.name))
    return redirect(url_for("pages.list_accounts"), 303)


def _firm_id(public_id: str) -> int | None:
    """The key of the firm of that id in the reader's region; 0, which is refused, where there is not exactly one."""
    if not public_id:
        return None
    found = firms.find_in(http.session(), http.actor().region, public_id)
    return found[0].id if len(found) == 1 else 0


def _shown(form: Form) -> str:
    text = request.args.get("text", "")[:200]
    found, total = rows.search(http.session(), http.actor().region, text, page())
    return render_template("accounts/list.html", found=found, total=total, page=page(), text=text, form=form)
