"""A business's own page: what to do today, partners suggested to it in plain words, its partnerships, certificates and profile."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from matchmaker import http
from matchmaker.engine.legality import names
from matchmaker.engine.profile import Profile
from matchmaker.permissions import Actor
from matchmaker.services import consortia, development, disclosure, legality, needs_first
from matchmaker.services.partnering import answers, overview, tasks
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms as rows
from matchmaker.store import partnerships
from matchmaker.store.pages import Page
from matchmaker.web import searches
from matchmaker.web.door import pages
from matchmaker.web.explanations import MENDED_AT
from matchmaker.web.firm_forms import own
from matchmaker.web.searches import Search
from matchmaker.web.step_form import STEPS, blank
from matchmaker.web.suggestions import cards
from matchmaker.web.tasks import to_task

SHOWN = 5
SENTENCES = 3
ADVICE = 2
"""So many changes that would open more partners are named."""
RECENT = Page(size=20)


@pages.get("/my")
@http.requires("pages.business")
def show_my() -> str:
    """Classes and bands only: no score, no figure and no contact of others."""
    session, actor, firm = http.session(), http.actor(), own()
    profile = rows.profile(firm)
    mine, _ = partnerships.search(session, actor, RECENT)
    return render_template(
        "my/show.html",
        firm=disclosure.whole(firm),
        partnerships=[(row, _open(actor, row)) for row in mine],
        record=legality.record(session, firm),
        kinds_named=names,
        due=tasks.due(session, actor),
        to_task=to_task,
        blank_steps=[(number, STEPS[number - 1].title) for number in blank(profile)],
        steps=len(STEPS),
        sample=firm.sample,
        mended_at=MENDED_AT,
        **_suggested(firm, profile),
    )


def _suggested(firm: Any, profile: Profile) -> dict[str, Any]:
    """Whom the firm is suggested and what would open more partners; nothing where it may not be suggested itself."""
    open_searches = searches.open_to(profile) if firm.consent is not False and firm.active is not False else []
    if not open_searches:
        return {"searches": open_searches, "advice": ()}
    session, actor, chosen = http.session(), http.actor(), _chosen(open_searches)
    asked = Asked(chosen.pairing, chosen.role, limit=SHOWN)
    found = needs_first.suggest(session, actor, firm, asked, http.writing)
    together = consortia.suggest(session, actor, firm, asked)
    return {
        "searches": open_searches,
        "chosen": chosen,
        "found": found,
        "together": together,
        "partners": cards(found, together),
        "sentences": SENTENCES,
        "advice": development.plan(session, actor, firm).steps[:ADVICE],
    }


def _chosen(open_searches: list[Search]) -> Search:
    """The search that the address asks for; the first where it asks for none."""
    return next((each for each in open_searches if each.role == request.args.get("as")), open_searches[0])


def _open(actor: Actor, row: Any) -> tuple[str, tuple[str, ...]]:
    """The side of the business in a partnership, and what it may answer."""
    side = answers.side_of(actor, row, None)
    return side, overview.open_answers(row, side)
