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
from matchmaker.terms import ACCOUNT_ROLES, values
from matchmaker.web.column import Column
from matchmaker.web.door import asked as query_value
from matchmaker.web.door import pages, typed
from matchmaker.web.forms import Form
from matchmaker.web.listing import Listing
from matchmaker.web.wording import named, place

ACCOUNTS = Listing(
    "Akun",
    "Accounts",
    (
        Column("name", "Nama akun", "Account name", lambda account: account.name),
        Column("full_name", "Nama lengkap", "Full name", lambda account: account.full_name),
        Column("role", "Peran", "Role", lambda account: named(account.role, "ACCOUNT_ROLES")),
        Column("region", "Wilayah", "Region", lambda account: place(account.region)),
        Column("active", "Aktif", "Active", lambda account: account.active, shown=False),
        Column("created", "Dibuat", "Opened", lambda account: account.created_at, shown=False),
        Column("act", "Tindakan", "Act"),
    ),
    rows.ORDERS,
    usual="name",
)


@pages.get("/accounts")
@http.requires("accounts.manage")
def list_accounts() -> ResponseReturnValue:
    """The accounts of the reader's region, and the form for a new one."""
    asked, wanted = ACCOUNTS.asked(), _wanted()
    found = rows.search(http.session(), wanted, asked.page, asked.order)
    return asked.answer("accounts/list.html", found, wanted=wanted, form=Form())


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
    asked, wanted = ACCOUNTS.asked(), _wanted()
    return asked.shown("accounts/list.html", rows.search(http.session(), wanted, asked.page, asked.order), wanted=wanted, form=form)


def _wanted() -> rows.Wanted:
    return rows.Wanted(http.actor().region, request.args.get("text", "")[:200], query_value("role", values(ACCOUNT_ROLES)))
