"""What there is to do: each kind once its day has come, the most overdue first, and nothing that the reader may not see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import calendars, partnerships, reports, visits
from matchmaker.services.partnering import follow_ups, tasks
from matchmaker.services.partnering.follow_ups import Told
from matchmaker.services.partnerships import Proposal
from matchmaker.services.reports import Told as Report
from matchmaker.services.visits import Plan
from matchmaker.store.pages import LARGEST
from matchmaker.store.partnerships import Pair
from models import Certificate, Meeting, Partnership, Review, Upload
from tests.engine.firms import buyer, supplier
from tests.services.partnering.agreed import agreed
from tests.services.town import CITY, EVALUATOR, NEIGHBOUR, OFFICIAL, keep, owner, signed_in

DAY = timedelta(days=1)


def listed(session: Session, actor: Actor) -> dict[str, list[int]]:
    """Kind to how many days ago each of its tasks was due."""
    return {kind: [(today() - each.due).days for each in found] for kind, found in tasks.due(session, actor).items()}


def test_follow_ups_are_due_from_their_day_on_until_told(session: Session) -> None:
    row = agreed(session, days_ago=40)
    assert listed(session, OFFICIAL) == {"follow_ups": [25, 10]}
    follow_ups.record(session, OFFICIAL, row, 15, Told(1))
    assert listed(session, OFFICIAL) == {"follow_ups": [10]}
    (task,) = tasks.due(session, OFFICIAL)["follow_ups"]
    assert (task.title, task.note, task.thing) == (f"{row.seeker.name} – {row.partner.name}", "setelah 30 hari", row.id)


@pytest.mark.parametrize("state", ["completed", "ended", "declined"])
def test_nothing_is_due_of_a_closed_partnership(session: Session, state: str) -> None:
    row = agreed(session)
    row.state = state
    session.flush()
    assert listed(session, OFFICIAL) == {}


def test_a_mentorship_asks_for_reviews_and_for_what_was_promised(session: Session) -> None:
    row = agreed(session, days_ago=0, pairing="mentorship")
    session.execute(update(Review).values(due_on=today() - 3 * DAY))
    promised = {"next_step": "coba label", "next_on": today() - 2 * DAY}
    session.add(Meeting(partnership_id=row.id, held_on=today() - 9 * DAY, topic="kemasan", at=datetime.now(UTC), **promised))
    session.flush()
    assert listed(session, OFFICIAL) == {"reviews": [3, 3], "next_steps": [2]}
    assert tasks.due(session, OFFICIAL)["next_steps"][0].note == "coba label"


def test_an_answer_is_asked_of_the_silent_side_and_of_the_office_once_it_is_late(session: Session) -> None:
    seeker, partner = keep(session, buyer(), supplier())
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", seeker.id, partner.id), "introduced"))
    row.seeker_interested, row.answer_due = True, today() + DAY
    session.commit()
    silent, heard = owner(session, partner), owner(session, seeker)
    assert [listed(session, each) for each in (silent, heard, OFFICIAL)] == [{"answers": [-1]}, {}, {}]
    session.execute(update(Partnership).values(answer_due=today() - DAY))
    assert [listed(session, each) for each in (silent, heard, OFFICIAL)] == [{"answers": [1]}, {}, {"answers": [1]}]


def test_an_office_also_has_visits_certificates_imports_and_its_leaders_reports(session: Session) -> None:
    official = signed_in(session)
    (firm,) = keep(session, supplier())
    firm.certificates = [Certificate(place=0, kind="halal", expires=today() + 5 * DAY), Certificate(place=1, kind="haccp")]
    for ahead in (1, 30):
        visits.plan(session, official, firm, Plan(today() + ahead * DAY, "090/1", "pendataan"))
    session.add(Upload(office=CITY, name="data.csv", state="checked", uploaded_at=datetime.now(UTC) - 4 * DAY))
    session.add(Upload(office=CITY, name="lama.csv", state="taken", uploaded_at=datetime.now(UTC)))
    session.commit()
    reports.file(session, Report("petugas meminta uang"), CITY, "1.1.1.1")
    office = {"visits": [-1], "certificates": [-5], "imports": [4]}
    assert listed(session, official) == office
    assert listed(session, signed_in(session, "supervisor")) == {"reports": [0], **office}
    assert listed(session, owner(session, firm)) == {"certificates": [-5]}


def test_what_is_of_others_is_not_listed(session: Session) -> None:
    row = agreed(session)
    assert "follow_ups" in listed(session, owner(session, row.seeker))
    (other,) = keep(session, supplier(7))
    assert listed(session, owner(session, other)) == {}
    assert listed(session, Actor("official", NEIGHBOUR)) == {}
    assert listed(session, EVALUATOR) == {}


def test_of_each_kind_so_many_are_read_and_one_more_tells_that_there_are_more(session: Session) -> None:
    now = datetime.now(UTC)
    session.add_all(Upload(office=CITY, name="data.csv", state="checked", uploaded_at=now) for _ in range(LARGEST + 9))
    session.commit()
    assert len(tasks.due(session, OFFICIAL)["imports"]) == tasks.MOST + 1


def test_follow_ups_still_to_come_are_days_in_the_calendar(session: Session) -> None:
    row = agreed(session, days_ago=20)
    ahead = [(each.day - today()).days for each in calendars.events(session, OFFICIAL)]
    assert ahead == [10, 70, 160]
    assert [each.title for each in calendars.events(session, owner(session, row.partner))][:1] == [
        f"Tindak lanjut setelah 30 hari: {row.seeker.name} – {row.partner.name}"
    ]
    assert calendars.events(session, Actor("official", NEIGHBOUR)) == []


def test_a_review_is_no_task_of_a_firm(session: Session) -> None:
    row = agreed(session, days_ago=0, pairing="mentorship")
    session.execute(update(Review).values(due_on=today() - 3 * DAY))
    assert listed(session, owner(session, row.seeker)) == {}
