"""Partnerships: the list of an office, and one with its steps and the next one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from matchmaker import http
from matchmaker.errors import Invalid, NotFound, Problem
from matchmaker.i18n import say
from matchmaker.schemas.records import PartnershipSchema
from matchmaker.services import disclosure, partnerships
from matchmaker.services.partnership_rules import NEEDS_A_NOTE, NEXT
from matchmaker.services.partnerships import Step
from matchmaker.store import accounts, firms
from matchmaker.store import partnerships as rows
from matchmaker.web.door import key, page, pages, typed
from matchmaker.web.forms import Form


@pages.get("/partnerships")
@http.requires("partnerships.list")
def list_partnerships() -> str:
    """The partnerships of the reader's region, or of a business; those of one state where the address names it."""
    state = request.args.get("state", "")
    found, total = rows.search(http.session(), http.actor(), page(), state)
    sample = any(each.seeker.sample for each in found)
    return render_template("partnerships/list.html", found=found, total=total, page=page(), state=state, sample=sample)


@pages.get("/partnerships/<int:partnership_id>")
@http.requires("partnerships.read")
def show_partnership(partnership_id: int) -> str:
    """Both firms, what has happened so far, and what may come next."""
    return _shown(partnership_id, "partnerships.read", Form())


@pages.post("/partnerships/<int:partnership_id>/steps")
@http.requires("partnerships.step")
def take_step(partnership_id: int) -> ResponseReturnValue:
    """Take it to the next state."""
    row = _found(partnership_id, "partnerships.step")
    try:
        step = Step(typed("state"), typed("note"), typed("reason") or "other", typed("pattern") or None, _value(typed("value")),
                    typed("ownership") or None)  # fmt: skip
        partnerships.step(http.session(), http.actor(), row, step, revision=key("revision"))
    except Problem as refused:
        return _shown(partnership_id, "partnerships.step", Form(request.form, refused)), refused.status
    flash(say("Langkah dicatat.", "The step is on record."))
    return redirect(url_for("pages.show_partnership", partnership_id=partnership_id), 303)


def _found(partnership_id: int, permission: str):  # type: ignore[no-untyped-def]
    row = rows.get(http.session(), partnership_id)
    if row is None:
        raise NotFound(say("kemitraan ini tidak ada", "there is no such partnership"))
    http.check(permission, firms.subject(row.seeker, row.partner))
    return row


def _value(text: str) -> float | None:
    try:
        return PartnershipSchema().fields["value"].read(text)  # type: ignore[attr-defined,no-any-return]
    except ValidationError as refused:
        raise Invalid(fields={"value": [str(each) for each in refused.messages]}) from refused


def _shown(partnership_id: int, permission: str, form: Form) -> str:
    row = _found(partnership_id, permission)
    forward = [state for state in NEXT[row.state] if state not in NEEDS_A_NOTE]
    stop = next((state for state in NEXT[row.state] if state in NEEDS_A_NOTE), None)
    stops = stop is not None and form.typed.get("state") == stop
    steps = disclosure.steps(http.actor(), row)
    who = accounts.those(http.session(), {step["account_id"] for step in steps if step.get("account_id")})
    return render_template(
        "partnerships/show.html",
        row=row,
        facts=disclosure.partnership(http.actor(), row),
        steps=steps,
        cards=[(disclosure.card(each), firms.subject(each)) for each in (row.seeker, row.partner)],
        forward=forward,
        stop=stop,
        who=who,
        problem=form.problem,
        form=Form() if stops else form,
        stop_form=form.at("stop-") if stops else Form(prefix="stop-"),
        sample=row.seeker.sample,
    )
