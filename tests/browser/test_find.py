"""Picking a firm and going through its candidates with filters and keys, in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from matchmaker.i18n import LANGUAGES
from tests.browser.test_journey import Enter, Look, _errors_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LIST = "/firms/K-05/suggestions?pairing=supply_chain&as=buyer"


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('.match')?.id ?? document.activeElement.tagName"))


def test_candidates_are_gone_through_by_keys_only_inside_the_list(enter: Enter, browser_page: Page) -> None:
    complaints = _errors_of(browser_page)
    page = enter("official")
    page.goto(LIST)
    page.get_by_text("Saat berada di daftar ini").wait_for()
    page.keyboard.press("ArrowDown")
    assert _focused(page) == "BODY"
    page.locator("#rank-1 h2 a").focus()
    steps = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        steps.append(_focused(page))
    assert steps == ["rank-2", "rank-2", "rank-1"]
    page.locator("#rank-1 summary").first.click()
    page.locator("#record-1-state").focus()
    page.keyboard.press("ArrowDown")
    assert _focused(page) == "rank-1"
    page.locator("#rank-1 h2 a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/firms/K-0*")
    assert complaints == []


def test_picking_and_filtering_have_nothing_wrong(enter: Enter, look: Look, browser_page: Page) -> None:
    page, wrong = enter("official"), []
    for name in LANGUAGES:
        page.goto(f"/language/{name}")
        page.goto("/find?text=tahu")
        wrong += look(f"find-{name}")
        page.goto(f"{LIST}&within_km=5&certificate=halal")
        page.locator("details.columns > summary").first.click()
        wrong += look(f"candidates-filtered-{name}")
    page.emulate_media(media="print")
    page.goto(f"{LIST}&within_km=5")
    assert page.locator("form:visible").count() == 0
    assert page.get_by_text("Printed").is_visible()
    assert wrong == []
