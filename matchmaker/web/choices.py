"""Why this pair was chosen, on one page: its list, its reasons, who stood above, and who decided what."""

from __future__ import annotations

from typing import Any

from flask import render_template

from matchmaker import http
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.services import disclosure
from matchmaker.services.partnering import choice
from matchmaker.store import accounts, firms, partnerships
from matchmaker.web.door import pages


@pages.get("/partnerships/<int:partnership_id>/why")
@http.requires("partnerships.explain")
def show_why(partnership_id: int) -> str:
    """The list as it was shown on its day, then the steps and findings with the names of those who decided."""
    session, row = http.session(), partnerships.get(http.session(), partnership_id)
    if row is None:
        raise NotFound(say("kemitraan ini tidak ada", "there is no such partnership"))
    http.check("partnerships.explain", firms.subject(row.seeker, row.partner))
    found = choice.explain(session, http.actor(), row)
    asked_by = found.past.row.account_id if found.past else None
    decided: list[Any] = [*row.steps, *row.findings]
    keys = {asked_by, *(each.account_id for each in decided)}
    return render_template(
        "partnerships/why.html",
        row=row,
        found=found,
        asked_by=asked_by,
        card=disclosure.card(found.past.firm) if found.past else None,
        partners={key: disclosure.card(each) for key, each in found.past.partners.items()} if found.past else {},
        features={each.name: each for each in PAIRINGS[row.pairing].features},
        who=accounts.those(session, [key for key in keys if key]),
        sample=row.seeker.sample,
    )
