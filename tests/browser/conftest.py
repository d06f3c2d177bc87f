"""Fixtures: signing in by the page, looking at a page as axe does, and keeping pictures of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import people
from tests.fixtures.city import SmallCity

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = {"phone": (390, 844), "computer": (1280, 800)}
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def database_kind() -> str:
    """One is enough for what a page looks like."""
    return "sqlite"


@pytest.fixture
def enter(browser_page: Page, small_city: SmallCity) -> Callable[[str], Page]:
    """enter("official"): that role signs in by the page; whoever was in before is signed out."""

    def entered(role: str) -> Page:
        browser_page.context.clear_cookies()
        browser_page.goto("/sign-in")
        browser_page.get_by_label("Nama akun").fill(small_city.accounts[role].name)
        browser_page.get_by_label("Kata sandi").fill(people.PASSWORD)
        browser_page.get_by_role("button", name="Masuk").click()
        return browser_page

    return entered


@pytest.fixture
def look(browser_page: Page, axe_source: str, tmp_path: Path) -> Callable[..., list[str]]:
    """look("name"): what is wrong with the present page at both widths.

    Pictures are kept in docs/screenshots where KEEP_SCREENSHOTS is set; otherwise, of what is wrong, in the test's own folder.
    """
    keep = bool(os.environ.get("KEEP_SCREENSHOTS"))
    folder = PICTURES if keep else tmp_path
    folder.mkdir(parents=True, exist_ok=True)

    def looked(name: str) -> list[str]:
        found = []
        browser_page.evaluate(axe_source)
        for device, (width, height) in WIDTHS.items():
            browser_page.set_viewport_size({"width": width, "height": height})
            wrong = _overflow(browser_page) + _violations(browser_page)
            if keep or wrong:
                browser_page.screenshot(path=folder / f"{name}-{device}.png", full_page=device == "computer")
            found += [f"{name}, {device}: {each}" for each in wrong]
        return found

    return looked


def _overflow(page: Page) -> list[str]:
    return ["wider than the screen"] if page.evaluate("document.scrollingElement.scrollWidth > innerWidth") else []


def _violations(page: Page) -> list[str]:
    """A selector for each element is a third of the work, and the element itself tells more."""
    options = {"runOnly": RULES, "resultTypes": ["violations"], "selectors": False}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
