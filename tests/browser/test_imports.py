"""The page of an uploaded file in Chromium while it asks which firms are the same: nothing wrong at any width."""

from __future__ import annotations

import pytest

from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity
from tests.web.test_imports import work

pytestmark = pytest.mark.browser

TEXT = "id,Nama UMKM,name,phone\nU-1,,Rotan Rekaan,0899 1111 11\nU-2,,Gudang,+62 800 0002\nU-3,,Rotan,+62 899 1111 11\nU-4,,,x\n"


def test_what_is_asked_of_a_file_has_nothing_wrong(enter: Enter, look: Look, small_city: SmallCity) -> None:
    page = enter("official")
    page.goto("/imports")
    page.set_input_files("input[type=file]", {"name": "kantor.csv", "mimeType": "text/csv", "buffer": TEXT.encode()})
    page.get_by_role("button", name="Unggah").click()
    page.wait_for_url("**/imports/1")
    work(small_city)
    page.reload()
    assert page.get_by_role("heading", name="Mungkin usaha yang sama (2)").is_visible()
    assert look("import-questions") == []
