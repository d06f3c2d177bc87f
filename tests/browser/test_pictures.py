"""The map and the network in Chromium: they are drawn, can be chosen from and saved, and nothing is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.test_journey import Enter, Look, _errors_of
from tests.fixtures.city import SmallCity
from tests.web.test_pictures import record

pytestmark = pytest.mark.browser

PNG = b"\x89PNG"


@pytest.fixture(autouse=True)
def two(small_city: SmallCity) -> None:
    """K-02 supplies K-01; K-06 mentors K-03."""
    record(small_city, ("supply_chain", "K-01", "K-02"), ("mentorship", "K-03", "K-06"))


def test_the_map_draws_places_firms_and_lines(enter: Enter, look: Look) -> None:
    page = enter("official")
    complaints = _errors_of(page)
    page.locator("summary", has_text="Lainnya").click()
    page.get_by_role("link", name="Peta").click()
    page.locator("path.place:not(.nobody)").wait_for()
    assert page.locator("path.firm").count() == 12
    assert page.locator("path.partnership").count() == 0
    wrong = look("map")
    page.get_by_label("Garis kemitraan").select_option("supply_chain")
    page.get_by_role("button", name="Tampilkan").click()
    page.locator("path.partnership").wait_for(state="attached")  # straight north: it has no width
    page.get_by_label("Kelurahan", exact=True).uncheck()
    assert page.locator("path.place").count() == 0
    page.locator("path.firm").first.click(force=True)
    page.locator(".leaflet-popup").get_by_role("link", name="Buka").wait_for()
    wrong += look("map-popup")
    page.locator(".leaflet-popup").get_by_role("link", name="Buka").click()
    page.get_by_role("link", name="Riwayat").first.wait_for()
    assert (wrong, complaints) == ([], [])


def test_the_network_draws_arrows_and_is_saved_as_a_picture(enter: Enter, look: Look, tmp_path: Path) -> None:
    page = enter("official")
    complaints = _errors_of(page)
    page.locator("summary", has_text="Lainnya").click()
    page.get_by_role("link", name="Jaringan").click()
    page.locator('#network[data-nodes="4"]').wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Simpan sebagai gambar").click()
    assert download.value.suggested_filename == "jaringan-kemitraan.png"
    download.value.save_as(tmp_path / "network.png")
    assert (tmp_path / "network.png").read_bytes().startswith(PNG)
    page.get_by_role("button", name="Perbesar").click()
    page.get_by_label("Jenis").select_option("mentorship")
    page.get_by_role("button", name="Tampilkan").click()
    page.locator('#network[data-nodes="2"]').wait_for()
    assert (look("network"), complaints) == ([], [])


def test_without_the_data_the_page_says_so_and_keeps_its_table(enter: Enter) -> None:
    page = enter("official")
    for path, source in (("/map", "map.json"), ("/network", "network.json")):
        page.route(f"**/{source}*", lambda route: route.abort())
        page.goto(path)
        page.get_by_text("Gambar tidak dapat dimuat.").wait_for()
        assert page.locator("table").is_visible()
