"""What an official and a business do on a usual day, in Chromium."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Enter = Callable[[str], "Page"]
Look = Callable[..., list[str]]


def _errors_of(page: Page) -> list[str]:
    """Filled with what the browser complains about, except that a page is not there."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" and "404" not in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def test_an_official_finds_a_partner_and_records_it(enter: Enter, browser_page: Page) -> None:
    complaints = _errors_of(browser_page)
    page = enter("official")
    page.get_by_role("link", name="Usaha", exact=True).click()
    page.get_by_label("Cari nama, kode, atau produk").press_sequentially("tahu")
    page.get_by_text("2 usaha").wait_for()
    page.get_by_role("link", name="Tahu Rekaan").click()
    page.get_by_role("link", name="Cari pemasok").click()
    page.get_by_text("Urutan ini saran; petugas yang memutuskan.").wait_for()
    page.locator("summary", has_text="Catat kemitraan: Gudang Kedelai Rekaan").click()
    form = page.locator("details[open]")
    form.get_by_label("Pola kemitraan").select_option("rantai_pasok")
    form.get_by_label("Catatan").fill("Bertemu di pendopo hari Rabu")
    form.get_by_role("button", name="Catat kemitraan").click()
    page.get_by_text("Kemitraan dicatat.").wait_for()
    page.get_by_text("Bertemu di pendopo hari Rabu").wait_for()
    page.get_by_label("Tahap berikutnya").select_option("exploring")
    page.locator("#step-note").fill("Minta contoh 10 kg")
    page.get_by_role("button", name="Catat langkah").click()
    page.get_by_text("Minta contoh 10 kg").wait_for()
    page.get_by_role("link", name="Kemitraan", exact=True).first.click()
    assert "Penjajakan" in page.locator("tbody").inner_text()
    assert complaints == []


def test_a_business_says_what_it_is_interested_in_and_what_not(enter: Enter, browser_page: Page) -> None:
    complaints = _errors_of(browser_page)
    page = enter("business")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".match", has_text="Gudang Kedelai Rekaan").get_by_role("button", name="Berminat").click()
    page.get_by_text("Petugas akan menanyai pihak lain").wait_for()
    page.get_by_role("link", name="Pembeli").click()
    page.get_by_text("Katering Rekaan").first.wait_for()
    page.locator("summary", has_text="Belum sekarang: Katering Rekaan").click()
    form = page.locator("details[open]", has=page.locator("summary", has_text="Belum sekarang: Katering Rekaan"))
    form.get_by_label("Alasan").select_option("too_far")
    form.get_by_role("button", name="Kirim").click()
    page.get_by_text("usaha itu tidak ditampilkan dulu").wait_for()
    assert "Katering" not in page.locator("main").inner_text()
    assert complaints == []


def test_a_list_is_reached_by_keyboard_alone(enter: Enter, browser_page: Page) -> None:
    page = enter("official")
    page.goto("/firms/K-01/suggestions?as=buyer")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(20):
        page.keyboard.press("Tab")
        if "Catat kemitraan" in page.evaluate("document.activeElement.innerText"):
            break
    page.keyboard.press("Enter")
    page.locator("details[open]").get_by_label("Tahap").wait_for()


def test_opened_and_refused_forms_are_accessible_too(enter: Enter, look: Look, browser_page: Page) -> None:
    page = enter("official")
    page.goto("/firms/K-01/suggestions?as=buyer")
    for summary in reversed(page.locator("summary").all()):  # the menu last: it lies over what is below it
        summary.click()
    wrong = look("suggestions-open")
    page.goto("/firms/new")
    page.locator("#workers").fill("banyak")
    page.get_by_role("button", name="Simpan").last.click()
    page.get_by_role("alert").wait_for()
    assert page.locator("#workers").input_value() == "banyak"
    assert wrong + look("firm-refused") == []
