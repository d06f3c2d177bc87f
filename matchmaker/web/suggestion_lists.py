"""A kept suggestion list: as somebody saw it, and what it would have been under other weights."""

from __future__ import annotations

from flask import Response, render_template, request

from matchmaker import http
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.i18n import say
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.services import disclosure, past_lists
from matchmaker.services.downloads import Download
from matchmaker.store import accounts, weight_sets
from matchmaker.store.pages import Page
from matchmaker.web import candidate_filters
from matchmaker.web.door import pages
from matchmaker.web.downloads import asked_for, hand_out
from matchmaker.web.suggestion_workbook import workbook

OFFERED = Page(size=20)


@pages.get("/suggestion-lists/<int:list_id>")
@http.requires("pages.office")
def show_suggestion_list(list_id: int) -> str:
    """The list as it was; under the weights that the address names, those who were shown ranked again."""
    session = http.session()
    wanted = request.args.get("weight_set", 0, type=int)
    past = past_lists.look_back(session, http.actor(), list_id, wanted if 0 < wanted <= LARGEST_KEY else None)
    row = past.row
    return render_template(
        "suggestion_lists/show.html",
        past=past,
        row=row,
        card=disclosure.card(past.firm),
        words=candidate_filters.words(row.filters or {}),
        partners={key: disclosure.card(each) for key, each in past.partners.items()},
        features={each.name: each for each in PAIRINGS[row.pairing].features},
        sets=weight_sets.search(session, row.pairing, OFFERED)[0],
        who=accounts.those(session, {row.account_id} if row.account_id else set()),
        sample=past.firm.sample,
    )


@pages.get("/suggestion-lists/<int:list_id>.xlsx")
@http.requires("pages.office")
def download_suggestion_list(list_id: int) -> Response:
    """The list as a workbook, exactly as it was shown."""
    past = past_lists.look_back(http.session(), http.actor(), list_id)
    name = say("saran-{id}.xlsx", "suggestions-{id}.xlsx", id=list_id)
    return hand_out(workbook(past), name, Download("suggestions", len(past.items), asked_for()))
