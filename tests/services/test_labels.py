"""Labels from what happened: outcomes, open pairs, refusals and places in lists, of the actor's own region, by the names it knows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matchmaker.engine.tuning.labels import Label
from matchmaker.i18n import today
from matchmaker.interchange import Dataset, PartnershipRow
from matchmaker.permissions import Actor
from matchmaker.services import dismissals, imports, labels, partnerships, suggestions
from matchmaker.services.imports import Terms
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.services.suggestions import Asked
from matchmaker.store.partnerships import Pair
from models import Firm
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import CITY, EVALUATOR, LEADER, NEIGHBOUR, OFFICIAL, PROVINCE, keep, signed_in, statements

BUYER = Asked("supply_chain", "buyer")


def _found(session: Session, actor: Actor = LEADER) -> dict[tuple[str, str], tuple[int, bool, int | None]]:
    rows = labels.gather(session, actor, "supply_chain")
    return {(each.seeker, each.partner): (each.grade, each.examined, each.rank) for each in rows}


def _propose(session: Session, seeker: Firm, partner: Firm, *steps: Step, list_id: int | None = None) -> None:
    pairing = "mentorship" if partner.skills else "supply_chain"
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair(pairing, seeker.id, partner.id), "introduced", list_id=list_id))
    for each in steps:
        partnerships.step(session, OFFICIAL, row, each)


def test_outcomes_open_pairs_and_refusals_become_grades(session: Session) -> None:
    asking, *makers = keep(session, buyer(), *(supplier(number) for number in range(1, 6)))
    ways = [
        (Step("agreed", ownership="none"), Step("running"), Step("completed")),
        (Step("agreed", ownership="none"),),
        (Step("agreed", ownership="none"), Step("ended", "mundur")),
        (Step("declined", "mahal"),),
        (),
    ]
    for maker, steps in zip(makers, ways, strict=True):
        _propose(session, asking, maker, *steps)
    assert [grade for grade, *_ in _found(session).values()] == [2, 1, 0, 0, 1]
    assert labels.gather(session, LEADER, "supply_chain")[1] == Label("B1", "S2", 1, today())
    assert labels.gather(session, LEADER, "mentorship") == ()


def test_the_last_of_several_outcomes_counts_even_on_one_day(session: Session) -> None:
    asking, maker = keep(session, buyer(), supplier())
    _propose(session, asking, maker, Step("declined", "mahal", reason="price"))
    _propose(session, asking, maker, Step("agreed", ownership="none"), Step("running"), Step("completed"))
    assert _found(session) == {("B1", "S1"): (2, True, None)}
    assert [each.outcome for each in labels.dataset(session, LEADER, "supply_chain").partnerships] == ["succeeded"]


def test_who_was_shown_above_the_picked_one_was_passed_over(session: Session) -> None:
    asking, *_ = keep(session, buyer(), *(supplier(number, offer={"capacity": 500 - 100 * number}) for number in (1, 2, 3)))
    shown = suggestions.suggest(session, signed_in(session), asking, BUYER)
    assert _found(session) == {}
    second = shown.items[1].firm_id
    row = partnerships.propose(
        session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, second), "agreed", ownership="none", list_id=shown.list_id)
    )
    assert row.exposed_rank == 2
    assert _found(session) == {("B1", "S1"): (0, False, 1), ("B1", "S2"): (1, True, 2)}


def test_a_later_list_passes_nobody_over_in_an_earlier_one(session: Session) -> None:
    asking, *_ = keep(session, buyer(), *(supplier(number, offer={"capacity": 500 - 100 * number}) for number in (1, 2)))
    shown = suggestions.suggest(session, signed_in(session), asking, BUYER)
    keep(session, supplier(3, offer={"capacity": 500}))
    later = suggestions.suggest(session, signed_in(session), asking, BUYER)
    assert [later.items.index(each) for each in later.items if each.firm_id == shown.items[0].firm_id] == [1]
    row = partnerships.propose(
        session,
        OFFICIAL,
        Proposal(Pair("supply_chain", asking.id, shown.items[1].firm_id), "agreed", ownership="none", list_id=shown.list_id),
    )
    assert row.exposed_rank == 2
    assert _found(session) == {("B1", "S1"): (0, False, 1), ("B1", "S2"): (1, True, 2)}


def test_places_in_a_list_for_a_partner_do_not_count(session: Session) -> None:
    one, other, maker = keep(session, buyer(1), buyer(2, need={"quantity": 300}), supplier())
    for _ in range(2):
        shown = suggestions.suggest(session, signed_in(session), maker, Asked("supply_chain", "supplier"))
    second = shown.items[1].firm_id
    _propose(session, one if one.id == second else other, maker, Step("agreed", ownership="none"), list_id=shown.list_id)
    assert [(pair[1], rank) for pair, (_, _, rank) in _found(session).items()] == [("S1", None)]
    assert [each.exposed_rank for each in labels.dataset(session, LEADER, "supply_chain").partnerships] == [None]


def test_a_pick_from_a_list_for_a_partner_passes_nobody_over(session: Session) -> None:
    *buyers, _, maker = keep(session, buyer(1), buyer(2), supplier(1), supplier(2, offer={"capacity": 50}))
    shown = suggestions.suggest(session, signed_in(session), maker, Asked("supply_chain", "supplier"))
    second = next(each for each in buyers if each.id == shown.items[1].firm_id)
    own = suggestions.suggest(session, signed_in(session), second, BUYER)
    assert own.items[1].firm_id == maker.id
    _propose(session, second, maker, Step("agreed", ownership="none"), list_id=shown.list_id)
    assert _found(session) == {(second.public_id, "S2"): (1, True, 2)}


@pytest.mark.parametrize("reason", ["not_now", "already_partner"])
def test_a_refusal_that_says_nothing_about_the_fit_is_left_out(session: Session, reason: str) -> None:
    asking, one, other = keep(session, buyer(), supplier(1), supplier(2))
    dismissals.turn_down(session, OFFICIAL, Pair("supply_chain", asking.id, one.id), reason)
    _propose(session, asking, other, Step("declined", "nanti", reason=reason))
    assert _found(session) == {}
    assert labels.dataset(session, LEADER, "supply_chain") == Dataset()


def test_refusals_count_also_after_they_have_ended(session: Session) -> None:
    asking, maker = keep(session, buyer(), supplier())
    row = dismissals.turn_down(session, OFFICIAL, Pair("supply_chain", asking.id, maker.id), "price")
    row.until = today() - timedelta(days=1)
    session.flush()
    assert _found(session) == {("B1", "S1"): (0, True, None)}


def test_each_reader_has_the_own_region_and_the_own_names(session: Session) -> None:
    asking, maker = keep(session, buyer(), supplier())
    far, stranger = keep(session, buyer(2), supplier(2), office=NEIGHBOUR)
    for one, other in ((asking, maker), (asking, stranger), (far, stranger)):
        _propose(session, one, other, Step("agreed", ownership="none"))
    assert list(_found(session)) == [("B1", "S1")]
    assert list(_found(session, EVALUATOR)) == [(asking.pseudonym, maker.pseudonym)]
    assert list(_found(session, Actor("supervisor", NEIGHBOUR))) == [("B2", "S2")]
    assert len(_found(session, Actor("supervisor", PROVINCE))) == 3
    assert (f"{NEIGHBOUR}:B2", f"{NEIGHBOUR}:S2") in _found(session, Actor("supervisor", PROVINCE))


def test_imported_outcomes_count_with_their_rank_and_day(session: Session) -> None:
    day = today() - timedelta(days=400)
    rows = (PartnershipRow("supply_chain", "B1", "S1", "succeeded", 3, day, value=5e6),)
    imports.take(session, OFFICIAL, Dataset(profiles=(buyer(), supplier()), partnerships=rows), Terms(CITY))
    assert labels.gather(session, LEADER, "supply_chain") == (Label("B1", "S1", 2, day, 3),)
    found = labels.dataset(session, LEADER, "supply_chain")
    assert [(each.outcome, each.exposed_rank, each.decided_on, each.value) for each in found.partnerships] == [("succeeded", 3, day, 5e6)]
    assert [(each.seeker, each.partner, each.grade) for each in found.judgements] == [("B1", "S1", 2)]
    assert labels.dataset(session, EVALUATOR, "supply_chain").partnerships[0].value is None


def test_mentors_and_mentees_have_labels_of_their_own(session: Session) -> None:
    learner, guide = keep(session, mentee(), mentor())
    _propose(session, learner, guide, Step("agreed", ownership="none"))
    assert [(each.seeker, each.partner, each.grade) for each in labels.gather(session, LEADER, "mentorship")] == [("E1", "M1", 1)]


def test_only_the_newest_are_read(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asking, one, other = keep(session, buyer(), supplier(1), supplier(2))
    for maker in (one, other):
        _propose(session, asking, maker, Step("agreed", ownership="none"))
    monkeypatch.setattr(labels, "MOST", 1)
    assert list(_found(session)) == [("B1", "S2")]


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=False)
def test_the_database_sorts_nothing_to_find_the_newest(session: Session, engine: Engine) -> None:
    keep(session, buyer(), supplier())
    with statements(engine) as sent:
        labels.gather(session, LEADER, "supply_chain")
    read = [each for each in sent if "LIMIT" in each and ("FROM partnerships" in each or "JOIN suggestion_lists" in each)]
    assert len(read) == 2
    for each in read:
        plan = session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + each, tuple("1" * each.count("?"))).all()
        assert not any("TEMP B-TREE" in str(line) for line in plan), plan
