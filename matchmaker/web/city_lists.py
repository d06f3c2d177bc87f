"""The daily list: who has other suggestions than before, and who has none yet."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.services import city_lists
from matchmaker.services.city_lists import Question
from matchmaker.store import city_lists as rows
from matchmaker.terms import CITY_LIST_VIEWS, values
from matchmaker.web.column import Column
from matchmaker.web.door import asked as query_value
from matchmaker.web.door import pages
from matchmaker.web.listing import Listing
from matchmaker.web.searches import SEARCHES


def _names(firms: Any) -> list[str]:
    return [each["name"] for each in firms]


FIRM = Column("firm", "Usaha", "Firm", lambda item: item.firm["name"])
CODE = Column("id", "Kode usaha", "Firm id", lambda item: item.firm["id"], shown=False)
CHANGED = Listing(
    "Daftar harian",
    "Daily list",
    (
        FIRM,
        CODE,
        Column("came", "Baru muncul", "New", lambda item: _names(item.came)),
        Column("went", "Tidak lagi", "No longer", lambda item: _names(item.went)),
    ),
)
PARTNERS = Listing(
    "Daftar harian",
    "Daily list",
    (
        FIRM,
        CODE,
        Column("partners", "Calon mitra", "Possible partners", lambda item: _names(item.partners)),
        Column("number", "Jumlah calon mitra", "Number of possible partners", lambda item: len(item.partners), False, figures=True),
    ),
)
"""Both by name, as the list is kept."""


@pages.get("/city-lists")
@http.requires("city_lists.read")
def show_city_list() -> ResponseReturnValue:
    """One page of the latest list of a role: who came and who went, or who has no suggestion."""
    known, given = offices(), request.args
    view = query_value("view", values(CITY_LIST_VIEWS)) or "changed"
    asked = (CHANGED if view == "changed" else PARTNERS).asked()
    role = given.get("as", "")
    question = Question(
        role if any(each.role == role for each in SEARCHES) else SEARCHES[0].role,
        given.get("office") or (known[0] if known else ""),
        view,
        given.get("firm", "")[:64],
        asked.page,
    )
    made = city_lists.read(http.session(), http.actor(), question)
    shown = {"question": question, "made": made, "searches": SEARCHES, "offices": known}
    return asked.answer("city_lists/show.html", (made.items, made.total), **shown, sample=made.latest is not None and made.latest.sample)


def offices() -> list[str]:
    """The offices of the reader's region that keep firms, the reader's own first."""
    own = http.actor().region
    found = dict.fromkeys(office for office, _ in rows.offices(http.session(), own))
    return sorted(found, key=lambda office: (office != own, office))
