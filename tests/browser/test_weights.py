"""A supervisor evaluates a draft, sees what it would change, puts it to use and looks back at a list that was shown before, in Chromium."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.services import weight_sets
from tests import people
from tests.browser.test_journey import Enter, Look
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
