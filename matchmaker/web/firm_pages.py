"""The page of a profile, and the way to it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for

from matchmaker import http
from matchmaker.engine.budget_share import eligibility
from matchmaker.engine.size_class import size_classes
from matchmaker.i18n import today
from matchmaker.services import disclosure, firms, freshness
from matchmaker.store import firms as rows
from matchmaker.store import partnerships
from matchmaker.store.pages import Page
from matchmaker.web import searches
from matchmaker.web.door import pages

RECENT = Page(size=20)


def address(firm: Any, endpoint: str = "pages.show_firm", **more: Any) -> str:
    """The address of a page about the firm (a row or a card); it names the office where that is not the reader's own."""
    values = firm if isinstance(firm, dict) else {"id": firm.public_id, "office": firm.office}
    reader = http.optional_actor()
    office = None if reader and values["office"] == reader.region else values["office"]
    return url_for(endpoint, public_id=values["id"], office=office, **more)


@pages.get("/firms/<public_id>")
@http.requires("pages.firm")
def show_firm(public_id: str) -> str:
    """One profile as its office and its owner see it, with its partnerships."""
    session, actor = http.session(), http.actor()
    firm = firms.locate(session, actor, public_id, office=request.args.get("office"))
    profile = rows.profile(firm)
    history, _ = partnerships.search(session, actor, RECENT, partnerships.Wanted(firm_id=firm.id))
    return render_template(
        "firms/show.html",
        firm=disclosure.whole(firm),
        subject=rows.subject(firm),
        history=history,
        turned_down=_turned_down(firm.id) if actor.role != "business" else (),
        searches=searches.open_to(profile),
        fresh=freshness.of(session, [firm])[firm.id],
        sizes=size_classes(profile),
        share=eligibility(profile),
        sample=firm.sample,
    )


def _turned_down(firm_id: int) -> list[tuple[Any, Any]]:
    """The pairs of the firm that are not suggested now, each with the other firm."""
    session = http.session()
    found = partnerships.turned_down(session, firm_id, today())
    firms_by_key = rows.those(session, [key for each in found for key in (each.seeker_id, each.partner_id)])
    return [(each, firms_by_key[each.partner_id if each.seeker_id == firm_id else each.seeker_id]) for each in found]
