"""The pages of profiles and visits in Chromium: nothing wrong at any width, in either language."""

from __future__ import annotations

import pytest

from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/home",
    "imports": "/imports",
    "history": "/firms/K-01/history",
    "legality": "/legality",
    "firm-legality": "/firms/K-01/legality",
    "kbli-decisions": "/kbli-decisions",
    "firm-kbli": "/firms/K-01/kbli",
    "visits": "/visits",
    "new-visit": "/firms/K-01/visits/new",
    "budget-share": "/budget-share",
    "rules": "/rules",
    "settings": "/settings",
    "agreement": "/partnerships/1/agreement",
    "why": "/partnerships/1/why",
    "recap": "/recap",
    "map": "/map",
    "network": "/network",
}
OPEN_PAGES = {"check": "/check", "report": "/report", "report-status": "/report/status", "register": "/register"}


def test_the_pages_of_an_office_have_nothing_wrong(enter: Enter, look: Look, small_city: SmallCity) -> None:
    wrong = []
    enter("business").get_by_role("button", name="Berminat").first.click()
    page = enter("official")
    for name, address in PAGES.items():
        answer = page.goto(address)
        assert getattr(answer, "status", None) == 200, address
        wrong += look(name)
    assert wrong == []


def test_the_pages_for_anybody_have_nothing_wrong(enter: Enter, look: Look, small_city: SmallCity) -> None:
    wrong = []
    page = enter("supervisor")
    page.goto("/reports")
    wrong += look("reports")
    page.get_by_role("button", name="Keluar").click()
    for name, address in OPEN_PAGES.items():
        answer = page.goto(address)
        assert getattr(answer, "status", None) == 200, address
        wrong += look(name)
    assert wrong == []


def test_the_numbers_behind_the_pictures_have_nothing_wrong(enter: Enter, look: Look, small_city: SmallCity) -> None:
    enter("business").get_by_role("button", name="Berminat").first.click()
    page = enter("official")
    for summary in page.locator("figure summary").all():
        summary.click()
    assert page.get_by_role("row", name="Dipertemukan").is_visible()
    assert look("home-numbers") == []
