"""An official has a daily list made, watches it, and reads what has changed, in Chromium."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from matchmaker import database
from matchmaker.engine.profile import Need
from matchmaker.interchange import Dataset
from matchmaker.services import imports, leases
from matchmaker.services.worker import Worker
from tests import people
from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import CITY, PROFILES, SmallCity

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def _ask_for_too_much(city: SmallCity) -> None:
    """Let K-01 ask for a certificate that nobody holds."""
    picky = replace(PROFILES[0], needs=(Need("kedelai", certificates=("svlk",), certificates_required=True),))
    with database.transaction(city.engine) as session:
        imports.take(session, people.terminal("35"), Dataset(profiles=(picky,)), imports.Terms(CITY))


def test_a_list_is_made_while_one_watches_and_tells_what_has_changed(
    enter: Enter, look: Look, small_city: SmallCity, browser_page: Page
) -> None:
    page, worker = enter("official"), Worker(small_city.engine)
    wrong = []
    page.locator("summary", has_text="Lainnya").click()
    page.get_by_role("link", name="Daftar harian").click()
    wrong += look("daily-list-none")
    page.get_by_role("button", name="Perbarui sekarang").click()
    page.get_by_text("Menunggu", exact=True).wait_for()
    job = leases.claim(worker.open_, worker.pace)
    assert job is not None
    lease = leases.Lease(worker.open_, job, worker.pace, worker.stopping)
    lease.progress(3, 12, {"id": "memeringkat", "en": "ranking"})
    page.get_by_text("memeringkat: 3 dari 12 usaha").wait_for()
    wrong += look("jobs-running")
    leases.give_back(worker.open_, job)
    worker.work()
    page.get_by_role("link", name="6 usaha; 0 belum punya saran").wait_for()
    _ask_for_too_much(small_city)
    page.get_by_label("Daftar yang dibuat").select_option("buyer")
    page.get_by_role("button", name="Buat daftar sekarang").click()
    page.get_by_text("Menunggu", exact=True).wait_for()
    worker.work()
    page.get_by_role("link", name="6 usaha; 1 belum punya saran").click()
    page.get_by_role("cell", name="Gudang Kedelai Rekaan").first.wait_for()
    for language in ("id", "en"):
        page.goto(f"/language/{language}?next=/jobs")
        wrong += look(f"jobs-{language}")
        for view in ("changed", "without", "all"):
            page.goto(f"/city-lists?as=buyer&view={view}")
            wrong += look(f"daily-list-{view}-{language}")
    assert wrong == []
