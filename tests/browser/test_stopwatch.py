"""From signing in to a recorded partnership, with the sample city, by a counter of clicks and a clock."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from matchmaker.services import sample_cities
from tests import people
from tests.fixtures.city import CITY, SmallCity

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

MOST_CLICKS = 8
SECONDS = 60


class Hand:
    """A hand with a mouse, which also clicks into each field before it types."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, what: Locator) -> None:
        """One more click."""
        self.clicks += 1
        what.click()

    def write(self, where: Locator, text: str) -> None:
        """A click, and the text."""
        self.click(where)
        where.press_sequentially(text)


@pytest.fixture
def database_kind() -> str:
    """One is enough for how a page is used."""
    return "sqlite"


def test_a_partnership_is_recorded_within_eight_clicks_of_signing_in(
    browser_page: Page, small_city: SmallCity, capsys: pytest.CaptureFixture[str]
) -> None:
    with Session(small_city.engine) as session:
        sample_cities.load(session, people.terminal("35"), CITY)
        session.commit()
    page, hand = browser_page, Hand()
    page.goto("/sign-in")
    start = time.monotonic()
    hand.write(page.get_by_label("Nama akun"), small_city.accounts["official"].name)
    hand.write(page.get_by_label("Kata sandi"), people.PASSWORD)
    hand.click(page.get_by_role("button", name="Masuk"))
    hand.click(page.get_by_role("link", name="Cari mitra"))
    hand.write(page.get_by_label("Nama, kode, atau produk sehari-hari"), "K-0007")
    hand.click(page.get_by_role("link", name="Cari pemasok"))
    hand.click(page.locator("summary", has_text="Catat kemitraan").first)
    hand.click(page.locator("details[open]").get_by_role("button", name="Catat kemitraan"))
    page.get_by_text("Kemitraan dicatat.").wait_for()
    seconds = time.monotonic() - start
    with capsys.disabled():
        sys.stdout.write(f"\nfrom signing in to a recorded partnership: {hand.clicks} clicks, {seconds:.1f} s of the machine\n")
    assert hand.clicks <= MOST_CLICKS
    assert seconds < SECONDS
