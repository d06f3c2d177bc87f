"""The pages on which a profile is entered and changed: an office the whole of it, a business what is its own."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.engine.profile import Profile
from matchmaker.errors import Conflict, NotFound, Problem
from matchmaker.i18n import say
from matchmaker.permissions import Subject
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.services import firms, visits
from matchmaker.store import firms as rows
from matchmaker.web.door import key, pages
from matchmaker.web.firm_pages import address
from matchmaker.web.profile_form import ProfileForm


@pages.route("/firms/new", methods=["GET", "POST"])
@http.requires("firms.create")
def create_firm() -> ResponseReturnValue:
    """A new profile of the reader's office."""
    office = request.args.get("office") or http.actor().region
    http.check("firms.create", Subject((office,)))
    firms.check_office(office)
    form = ProfileForm({}, office, new=True)
    if request.method == "GET":
        return render_template("firms/edit.html", form=form, firm=None)
    form.take(request.form)
    if form.more:
        return render_template("firms/edit.html", form=form, firm=None)
    try:
        firm = firms.create(http.session(), http.actor(), Profile(**form.stated()), office)
    except Problem as refused:
        form.problem = refused
        return render_template("firms/edit.html", form=form, firm=None), refused.status
    flash(say("Profil {name} sudah dicatat.", "The profile of {name} is on record.", name=firm.name))
    return redirect(address(firm), 303)


@pages.route("/firms/<public_id>/edit", methods=["GET", "POST"])
@http.requires("firms.write")
def edit_firm(public_id: str) -> ResponseReturnValue:
    """A profile of the reader's region, or a business's own."""
    firm = firms.locate(http.session(), http.actor(), public_id, "firms.write", request.args.get("office"))
    return _edit(firm, address(firm))


@pages.route("/my/edit", methods=["GET", "POST"])
@http.requires("pages.business")
def edit_my() -> ResponseReturnValue:
    """The business's own profile."""
    return _edit(own(), url_for("pages.show_my"))


def own() -> Any:
    """The row of the reader's own firm."""
    firm = rows.get(http.session(), http.actor().firm_id or 0)
    if firm is None:
        raise NotFound(say("akun ini belum dihubungkan dengan usaha", "this account is not linked to a firm yet"))
    return firm


def _edit(firm: Any, back: str) -> ResponseReturnValue:
    form = ProfileForm.of(rows.profile(firm), firm.office, own=http.actor().role == "business")
    if request.method == "GET":
        return _shown(form, firm, back)
    form.take(request.form)
    if form.more:
        return _shown(form, firm, back)
    try:
        changed = _change(firm, form)
    except Problem as refused:
        form.problem = refused
        return _shown(form, firm, back), refused.status
    flash(say("Perubahan disimpan.", "The changes are stored.") if changed else say("Tidak ada yang berubah.", "Nothing has changed."))
    return redirect(back, 303)


def _change(firm: Any, form: ProfileForm) -> list[str]:
    """Change the profile, on a visit to the firm where the address names one."""
    session, actor, revision = http.session(), http.actor(), key("revision")
    if "visit" not in request.args:
        return firms.change(session, actor, firm, form.stated(), revision=revision)
    visit = visits.locate(session, actor, min(request.args.get("visit", 0, type=int), LARGEST_KEY), "visits.record")
    if visit.firm_id != firm.id:
        raise NotFound(say("kunjungan ini ke usaha lain", "this is a visit to another firm"))
    return visits.change(session, actor, visit, form.stated(), revision=revision)


def _shown(form: ProfileForm, firm: Any, back: str) -> str:
    """The form; after a conflict its revision is the present one, so that who has compared may store it all the same."""
    unchanged = form.problem is None or isinstance(form.problem, Conflict)
    revision = firm.revision if unchanged and not form.more else key("revision")
    return render_template("firms/edit.html", form=form, firm=firm, revision=revision, back=back, sample=firm.sample)
