"""The daily list: who has other suggestions than before, and who has none yet."""

from __future__ import annotations

from flask import render_template, request

from matchmaker import http
from matchmaker.services import city_lists
from matchmaker.services.city_lists import Question
from matchmaker.store import city_lists as rows
from matchmaker.terms import CITY_LIST_VIEWS, values
from matchmaker.web.door import page, pages
from matchmaker.web.searches import SEARCHES


@pages.get("/city-lists")
@http.requires("city_lists.read")
def show_city_list() -> str:
    """One page of the latest list of a role: who came and who went, or who has no suggestion."""
    known, asked = offices(), request.args
    role = asked.get("as", "")
    question = Question(
        role if any(each.role == role for each in SEARCHES) else SEARCHES[0].role,
        asked.get("office") or (known[0] if known else ""),
        asked["view"] if asked.get("view") in values(CITY_LIST_VIEWS) else "changed",
        asked.get("firm", "")[:64],
        page(),
    )
    found = city_lists.read(http.session(), http.actor(), question)
    sample = found.latest is not None and found.latest.sample
    shown = {"asked": question, "found": found, "page": question.page, "searches": SEARCHES, "offices": known}
    return render_template("city_lists/show.html", **shown, sample=sample)


def offices() -> list[str]:
    """The offices of the reader's region that keep firms, the reader's own first."""
    own = http.actor().region
    found = dict.fromkeys(office for office, _ in rows.offices(http.session(), own))
    return sorted(found, key=lambda office: (office != own, office))
