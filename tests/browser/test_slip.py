"""The slip of a visit on paper: one page, and nothing on it that belongs to the screen."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.browser.test_journey import Enter

pytestmark = pytest.mark.browser


def test_a_slip_prints_on_one_page_without_the_menu(enter: Enter) -> None:
    page = enter("official")
    page.goto("/firms/K-03/visits/new")
    page.get_by_label("Tanggal rencana").fill("2999-01-05")
    page.get_by_label("Nomor surat tugas").fill("090/17/2999")
    page.get_by_label("Maksud kunjungan").fill("Pendataan kapasitas produksi dan pemasok bahan baku. " * 8)
    page.get_by_role("main").get_by_role("button").click()
    page.get_by_role("link", name="Lembar kunjungan").click()
    page.get_by_role("img").first.wait_for()
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as printed:
        said = [" ".join(each.get_textpage().get_text_range().split()) for each in printed]
    assert len(said) == 1
    assert re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", said[0])
    assert "Pendataan gratis. Petugas tidak meminta uang." in said[0]
    assert not [menu for menu in ("Keluar", "Kunjungan Laporan", "English", "Langsung ke isi", "Kembali ke kunjungan") if menu in said[0]]
