"""A business's page and its data on a telephone: what its owner decides takes two steps, and the office answers; all is accessible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from matchmaker.i18n import LANGUAGES
from tests.browser.conftest import WIDTHS
from tests.browser.test_journey import Enter, Look

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HEADINGS = ["Yang perlu dikerjakan hari ini", "Calon mitra", "Kemitraan saya", "Sertifikat", "Profil saya", "Lainnya"]
"""Of a business's page, from the top."""


def decide(page: Page, first: str, second: str) -> None:
    """Open the choice, read what it means, and confirm it."""
    assert not page.get_by_role("button", name=second).is_visible()
    page.locator("summary", has_text=first).click()
    page.get_by_role("button", name=second).click()


def test_an_owner_reads_and_decides_about_the_data(enter: Enter, look: Look) -> None:
    page = enter("business")
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS["phone"], strict=True)))
    assert [each for each in page.locator("h2").all_inner_texts() if each in HEADINGS] == HEADINGS
    page.locator("main a", has_text="Data saya").click()
    wrong = []
    for language in LANGUAGES:
        page.goto(f"/language/{language}?next=/my/data")
        for summary in page.locator("main summary").all():
            summary.click()
        wrong += look(f"my-data-{language}")
    page.goto("/language/id?next=/my/data")
    decide(page, "Tarik persetujuan", "Ya, tarik persetujuan")
    decide(page, "Minta data dihapus", "Ya, minta data dihapus")
    wrong += look("my-data-decided")
    page.goto("/my")
    assert page.locator(".match").count() == 0
    page = enter("supervisor")
    page.goto("/tasks")
    page.locator("main a", has_text="Tahu Rekaan").first.click()
    wrong += look("erasure")
    decide(page, "Hapus data", "Ya, hapus untuk selamanya")
    assert page.get_by_text("Data Tahu Rekaan sudah dihapus.").is_visible()
    assert wrong == []
