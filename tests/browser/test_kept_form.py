"""A form sent after the sign-in has ended: signed in again in another tab, nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from models import SignIn
from tests import people
from tests.browser.test_journey import Enter, Look
from tests.fixtures.city import SmallCity

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
TEXT = "baris satu, 5 < 6\nbaris \"dua\" & 'tiga'"


def test_what_was_typed_outlives_the_sign_in(enter: Enter, look: Look, small_city: SmallCity) -> None:
    page: Page = enter("official")
    page.goto("/firms/new")
    for name, text in (("id", "K-77"), ("name", "Usaha <Baru>"), ("description", TEXT)):
        page.locator(f'main [name="{name}"]').fill(text)
    with Session(small_city.engine) as session:
        session.execute(delete(SignIn))
        session.commit()
    page.locator("main form.profile button.btn-primary").click()
    wrong = look("kept-form")
    with page.context.expect_page() as opened:
        page.locator("main a", has_text="Masuk").click()
    tab = opened.value
    tab.get_by_label("Nama akun").fill(small_city.accounts["official"].name)
    tab.get_by_label("Kata sandi").fill(people.PASSWORD)
    tab.get_by_role("button", name="Masuk").click()
    tab.get_by_role("button", name="Keluar").wait_for()
    page.get_by_role("button", name="Kirim lagi").click()
    wrong += look("kept-form-again")
    page.get_by_role("button", name="Kirim lagi").click()
    page.goto("/firms/K-77/edit")
    kept = [page.locator(f'main [name="{name}"]').input_value() for name in ("name", "description")]
    assert (kept, wrong) == (["Usaha <Baru>", TEXT], [])
