"""A business's own page: its profile, partners suggested to it in plain words, and its partnerships."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from matchmaker import http
from matchmaker.engine.budget_share import eligibility
from matchmaker.engine.legality import names
from matchmaker.engine.size_class import size_classes
from matchmaker.permissions import Actor
from matchmaker.services import consortia, disclosure, legality, suggestions
from matchmaker.services.partnering import answers, overview, tasks
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms as rows
from matchmaker.store import partnerships
from matchmaker.store.pages import Page
from matchmaker.web import searches
from matchmaker.web.door import pages
from matchmaker.web.firm_forms import own
from matchmaker.web.step_form import STEPS, blank
from matchmaker.web.suggestions import cards
from matchmaker.web.tasks import to_task

SHOWN = 5
SENTENCES = 3
RECENT = Page(size=20)


@pages.get("/my")
@http.requires("pages.business")
def show_my() -> str:
    """Classes and bands only: no score, no figure and no contact of others."""
    session, actor, firm = http.session(), http.actor(), own()
    profile = rows.profile(firm)
    open_searches = searches.open_to(profile)
    chosen = next((each for each in open_searches if each.role == request.args.get("as")), next(iter(open_searches), None))
    asked = Asked(chosen.pairing, chosen.role, limit=SHOWN) if chosen else None
    found = suggestions.suggest(session, actor, firm, asked, http.writing) if asked else None
    together = consortia.suggest(session, actor, firm, asked) if asked else ()
    mine, _ = partnerships.search(session, actor, RECENT)
    return render_template(
        "my/show.html",
        firm=disclosure.whole(firm),
        searches=open_searches,
        chosen=chosen,
        found=found,
        together=together,
        partners=cards(found, together) if found else {},
        sentences=SENTENCES,
        partnerships=[(row, _open(actor, row)) for row in mine],
        record=legality.record(session, firm),
        kinds_named=names,
        due=tasks.due(session, actor),
        to_task=to_task,
        sizes=size_classes(profile),
        blank_steps=[(number, STEPS[number - 1].title) for number in blank(profile)],
        steps=len(STEPS),
        share=eligibility(profile),
        sample=firm.sample,
    )


def _open(actor: Actor, row: Any) -> tuple[str, tuple[str, ...]]:
    """The side of the business in a partnership, and what it may answer."""
    side = answers.side_of(actor, row, None)
    return side, overview.open_answers(row, side)
