"""Choosing, comparing, pinning and recording in Chromium: nothing wrong at any width, in either language."""

from __future__ import annotations

import pytest

from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity

pytestmark = pytest.mark.browser

BUYERS = "/firms/K-03/suggestions?as=supplier"


def test_candidates_are_chosen_compared_and_recorded(enter: Enter, look: Look, small_city: SmallCity) -> None:
    page = enter("official")
    page.goto(BUYERS)
    for _ in range(2):
        page.get_by_role("button", name="Sematkan").first.click()
    assert page.get_by_role("heading", name="Calon yang disematkan").is_visible()
    assert page.get_by_role("link", name="Bandingkan yang disematkan").is_visible()
    for each in page.get_by_role("checkbox", name="Bandingkan").all():
        each.check()
    wrong = look("pinned")
    page.get_by_role("button", name="Bandingkan yang dipilih").first.click()
    assert page.get_by_role("columnheader").count() == 3
    wrong += look("comparison")
    compared = page.url
    page.goto("/language/en")
    page.goto(compared)
    wrong += look("comparison-en")
    page.get_by_text("Record a partnership").first.click()
    page.get_by_role("button", name="Record the partnership").click()
    assert "/partnerships/" in page.url
    assert wrong == []
