"""From two firms that meet to a letter in hand: the agreement recorded, its draft downloaded and opened, its code checked by a stranger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document

from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DUTIES = 'Membayar tepat waktu {{ 7 * 7 }} #eval("1") <b>=1+1</b>'


def _record(page: Page) -> None:
    """The official fills in what the two have agreed."""
    page.goto("/partnerships/1/agreement")
    for label, text in (("Kegiatan usaha", "Pasokan kedelai"), ("Hak dan kewajiban pembeli atau peserta", DUTIES),
                        ("Mulai berlaku", "2027-01-01"), ("Berakhir", "2027-12-31")):  # fmt: skip
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Simpan").click()


def _download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    place = folder / waiting.value.suggested_filename
    waiting.value.save_as(place)
    return place


def test_a_draft_reaches_both_sides_and_a_stranger_can_check_it(enter: Enter, look: Look, small_city: SmallCity, tmp_path: Path) -> None:
    enter("business").get_by_role("button", name="Berminat").first.click()
    page = enter("official")
    _record(page)
    wrong = look("agreement-recorded")
    page.get_by_role("link", name="Surat", exact=True).click()
    page.get_by_label("Jenis surat").select_option("agreement")
    page.get_by_role("button", name="Buat surat").click()
    wrong += look("letters")
    enter("business").goto("/partnerships/1/letters")
    document, pdf = Document(str(_download(page, "DOCX", tmp_path))), pypdfium2.PdfDocument(_download(page, "PDF", tmp_path))
    texts = ["\n".join(each.text for each in document.paragraphs), "\n".join(each.get_textpage().get_text_bounded() for each in pdf)]
    for text in texts:
        assert "Pasokan kedelai" in text
        assert DUTIES in text.replace("\r\n", " ")
        assert "1 Januari 2027 sampai dengan tanggal 31 Desember 2027" in text.replace("\r\n", " ")
    address = page.locator("a[href^='/check/']").get_attribute("href") or ""
    page.context.clear_cookies()
    page.goto(address)
    assert page.get_by_text("Surat ini tercatat di dinas.").is_visible()
    assert wrong + look("check-letter") == []
