"""The outcome of a partnership follows what is recorded of it, and the matching learns from that."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.services import labels, partnerships
from matchmaker.services.partnering import follow_ups, outcomes
from matchmaker.services.partnering.follow_ups import Told
from matchmaker.services.partnerships import Step
from models import Goal, PartnershipStep, Review
from tests.services.partnering.agreed import agreed
from tests.services.partnering.test_follow_ups import entries
from tests.services.town import OFFICIAL


def test_lasting_orders_make_a_running_partnership_a_success_and_its_label_2(session: Session) -> None:
    row = agreed(session)
    follow_ups.record(session, OFFICIAL, row, 30, Told(5))
    assert (row.outcome, [each.grade for each in labels.gather(session, OFFICIAL, "supply_chain")]) == ("agreed", [1])
    follow_ups.record(session, OFFICIAL, row, 90, Told(5))
    assert (row.outcome, [each.grade for each in labels.gather(session, OFFICIAL, "supply_chain")]) == ("succeeded", [2])
    assert [each.changes for each in entries(session, "partnership.outcome")] == [{"outcome": ["agreed", "succeeded"]}]
    follow_ups.record(session, OFFICIAL, row, 90, Told(0))
    assert row.outcome == "agreed"


@pytest.mark.parametrize(
    ("state", "reason", "orders", "expected"),
    [
        ("completed", None, 0, "agreed"),
        ("completed", None, 2, "succeeded"),
        ("ended", "by_consent", 2, "succeeded"),
        ("ended", "closed", 0, "agreed"),
        ("ended", "payment", 2, "failed"),
    ],
)
def test_a_closed_one_keeps_what_was_proved(session: Session, state: str, reason: str | None, orders: int, expected: str) -> None:
    row = agreed(session)
    follow_ups.record(session, OFFICIAL, row, 15, Told(orders))
    partnerships.step(session, OFFICIAL, row, Step(state, "dicatat", reason=reason or "other"))
    assert row.outcome == expected


def test_a_mentorship_succeeds_by_what_was_learned(session: Session) -> None:
    row = agreed(session, pairing="mentorship")
    partnerships.step(session, OFFICIAL, row, Step("completed"))
    assert row.outcome == "agreed"
    session.add(Goal(partnership_id=row.id, skill="uji coba", level_before=1, level_after=3))
    session.execute(update(Review).where(Review.kind == "closing").values(done_on=today()))
    outcomes.settle(session, OFFICIAL, row)
    assert row.outcome == "succeeded"


def test_what_a_file_said_stands_until_something_is_recorded(session: Session) -> None:
    row = agreed(session)
    session.execute(delete(PartnershipStep))
    row.outcome = "succeeded"
    outcomes.settle(session, OFFICIAL, row)
    assert row.outcome == "succeeded"
    assert entries(session, "partnership.outcome") == []
    follow_ups.record(session, OFFICIAL, row, 15, Told(0))
    assert row.outcome == "agreed"
