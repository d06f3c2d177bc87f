"""The recap: each partnership counted once, in the period in which it began, by its smaller side; the firms read once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services.partnering import recap
from matchmaker.services.partnering.recap import Period, recapitulate
from models import Firm, Partnership, PartnershipStep
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, NEIGHBOUR, OFFICIAL, PROVINCE, keep, statements

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def pair(session: Session, seeker: Firm, partner: Firm, **facts: object) -> Partnership:
    """A supply chain that was recorded at noon of 3 March 2026, unless the facts say otherwise."""
    at = facts.pop("created_at", datetime(2026, 3, 3, 5, tzinfo=UTC))
    row = Partnership(pairing="supply_chain", seeker_id=seeker.id, partner_id=partner.id, created_at=at, changed_at=at,
                      **{"state": "introduced", **facts})  # fmt: skip
    session.add(row)
    session.commit()
    return row


def step(session: Session, row: Partnership, state: str, day: date) -> None:
    """The partnership came to that state at noon of the day."""
    row.state = state
    session.add(PartnershipStep(partnership_id=row.id, new_state=state, note="", at=datetime(day.year, day.month, day.day, 5, tzinfo=UTC)))
    session.commit()


def town(session: Session, office: str = CITY) -> tuple[Firm, Firm]:
    """A large buyer of shoes, and a small supplier of food in a kelurahan."""
    large = replace(buyer(), annual_sales=9e10, kbli=("15201",), domestic=True)
    small = replace(supplier(), annual_sales=5e9, kbli=("10794",), region="35.76.01.1003", domestic=True)
    seeker, partner = keep(session, large, small, office=office)
    return seeker, partner


def test_a_partnership_is_counted_by_its_smaller_side_with_its_days(session: Session) -> None:
    row = pair(session, *town(session), pattern="subkontrak", value=4e6)
    step(session, row, "agreed", date(2026, 4, 1))
    step(session, row, "ended", date(2026, 5, 1))
    row.reason = "payment"
    session.commit()
    found = recapitulate(session, OFFICIAL, YEAR)
    (total,) = {found.total, *(replace(each, key="") for lines in found.groups.values() for each in lines)}
    assert (total.count, total.open, total.closed, total.value, total.days) == (1, 0, 1, 4e6, 30)
    keys = {name: [each.key for each in lines] for name, lines in found.groups.items()}
    assert keys == {"pairing": ["supply_chain"], "pattern": ["subkontrak"], "size": ["kecil"], "sector": ["2025:10"],
                    "region": ["35.76.01.1003"]}  # fmt: skip
    assert (found.reasons, found.states, found.verdicts) == ({("ended", "payment"): 1}, {"ended": 1}, {"yes": 1})


@pytest.mark.parametrize(
    ("at", "decided_on", "counted"),
    [
        (datetime(2025, 12, 31, 16, 59, tzinfo=UTC), None, False),
        (datetime(2025, 12, 31, 17, 0, tzinfo=UTC), None, True),
        (datetime(2026, 12, 31, 16, 59, tzinfo=UTC), date(2027, 2, 1), True),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), None, False),
        (datetime(2027, 6, 1, tzinfo=UTC), date(2026, 2, 1), True),
        (datetime(2026, 6, 1, tzinfo=UTC), date(2024, 2, 1), False),
    ],
)
def test_it_is_counted_where_it_began_by_the_office_s_calendar(
    session: Session, at: datetime, decided_on: date | None, *, counted: bool
) -> None:
    pair(session, *town(session), created_at=at, decided_on=decided_on)
    assert recapitulate(session, OFFICIAL, YEAR).total.count == int(counted)


def test_a_running_one_lasts_until_today_and_an_unknown_duration_is_left_out_of_the_mean(session: Session) -> None:
    seeker, partner = town(session)
    row = pair(session, seeker, partner)
    step(session, row, "agreed", today() - timedelta(12))
    pair(session, partner, seeker)
    assert recapitulate(session, OFFICIAL, YEAR).total.days == 12


IMPORTED = [("agreed", 5, 9.0), ("completed", None, 9.0), ("ended", None, 9.0), ("declined", None, 0.0)]


@pytest.mark.parametrize(("state", "days", "value"), IMPORTED)
def test_of_an_imported_one_only_what_its_single_day_tells(session: Session, state: str, days: int | None, value: float) -> None:
    pair(session, *town(session), state=state, value=9.0, decided_on=today() - timedelta(5))
    total = recapitulate(session, OFFICIAL, recap.period(until=today())).total
    assert (total.days, total.value) == (days, value)


def test_small_firms_have_a_partner_while_one_is_agreed_or_running(session: Session) -> None:
    seeker, partner = town(session)
    keep(session, replace(supplier(2), annual_sales=1e9), replace(supplier(3), annual_sales=1e9, active=False))
    pair(session, seeker, partner, state="running", created_at=datetime(2020, 1, 1, tzinfo=UTC))
    small = {each.size: (each.firms, each.partnered, each.alone) for each in recapitulate(session, OFFICIAL, YEAR).small}
    assert small == {"mikro": (1, 0, 1), "kecil": (1, 1, 0)}


def test_an_office_counts_what_one_of_its_firms_takes_part_in(session: Session) -> None:
    seeker, partner = town(session)
    (elsewhere,) = keep(session, replace(buyer(7), annual_sales=9e10), office=NEIGHBOUR)
    pair(session, elsewhere, partner)
    counts = {area: recapitulate(session, Actor("official", area), YEAR) for area in (CITY, NEIGHBOUR, PROVINCE, "35.7")}
    assert {area: found.total.count for area, found in counts.items()} == {CITY: 1, NEIGHBOUR: 1, PROVINCE: 1, "35.7": 0}
    assert sum(each.firms for each in counts[NEIGHBOUR].small) == 0
    assert seeker.id != elsewhere.id


def test_the_sample_city_is_counted_only_where_there_is_nothing_else(session: Session) -> None:
    seeker, partner = keep(session, buyer(11), supplier(11), sample=True)
    pair(session, seeker, partner)
    assert (recapitulate(session, OFFICIAL, YEAR).sample, recapitulate(session, OFFICIAL, YEAR).total.count) == (True, 1)
    town(session)
    assert (recapitulate(session, OFFICIAL, YEAR).sample, recapitulate(session, OFFICIAL, YEAR).total.count) == (False, 0)


def test_it_takes_four_questions_whatever_the_number_of_partnerships(session: Session, engine: Engine) -> None:
    seeker, partner = town(session)
    for state in ("ended", "declined", "completed", "introduced"):
        pair(session, seeker, partner, state=state)
    session.rollback()
    with statements(engine) as sent:
        assert recapitulate(session, OFFICIAL, YEAR).total.count == 4
    assert len(sent) == 4


def test_where_a_day_is_not_said_it_is_the_whole_year() -> None:
    year = today().year
    assert recap.period() == Period(date(year, 1, 1), date(year, 12, 31))
    assert recap.period(since=date(2024, 5, 1)) == Period(date(2024, 5, 1), date(2024, 12, 31))
    assert recap.period(until=date(2024, 5, 1)) == Period(date(2024, 1, 1), date(2024, 5, 1))


def test_one_that_had_agreed_before_it_was_on_record_lasts_from_its_decision(session: Session) -> None:
    row = pair(session, *town(session), state="agreed", decided_on=date(2026, 1, 1))
    for old, state in (("agreed", "running"), ("running", "completed")):
        step(session, row, state, date(2026, 3, 2))
        session.scalars(select(PartnershipStep).order_by(PartnershipStep.id.desc())).first().old_state = old  # type: ignore[union-attr]
        session.commit()
    assert recapitulate(session, OFFICIAL, YEAR).total.days == 60
