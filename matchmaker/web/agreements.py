"""The agreement of a partnership: which of its least contents are recorded and which still lack."""

from __future__ import annotations

from flask import render_template

from matchmaker import http
from matchmaker.engine.partnering.checklist import check
from matchmaker.engine.rule_tables import AGREEMENT_FIELDS
from matchmaker.engine.rules import in_force
from matchmaker.errors import NotFound
from matchmaker.i18n import say, today
from matchmaker.store import agreements, firms, partnerships
from matchmaker.web.door import pages


@pages.get("/partnerships/<int:partnership_id>/agreement")
@http.requires("partnerships.read")
def show_agreement(partnership_id: int) -> str:
    """The least contents of a written agreement, each with what is recorded of it."""
    row = partnerships.get(http.session(), partnership_id)
    if row is None:
        raise NotFound(say("kemitraan ini tidak ada", "there is no such partnership"))
    http.check("partnerships.read", firms.subject(row.seeker, row.partner))
    found = agreements.find(http.session(), partnership_id)
    known = {name: getattr(found, name, None) for name in AGREEMENT_FIELDS}
    return render_template("agreements/show.html", row=row, known=known, checks=check(in_force("agreement_contents", today()), known))
