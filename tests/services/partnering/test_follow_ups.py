"""Follow-ups: laid down once, recorded and corrected with an entry in the trail, told by a firm only for itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, NotFound
from matchmaker.i18n import today
from matchmaker.services.partnering import follow_ups
from matchmaker.services.partnering.follow_ups import Told
from matchmaker.store import follow_ups as rows
from matchmaker.store import partnerships
from models import AuditEntry, FollowUp
from tests.services.partnering.agreed import agreed
from tests.services.town import OFFICIAL, at_once, count, owner, signed_in


def entries(session: Session, act: str) -> list[AuditEntry]:
    """What the trail says of such acts, the first first."""
    return list(session.scalars(select(AuditEntry).where(AuditEntry.act == act).order_by(AuditEntry.id)))


def test_they_are_laid_down_once_and_only_those_that_lack(session: Session) -> None:
    row = agreed(session, "agreed", days_ago=0)
    assert [(each.days, each.due_on - today()) for each in rows.of(session, row.id)] == [
        (days, timedelta(days=days)) for days in (15, 30, 90, 180)
    ]
    session.delete(rows.of(session, row.id)[1])
    row.decided_on = today() + timedelta(days=7)
    follow_ups.schedule(session, row)
    assert [(each.days, (each.due_on - today()).days) for each in rows.of(session, row.id)] == [(15, 15), (30, 37), (90, 90), (180, 180)]


@pytest.mark.parametrize("state", ["introduced", "exploring"])
def test_a_pair_that_has_not_agreed_has_none(session: Session, state: str) -> None:
    row = agreed(session, state)
    assert rows.of(session, row.id) == []
    with pytest.raises(NotFound):
        follow_ups.record(session, OFFICIAL, row, 15, Told(0))


def test_it_is_recorded_and_corrected_with_before_and_after(session: Session) -> None:
    row, official = agreed(session), signed_in(session)
    follow_ups.record(session, official, row, 15, Told(2, 1.5e6, 1, "sering terlambat"))
    follow_ups.record(session, official, row, 15, Told(3, 2e6, 1, "sering terlambat"))
    follow_ups.record(session, official, row, 15, Told(3, 2e6, 1, "sering terlambat"))
    found = rows.of(session, row.id)[0]
    assert (found.orders, found.value, found.done_on, found.account_id) == (3, 2e6, today(), official.account_id)
    first, second = entries(session, "follow_up.recorded")
    assert (first.subject_id, first.changes["orders"], second.changes) == (
        row.id, [None, 2], {"days": [None, 15], "orders": [2, 3], "value": [1.5e6, 2e6]},
    )  # fmt: skip


def test_it_is_not_recorded_before_its_day(session: Session) -> None:
    row = agreed(session, days_ago=20)
    assert [each["open"] for each in follow_ups.shown(session, OFFICIAL, row)] == [True, False, False, False]
    with pytest.raises(Conflict, match="baru dapat diisi"):
        follow_ups.record(session, OFFICIAL, row, 30, Told(1))


def test_a_firm_tells_for_itself_and_reads_no_complaint_of_others(session: Session) -> None:
    row = agreed(session)
    seeker, partner = owner(session, row.seeker), owner(session, row.partner)
    follow_ups.record(session, seeker, row, 15, Told(2, problems="mutunya turun"))
    follow_ups.record(session, seeker, row, 15, Told(3, problems="mutunya turun"))
    with pytest.raises(Conflict, match="orang lain"):
        follow_ups.record(session, partner, row, 15, Told(0))
    seen = {who: follow_ups.shown(session, actor, row)[0] for who, actor in
            {"seeker": seeker, "partner": partner, "office": OFFICIAL}.items()}  # fmt: skip
    assert {who: (each["orders"], each.get("problems"), each["open"]) for who, each in seen.items()} == {
        "seeker": (3, "mutunya turun", True), "partner": (3, None, False), "office": (3, "mutunya turun", True),
    }  # fmt: skip
    follow_ups.record(session, OFFICIAL, row, 15, Told(4, problems="mutunya turun"))
    with pytest.raises(Conflict):
        follow_ups.record(session, seeker, row, 15, Told(5))


def test_ten_at_once_are_all_recorded_and_the_outcome_knows_of_all(engine: Engine, session: Session) -> None:
    row_id = agreed(session).id
    session.commit()
    days = (15, 30, 90, 180)

    def act(own: Session, place: int) -> int:
        row = partnerships.get(own, row_id)
        assert row is not None
        return follow_ups.record(own, OFFICIAL, row, days[place % 4], Told(place)).id

    told = at_once(engine, 10, act)
    assert [each for each in told if not isinstance(each, int)] == []
    session.expire_all()
    row = partnerships.get(session, row_id)
    assert row is not None
    assert (row.outcome, count(session, FollowUp)) == ("succeeded", 4)
    changes = [each.changes["orders"] for each in entries(session, "follow_up.recorded") if each.changes["days"] == [None, 15]]
    assert sorted(after for _, after in changes) == [0, 4, 8]
    assert [before for before, _ in changes[1:]] == [after for _, after in changes[:-1]]


def test_a_partnership_from_a_file_gets_its_follow_ups_once_an_official_says_so(session: Session) -> None:
    row = agreed(session)
    session.execute(delete(FollowUp))
    for _ in range(2):
        follow_ups.lay_down(session, OFFICIAL, row)
    assert [each.due_on - row.decided_on for each in rows.of(session, row.id)] == [timedelta(days=days) for days in (15, 30, 90, 180)]
    assert [each.changes for each in entries(session, "follow_up.laid_down")] == [{"follow_ups": [0, 4]}]
    row.state = "completed"
    session.flush()
    with pytest.raises(Conflict):
        follow_ups.lay_down(session, OFFICIAL, row)


def test_who_has_not_seen_what_was_recorded_meanwhile_does_not_overwrite_it(session: Session) -> None:
    row, official = agreed(session), signed_in(session)
    found = follow_ups.record(session, owner(session, row.seeker), row, 15, Told(5, problems="sering terlambat", seen=""))
    with pytest.raises(Conflict, match="baru saja dicatat"):
        follow_ups.record(session, official, row, 15, Told(0, seen=""))
    assert (found.orders, found.problems) == (5, "sering terlambat")
    assert follow_ups.record(session, official, row, 15, Told(6, seen=follow_ups.seen(found))).orders == 6
