"""A list in Chromium: a column is chosen, the list is sorted by it and narrowed, and all of it is taken along as a workbook."""

from __future__ import annotations

import pytest

from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity

pytestmark = pytest.mark.browser


def test_a_list_is_shaped_as_somebody_wants_it_and_taken_along(enter: Enter, look: Look, small_city: SmallCity) -> None:
    page = enter("official")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/firms")
    page.locator("summary", has_text="Kolom").click()
    page.get_by_label("Jumlah pekerja").check()
    page.get_by_role("columnheader", name="Jumlah pekerja").get_by_role("link").click()
    page.locator('th[aria-sort="ascending"]', has_text="Jumlah pekerja").wait_for()
    assert page.locator("tbody tr").first.get_by_role("link").inner_text() == "Penjahit Rekaan"
    page.get_by_label("Cari nama, kode, atau produk").fill("kedelai")
    page.get_by_text("2 usaha").wait_for()
    assert "sort=workers" in page.url
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh Excel").click()
    assert taken.value.suggested_filename == "usaha.xlsx"
    page.locator("summary", has_text="Kolom").click()
    assert look("list-of-firms") == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_label("Urutkan").select_option("-workers")
    page.locator("tbody tr:first-child a", has_text="Gudang Kedelai Rekaan").wait_for()
