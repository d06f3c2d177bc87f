"""The agreement of a partnership: what is recorded, which of its least contents still lack, and the form to record them."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.schemas.agreements import AgreementSchema
from matchmaker.services.partnering import agreements
from matchmaker.services.partnering.locating import locate
from matchmaker.store import firms
from matchmaker.terms import CLOSED_STATES
from matchmaker.web.door import pages, said
from matchmaker.web.forms import Form
from matchmaker.web.profile_inputs import as_typed, asked


@pages.get("/partnerships/<int:partnership_id>/agreement")
@http.requires("partnerships.read")
def show_agreement(partnership_id: int) -> str:
    """The least contents of a written agreement, each with what is recorded of it; officials change it here."""
    row = locate(http.session(), http.actor(), partnership_id, "partnerships.read")
    recorded = agreements.known(http.session(), row)
    return _shown(row, recorded, Form({name: as_typed(value) for name, value in recorded.items()}))


@pages.post("/partnerships/<int:partnership_id>/agreement")
@http.requires("agreements.write")
def change_agreement(partnership_id: int) -> ResponseReturnValue:
    """Record what was typed."""
    row = locate(http.session(), http.actor(), partnership_id, "agreements.write")
    try:
        stated = said(AgreementSchema())
        agreements.change(http.session(), http.actor(), row, stated, revision=stated.pop("revision", None))
    except Problem as refused:
        return _shown(row, agreements.known(http.session(), row), Form(request.form, refused)), refused.status
    flash(say("Kesepakatan dicatat.", "The agreement is on record."))
    return redirect(url_for("pages.show_agreement", partnership_id=partnership_id), 303)


def _shown(row: Any, recorded: dict[str, Any], form: Form) -> str:
    fields, checks = AgreementSchema().fields, agreements.contents(recorded)
    inputs = [asked(fields[name], (name,), form.typed.get(name, ""), form.errors.get(name, ()), {}) for name in agreements.FIELDS]
    listed = {name for each in checks for name in each.content.fields}
    return render_template(
        "agreements/show.html",
        row=row,
        recorded=recorded,
        checks=checks,
        others=[each for each in inputs if each.name not in listed],
        inputs=inputs,
        problem=form.problem,
        closed=row.state in CLOSED_STATES,
        subject=firms.subject(row.seeker, row.partner),
    )
