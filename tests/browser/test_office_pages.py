"""Every page of the HTML door, as each role sees it, in Chromium: nothing wrong at any width, in either language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from benchmarks import page_list
from matchmaker.http.headers import CONTENT
from matchmaker.i18n import LANGUAGES
from matchmaker.interchange import Dataset
from matchmaker.services import imports, invitations, partnerships, reports, sign_ins, suggestions
from matchmaker.services.imports import Terms
from matchmaker.services.partnerships import Proposal
from matchmaker.services.reports import Told
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms
from matchmaker.store.partnerships import Pair
from tests import people
from tests.browser import busy_office
from tests.browser.test_journey import Enter, Look, _errors_of
from tests.fixtures.city import CITY, PROFILES, SmallCity
from tests.http.routes import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SAME = {"/", "/language/<wanted>"}
"""They only lead to another page."""
MORE = {"official": ("/firms/K-99", "/firms/K-11/suggestions?as=mentee", "/firms/K-02/suggestions?as=buyer")}
"""Not there, and lists with and without candidates."""
SEEN = {
    "official": lambda roles: "O" in roles,
    "business": lambda roles: "B" in roles,
    "evaluator": lambda roles: "E" in roles and "B" not in roles,
    "administrator": lambda roles: "A" in roles and "O" not in roles,
    "": lambda roles: roles == "*",
}
"""By whom a page is looked at."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("roles", [("official",), ("business", "evaluator", "administrator", "")], ids=["official", "others"])
@pytest.mark.timeout(300)
def test_every_page_has_nothing_wrong(
    app: Flask, browser_page: Page, look: Look, small_city: SmallCity, roles: tuple[str, ...], language: str
) -> None:
    complaints, wrong = _errors_of(browser_page), []
    addresses = page_list.addresses(app, _some_months_on(small_city))
    for role in roles:
        _sign_in(browser_page, small_city, role, language)
        shown = [path for route, path in addresses.items() if route not in SAME and SEEN[role](PAGES[f"GET {route}"].roles)]
        for path in (*shown, *MORE.get(role, ())):
            answer = browser_page.goto(path)
            assert answer is not None
            assert answer.status == (404 if path == "/firms/K-99" else 200), (role, path)
            assert answer.headers["content-security-policy"] == CONTENT
            wrong += look(f"{role}{path.partition('?')[0].replace('/', '-')}-{language}")
    assert wrong == []
    assert complaints == []


def _some_months_on(city: SmallCity) -> dict[str, str]:
    """Something lies behind every address; the keys in them."""
    busy_office.fill(city)
    with Session(city.engine) as session:
        imports.take(session, people.terminal("35"), Dataset(profiles=(replace(PROFILES[2], id="G-01", kind="group"),)), Terms(CITY))
        official = people.actor_of(city.accounts["official"])
        own, mentor, invited = (firms.find(session, CITY, name) for name in ("K-01", "K-10", "K-12"))
        assert own
        assert mentor
        assert invited
        pair = Pair("mentorship", own.id, mentor.id)
        partnerships.propose(session, official, Proposal(pair, "running", ownership="none"))
        reports.file(session, Told("petugas meminta uang"), CITY, "127.0.0.1")
        suggestions.suggest(session, official, own, Asked("supply_chain", "buyer"))
        _, code = invitations.invite(session, official, invited)
        session.commit()
        return page_list.keys(session, own, ("K-14", "K-25"), code)


def _sign_in(page: Page, city: SmallCity, role: str, language: str) -> None:
    """By the cookies alone, which is what the page of the sign-in leaves behind."""
    cookies = {"language": language}
    if role:
        with Session(city.engine) as session:
            cookies["sign_in"] = sign_ins.start(session, city.accounts[role].id)
            session.commit()
    page.goto("/sign-in")
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": value, "url": page.url} for name, value in cookies.items()])


def test_the_numbers_behind_the_pictures_have_nothing_wrong(enter: Enter, look: Look, small_city: SmallCity) -> None:
    enter("business").get_by_role("button", name="Berminat").first.click()
    page = enter("official")
    for summary in page.locator("figure summary").all():
        summary.click()
    assert page.get_by_role("row", name="Dipertemukan").is_visible()
    assert look("home-numbers") == []
