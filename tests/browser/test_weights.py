"""A supervisor evaluates a draft, sees what it would change, puts it to use and looks back at a list that was shown before, in Chromium."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.services import weight_sets
from tests import people
from tests.browser.test_journey import Enter, Look, _errors_of
from tests.fixtures.city import SmallCity
from tests.services.market import open_market, record

pytestmark = pytest.mark.browser


def _draft(city: SmallCity) -> int:
    """A set that counts nearness most, and 24 outcomes to evaluate it by."""
    with Session(city.engine) as session:
        record(session, *open_market(session), 24)
        weights = dict.fromkeys(PAIRINGS["supply_chain"].start_weights(), 0.1) | {"near": 0.9}
        number = weight_sets.propose(session, people.terminal("35"), "supply_chain", weights, "jarak lebih penting").id
        session.commit()
        return number


def test_weights_are_evaluated_compared_and_used_and_an_old_list_is_looked_at(
    enter: Enter, look: Look, small_city: SmallCity
) -> None:
    number = _draft(small_city)
    page = enter("official")
    page.goto("/firms/K-01/suggestions?pairing=supply_chain&as=buyer")
    page = enter("supervisor")
    page.goto("/weights")
    wrong = look("weights")
    page.goto(f"/weights/{number}")
    page.get_by_role("button", name=f"Nilai bobot nomor {number}").click()
    page.get_by_text("Selisih terkecil yang dapat dibuktikan").wait_for()
    wrong += look("weight-set")
    page.get_by_label("Alasan memakai bobot ini").fill("percobaan")
    page.get_by_role("button", name=f"Pakai bobot nomor {number}").click()
    page.get_by_text(f"Bobot nomor {number} dipakai mulai sekarang").wait_for()
    page.goto("/suggestion-lists/1")
    wrong += look("past-list")
    page.goto(f"/suggestion-lists/1?weight_set={number}")
    wrong += look("past-list-other-weights")
    assert wrong == []


def test_the_first_ten_follow_a_slider_that_is_moved_by_keys(enter: Enter, look: Look, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        open_market(session)
    page = enter("supervisor")
    complaints = _errors_of(page)
    page.goto("/weights/new?firm=B6")
    slider = page.get_by_role("slider", name="Kedekatan")
    slider.focus()
    slider.press("End")
    page.get_by_text("= 55,6 %").wait_for()
    assert slider.get_attribute("aria-valuetext") == "100 dari 100"
    assert page.get_by_label("Kedekatan", exact=True).input_value() == "100"
    page.get_by_role("cell", name="masuk").first.wait_for()
    assert "weights.near=100" in page.url
    page.get_by_label("Kedekatan", exact=True).fill("lima")
    page.locator("[aria-invalid=true]#weight-near").wait_for()
    wrong = look("weights-refused")
    page.get_by_label("Kedekatan", exact=True).fill("90")
    page.get_by_text("= 52,9 %").wait_for()
    page.get_by_role("button", name="Hitung untuk seluruh kantor").click()
    page.get_by_text("Diperiksa semua").wait_for()
    wrong += look("weights-whole-office")
    page.get_by_label("Catatan usulan").fill("jarak lebih penting")
    page.get_by_role("button", name="Simpan sebagai usulan").click()
    page.get_by_text("disimpan sebagai usulan").wait_for()
    assert (wrong, complaints) == ([], [])
