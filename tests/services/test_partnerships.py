"""Partnerships: recorded between firms that may be partners, moved along the allowed steps, never beyond a mentor's places."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker import i18n
from matchmaker.engine.partnering.steps import LIFE
from matchmaker.engine.profile import Profile
from matchmaker.errors import Conflict, Invalid
from matchmaker.permissions import Actor
from matchmaker.services import partnership_rules, partnerships, suggestions
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.services.suggestions import Asked
from matchmaker.store import partnerships as rows
from matchmaker.store.pages import Page
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Dismissal, Partnership, PartnershipStep
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import NEIGHBOUR, OFFICIAL, at_once, count, keep, owner, signed_in, statements

STEPS = {name: set(state.steps) for name, state in LIFE.items()}
OUTCOMES = {"agreed": "agreed", "running": "agreed", "completed": "succeeded", "ended": "failed", "declined": "declined"}


def pair_of(session: Session, *profiles: Profile) -> Pair:
    """The two profiles as a stored pair of the supply chain."""
    one, other = keep(session, *profiles)
    return Pair("supply_chain", one.id, other.id)


def test_every_allowed_step_is_taken_with_its_outcome_and_day(session: Session) -> None:
    pair = pair_of(session, buyer(), supplier())
    for before, after in ((before, after) for before, ends in STEPS.items() for after in sorted(ends)):
        row = partnerships.open_pair(session, Proposal(pair, before))
        partnerships.step(session, OFFICIAL, row, Step(after, "alasan", "price", "lain", 5e6, "none"))
        assert (row.state, row.outcome, row.pattern, row.value) == (after, OUTCOMES.get(after), "lain", 5e6)
        assert row.decided_on == (i18n.today() if after in OUTCOMES else None)
        session.rollback()


@pytest.mark.parametrize("state", ["interested", "completed", "ended", "declined", "unknown"])
def test_a_partnership_cannot_begin_at_its_end(state: str) -> None:
    with pytest.raises(Invalid) as refused:
        partnership_rules.check_first(state)
    assert list(refused.value.fields) == ["state"]


def test_an_end_needs_its_reason_and_a_pattern_is_one_of_the_law(session: Session) -> None:
    pair = pair_of(session, buyer(), supplier())
    row = partnerships.propose(session, OFFICIAL, Proposal(pair, "introduced"))
    wrong = {"note": Step("declined", "  "), "reason": Step("declined", "ya", "whim"), "pattern": Step("agreed", pattern="x"),
             "ownership": Step("agreed")}  # fmt: skip
    for field, step in wrong.items():
        with pytest.raises(Invalid) as refused, session.begin_nested():
            partnerships.step(session, OFFICIAL, row, step)
        assert list(refused.value.fields) == [field]
    with pytest.raises(Invalid):
        partnerships.step(session, OFFICIAL, row, wrong["reason"])
    assert (row.state, row.outcome) == ("introduced", None)
    with pytest.raises(Invalid):
        partnerships.propose(session, OFFICIAL, Proposal(pair, pattern="x"))


def test_a_declined_pair_is_turned_down_for_its_reason(session: Session) -> None:
    row = partnerships.propose(session, OFFICIAL, Proposal(pair_of(session, buyer(), supplier())))
    partnerships.step(session, OFFICIAL, row, Step("declined", "harga", "price"))
    assert session.scalars(select(Dismissal.reason)).one() == "price"
    steps = session.execute(select(PartnershipStep.old_state, PartnershipStep.new_state, PartnershipStep.note)).all()
    assert [tuple(each) for each in steps] == [(None, "introduced", ""), ("introduced", "declined", "harga")]


def test_some_pairs_can_never_be_partners(session: Session) -> None:
    asking, same, idle, silent = keep(
        session, buyer(owner_group="Kel. X"), supplier(owner_group=" kel. x "), supplier(2, active=False), supplier(3, consent=False)
    )
    (pretended,) = keep(session, supplier(4), sample=True)
    for other in (asking, same, idle, silent, pretended):
        with pytest.raises(Conflict):
            partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, other.id)))
    with pytest.raises(Conflict):
        partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, 987_654)))
    assert count(session, Partnership) == 0


def test_the_place_at_which_the_pair_was_shown_is_kept(session: Session) -> None:
    asking, first, second = keep(session, buyer(), supplier(), supplier(2, offer={"capacity": 10}))
    found = suggestions.suggest(session, signed_in(session), asking, Asked("supply_chain", "buyer"))
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, second.id), list_id=found.list_id))
    assert (row.exposed_rank, row.suggestion_list_id) == (2, found.list_id)
    wrong = (Pair("supply_chain", first.id, asking.id), Pair("mentorship", asking.id, first.id), Pair("supply_chain", second.id, first.id))
    for pair, named in (*((pair, found.list_id) for pair in wrong), (Pair("supply_chain", asking.id, first.id), 999)):
        with pytest.raises(Invalid) as refused:
            partnerships.propose(session, OFFICIAL, Proposal(pair, "suggested", list_id=named))
        assert list(refused.value.fields) == ["list"]


def test_a_mentors_places_are_counted_at_each_step_that_takes_one(session: Session) -> None:
    first, second, guide = keep(session, mentee(1), mentee(2), mentor())
    waiting = partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", second.id, guide.id), "suggested"))
    running = partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", first.id, guide.id), "agreed", ownership="none"))
    with pytest.raises(Conflict, match="penuh"):
        partnerships.step(session, OFFICIAL, waiting, Step("introduced"))
    partnerships.step(session, OFFICIAL, running, Step("ended", "pindah kota"))
    partnerships.step(session, OFFICIAL, waiting, Step("introduced"))
    assert rows.taken_slots(session)[guide.id] == 1


def test_ten_ask_at_once_for_a_mentors_last_places(session: Session, engine: Engine) -> None:
    *mentees, guide = keep(session, *(mentee(number) for number in range(10)), mentor(mentor_slots=3))
    pairs = [Pair("mentorship", each.id, guide.id) for each in mentees]
    session.commit()
    answers = at_once(engine, 10, lambda own, place: partnerships.propose(own, OFFICIAL, Proposal(pairs[place])).id)
    assert sum(isinstance(each, int) for each in answers) == 3
    assert sum(isinstance(each, Conflict) for each in answers) == 7
    assert count(session, Partnership) == rows.taken_slots(session).total() == 3


def test_two_record_the_same_pair_at_once(session: Session, engine: Engine) -> None:
    pair = pair_of(session, buyer(), supplier())
    session.commit()
    answers = at_once(engine, 2, lambda own, place: partnerships.propose(own, OFFICIAL, Proposal(pair)).id)
    assert sorted(type(each).__name__ for each in answers) == ["Conflict", "int"]
    assert session.scalars(select(AuditEntry.act)).all().count("partnership.recorded") == 1


def test_two_firms_that_sell_to_each_other_are_recorded_at_once(session: Session, engine: Engine) -> None:
    one, other = (each.id for each in keep(session, buyer(), supplier()))
    pairs = (Pair("supply_chain", one, other), Pair("supply_chain", other, one))
    session.commit()
    answers = at_once(engine, 2, lambda own, place: partnerships.propose(own, OFFICIAL, Proposal(pairs[place])).id)
    assert all(isinstance(each, int) for each in answers)


def test_two_take_the_same_step_at_once(session: Session, engine: Engine) -> None:
    row = partnerships.propose(session, OFFICIAL, Proposal(pair_of(session, buyer(), supplier())))
    key, revision = row.id, row.revision
    session.commit()

    def step(own: Session, place: int) -> str:
        found = rows.get(own, key)
        assert found
        return partnerships.step(own, OFFICIAL, found, Step("exploring"), revision=revision).state

    answers = at_once(engine, 2, step)
    assert answers.count("exploring") == 1
    assert sum(isinstance(each, Conflict) for each in answers) == 1
    assert count(session, PartnershipStep) == 2


def test_who_is_slower_is_told_and_nothing_of_the_step_is_kept(session: Session) -> None:
    row = partnerships.propose(session, OFFICIAL, Proposal(pair_of(session, buyer(), supplier())))
    faster = update(Partnership).values(state="exploring", revision=row.revision + 1)
    session.execute(faster, execution_options={"synchronize_session": False})
    with pytest.raises(Conflict):
        partnerships.step(session, OFFICIAL, row, Step("declined", "mahal", "price"))
    assert (row.state, row.outcome, row.revision) == ("exploring", None, 2)
    assert (count(session, PartnershipStep), count(session, Dismissal)) == (1, 0)


def test_only_the_mentors_own_mentees_are_counted(session: Session, engine: Engine) -> None:
    learner, guide, other = keep(session, mentee(), mentor(), mentor(2))
    partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", learner.id, other.id)))
    with statements(engine) as sent:
        partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", learner.id, guide.id)))
    assert not [each for each in sent if "GROUP BY" in each]
    assert [rows.count_mentees(session, each.id) for each in (learner, guide, other)] == [0, 1, 1]


def test_the_trail_names_what_a_step_has_changed(session: Session) -> None:
    row = partnerships.propose(
        session, OFFICIAL, Proposal(pair_of(session, buyer(), supplier()), "agreed", pattern="lain", ownership="none")
    )
    partnerships.step(session, OFFICIAL, row, Step("running", value=5e6, pattern="lain"))
    partnerships.step(session, OFFICIAL, row, Step("completed"))
    entries = session.scalars(select(AuditEntry).where(AuditEntry.act == "partnership.moved").order_by(AuditEntry.id)).all()
    assert [each.changes for each in entries] == [
        {"state": ["agreed", "running"], "value": [None, 5e6]},
        {"state": ["running", "completed"], "outcome": ["agreed", "succeeded"]},
    ]
    assert {(each.subject_kind, each.subject_id, each.office) for each in entries} == {("partnership", row.id, "35.76")}


def test_each_sees_the_partnerships_of_its_own_region_or_firm(session: Session, engine: Engine) -> None:
    one, other = keep(session, buyer(), supplier())
    far, farther = keep(session, buyer(), supplier(), office=NEIGHBOUR)
    for seeker, partner in ((one, other), (far, farther), (one, farther)):
        partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", seeker.id, partner.id)))
    session.commit()
    for actor, expected in ((OFFICIAL, 2), (Actor("official", NEIGHBOUR), 2), (Actor("official", "35"), 3), (owner(session, other), 1)):
        with statements(engine) as sent:
            found, total = rows.search(session, actor, Page())
            assert {each.seeker.name for each in found} == {"Sepatu 1"}
        assert (len(found), total) == (expected, expected)
        assert len([each for each in sent if each.startswith("SELECT")]) == 2
        session.commit()


def test_what_bars_a_pair_bars_it_from_agreeing_too(session: Session) -> None:
    one, other = keep(session, buyer(), supplier())
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id)))
    one.owner_group = other.owner_group = "Grup Rekaan"
    session.flush()
    with pytest.raises(Conflict):
        partnerships.step(session, OFFICIAL, row, Step("agreed", ownership="none"))
    assert row.state == "introduced"
