"""A firm tells on a telephone what has come of its partnership, and the office finds the next thing to do, in Chromium."""

from __future__ import annotations

import pytest

from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity
from tests.web.test_follow_ups import running

pytestmark = pytest.mark.browser


def test_a_follow_up_is_told_from_the_list_of_what_is_due(enter: Enter, look: Look, small_city: SmallCity) -> None:
    path = running(small_city)
    page = enter("business")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("heading", name="Tindak lanjut kemitraan").wait_for()
    page.locator(f'a[href="{path}/follow-ups"]').first.click()
    form = page.locator("details[open]").first
    form.get_by_label("Banyak pesanan sejauh ini").fill("12")
    form.get_by_label("Nilai pesanan (Rp)").fill("1.500.000")
    assert form.get_by_label("Banyak pesanan sejauh ini").bounding_box()["height"] >= 38  # type: ignore[index]
    form.get_by_role("button", name="Simpan").click()
    page.get_by_text("12 pesanan · Rp1.500.000").wait_for()
    wrong = look("follow-ups")
    page = enter("official")
    page.get_by_role("link", name="Tugas").click()
    page.get_by_role("heading", name="Tindak lanjut kemitraan 2").wait_for()
    assert wrong + look("tasks") == []
