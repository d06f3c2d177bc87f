"""Visits: planned by officials, recorded once, found by their code alone, and what is changed on them carries them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Offer
from matchmaker.errors import Conflict, Invalid, NotFound, TooMany
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import checks, codes, freshness, history, visits
from matchmaker.services.visits import Plan
from matchmaker.store import visits as rows
from matchmaker.store.pages import Page
from models import Account, Observation, Visit
from tests.engine.firms import supplier
from tests.services.town import NEIGHBOUR, keep, signed_in

INTENDED = Plan(date(2999, 1, 5), "090/17/2999", "pendataan kapasitas")


@pytest.fixture
def official(session: Session) -> Actor:
    """Somebody of the office, with an account."""
    return signed_in(session)


@pytest.fixture
def visit(session: Session, official: Actor) -> Visit:
    """A planned visit."""
    (firm,) = keep(session, supplier(workers=4.0))
    planned = visits.plan(session, official, firm, INTENDED)
    session.commit()
    return planned


def test_a_code_is_random_and_read_however_it_is_typed() -> None:
    made = {codes.new(codes.VISIT) for _ in range(200)}
    assert len(made) == 200
    assert codes.VISIT * 5 >= 50
    assert all(codes.meant(codes.grouped(each).lower()) == each for each in made)
    assert codes.meant("o1l0-iI") == "011011"


def test_a_visit_is_checked_by_its_code(session: Session, visit: Visit) -> None:
    found = checks.check(session, codes.grouped(visit.code).lower(), "1.1.1.1")
    assert (found and found.visit, found and found.letter) == (visit, None)
    for wrong in ("", "K7QF", "0" * 12, visit.code[:-1], visit.code + "0", "\x00", "ñ" * 500):
        assert checks.check(session, wrong, "1.1.1.1") is None


def test_wrong_codes_are_counted_by_address_and_right_ones_are_not(session: Session, visit: Visit) -> None:
    for _ in range(checks.MOST_CHECKS + 1):
        assert checks.check(session, visit.code, "1.1.1.1")
    for _ in range(checks.MOST_CHECKS):
        assert checks.check(session, "0" * 12, "1.1.1.1") is None
    with pytest.raises(TooMany):
        checks.check(session, visit.code, "1.1.1.1")
    assert checks.check(session, visit.code, "2.2.2.2")


def test_the_slip_of_a_closed_account_proves_nothing(session: Session, visit: Visit) -> None:
    owner = session.get(Account, visit.account_id)
    assert owner
    owner.active = False
    session.commit()
    assert checks.check(session, visit.code, "1.1.1.1") is None


def test_a_visit_is_recorded_once_and_not_before_its_time(session: Session, official: Actor, visit: Visit) -> None:
    with pytest.raises(Invalid):
        visits.record(session, official, visit, today() + timedelta(days=1), "didata")
    visits.record(session, official, visit, today(), "didata")
    assert (visit.state, visit.done_on, visit.firm.observed_on) == ("done", today(), today())
    for again in (lambda: visits.record(session, official, visit, today(), "lagi"), lambda: visits.cancel(session, official, visit)):
        with pytest.raises(Conflict):
            again()


def test_a_later_observation_is_not_made_older_by_a_visit(session: Session, official: Actor, visit: Visit) -> None:
    visits.change(session, official, visit, {"observed_on": today()})
    visits.record(session, official, visit, today() - timedelta(days=40), "dicatat terlambat")
    assert visit.firm.observed_on == today()


def test_what_is_changed_on_a_visit_carries_the_visit_and_the_day(session: Session, official: Actor, visit: Visit) -> None:
    assert visits.change(session, official, visit, {"workers": 9.0, "offers": (Offer("dus"),)}) == ["workers", "offers"]
    visits.change(session, official, visit, {"workers": 9.0})
    assert session.execute(select(Observation.field, Observation.observed_on)).all() == [("workers", today()), ("offers", today())]
    latest = history.changes(session, visit.firm, Page())[0][0]
    assert (latest.visit_id, latest.entry.act, latest.entry.actor_id) == (visit.id, "firm.changed", official.account_id)


def test_nothing_is_changed_on_a_cancelled_visit(session: Session, official: Actor, visit: Visit) -> None:
    visits.cancel(session, official, visit)
    with pytest.raises(Conflict):
        visits.change(session, official, visit, {"workers": 9.0})
    found = checks.check(session, visit.code, "1.1.1.1")
    assert found
    assert found.visit
    assert found.visit.state == "cancelled"


def test_only_who_has_an_account_plans_and_not_for_the_past(session: Session, official: Actor, visit: Visit) -> None:
    with pytest.raises(Invalid):
        visits.plan(session, Actor("official", official.region), visit.firm, INTENDED)
    with pytest.raises(Invalid, match="isian"):
        visits.plan(session, official, visit.firm, Plan(date(2020, 1, 1), "1", "x"))


def test_another_office_does_not_know_of_it(session: Session, official: Actor, visit: Visit) -> None:
    assert visits.locate(session, official, visit.id) is visit
    with pytest.raises(NotFound):
        visits.locate(session, Actor("official", NEIGHBOUR), visit.id)
    assert rows.search(session, rows.Wanted(NEIGHBOUR), Page()) == ([], 0)
    assert rows.search(session, rows.Wanted(official.region, "planned", visit.firm_id), Page()) == ([visit], 1)


def test_confidence_follows_the_age_of_the_facts_and_who_saw_them(session: Session, official: Actor, visit: Visit) -> None:
    assert freshness.of(session, [visit.firm])[visit.firm_id].confidence == "low"
    visits.record(session, official, visit, today(), "didata")
    found = freshness.of(session, [visit.firm])[visit.firm_id]
    assert (found.confidence, found.visit_id, found.old) == ("high", visit.id, False)
    visit.firm.observed_on = today() - timedelta(days=366)
    assert freshness.of(session, [visit.firm])[visit.firm_id].confidence == "medium"


def test_an_owner_recognises_the_name_and_others_learn_little() -> None:
    assert visits.in_part("Keripik Singkong Bu Rini") == "Ker… Sin… Bu Rin…"
