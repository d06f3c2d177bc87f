"""A business's own word: only about what its own firm was shown, from either side, and heard once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import answers, dismissals, partnerships, suggestions
from matchmaker.services.partnerships import Proposal
from matchmaker.services.suggestions import Asked
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Dismissal, Firm, Partnership, PartnershipStep
from tests.engine.firms import buyer, supplier
from tests.services.town import NEIGHBOUR, OFFICIAL, at_once, count, keep, owner, signed_in

ROLES = {"B": "buyer", "S": "supplier"}


def shown(session: Session, firm: Firm) -> tuple[Actor, int]:
    """The firm's own account, and the list of partners that it was shown."""
    actor = owner(session, firm)
    found = suggestions.suggest(session, actor, firm, Asked("supply_chain", ROLES[firm.public_id[0]]))
    session.commit()
    assert found.list_id
    return actor, found.list_id


def test_interest_opens_the_pair_and_the_other_side_joins_it(session: Session) -> None:
    asking, partner = keep(session, buyer(), supplier())
    (first, list_one), (second, list_two) = shown(session, asking), shown(session, partner)
    row = answers.accept(session, second, list_two, 1)
    assert (row.seeker_id, row.partner_id, row.state, row.exposed_rank) == (asking.id, partner.id, "interested", 1)
    assert (row.seeker_interested, row.partner_interested) == (False, True)
    assert answers.accept(session, first, list_one, 1) is row
    assert (row.seeker_interested, row.partner_interested) == (True, True)
    assert count(session, Partnership) == count(session, PartnershipStep) == 1


def test_the_same_word_again_changes_nothing(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier())
    actor, list_id = shown(session, asking)
    row = answers.accept(session, actor, list_id, 1)
    revision, entries = row.revision, count(session, AuditEntry)
    assert answers.accept(session, actor, list_id, 1).revision == revision
    assert count(session, AuditEntry) == entries


def test_only_lists_of_ones_own_firm_are_answered(session: Session) -> None:
    asking, partner = keep(session, buyer(), supplier())
    (first, list_one), (_, list_two) = shown(session, asking), shown(session, partner)
    for list_id, rank in ((list_two, 1), (list_one, 2), (list_one, 0), (999, 1)):
        for act in (answers.accept, lambda *given: answers.decline(*given, "not_now")):
            with pytest.raises(NotFound):
                act(session, first, list_id, rank)
    with pytest.raises(NotFound):
        answers.accept(session, OFFICIAL, list_one, 1)
    assert count(session, Partnership) == count(session, Dismissal) == 0


def test_a_refusal_needs_one_of_the_reasons_and_ends_the_suggestion(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier())
    actor, list_id = shown(session, asking)
    with pytest.raises(Invalid):
        answers.decline(session, actor, list_id, 1, "just so")
    answers.decline(session, actor, list_id, 1, "too_far")
    assert session.execute(select(Dismissal.reason, Dismissal.until)).one() == ("too_far", None)
    assert suggestions.suggest(session, actor, asking, Asked("supply_chain", "buyer")).items == ()


def test_nothing_is_told_of_a_partner_that_may_not_be_one_any_more(session: Session) -> None:
    asking, partner = keep(session, buyer(owner_group="Bu Sri"), supplier())
    actor, list_id = shown(session, asking)
    told = set()
    for field, value in (("active", False), ("consent", False), ("owner_group", "Bu Sri")):
        before = getattr(partner, field)
        setattr(partner, field, value)
        with pytest.raises(Conflict) as refused:
            answers.accept(session, actor, list_id, 1)
        told.add(str(refused.value))
        setattr(partner, field, before)
    dismissals.turn_down(session, OFFICIAL, Pair("supply_chain", asking.id, partner.id), "price")
    with pytest.raises(Conflict) as refused:
        answers.accept(session, actor, list_id, 1)
    assert told == {str(refused.value)} == {"saran ini sudah tidak berlaku; muat ulang daftarnya"}
    assert count(session, Partnership) == 0


def test_a_refusal_that_has_ended_bars_no_longer(session: Session) -> None:
    asking, partner = keep(session, buyer(), supplier())
    actor, list_id = shown(session, asking)
    row = dismissals.turn_down(session, OFFICIAL, Pair("supply_chain", asking.id, partner.id), "price")
    row.until = today() - timedelta(days=1)
    assert answers.accept(session, actor, list_id, 1).state == "interested"


def test_a_firm_that_is_idle_itself_is_told_so(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier())
    actor, list_id = shown(session, asking)
    asking.consent = False
    with pytest.raises(Conflict, match="usaha Anda"):
        answers.accept(session, actor, list_id, 1)


def test_a_list_that_an_official_asked_for_is_not_the_firms_to_answer(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier())
    keep(session, supplier(2), office=NEIGHBOUR)
    asked = replace(Asked("supply_chain", "buyer"), beyond=True)
    found = suggestions.suggest(session, signed_in(session), asking, asked)
    actor = owner(session, asking)
    for act in (answers.accept, lambda *given: answers.decline(*given, "not_now")):
        with pytest.raises(NotFound):
            act(session, actor, found.list_id or 0, 1)


def test_an_office_that_was_first_is_joined(session: Session) -> None:
    asking, partner = keep(session, buyer(), supplier())
    actor, list_id = shown(session, asking)
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, partner.id), "introduced"))
    assert answers.accept(session, actor, list_id, 1) is row
    assert (row.state, row.seeker_interested) == ("introduced", True)


def test_both_sides_at_once_open_one_pair(session: Session, engine: Engine) -> None:
    asking, partner = keep(session, buyer(), supplier())
    said = (shown(session, asking), shown(session, partner))
    session.commit()
    found = at_once(engine, 2, lambda own, place: answers.accept(own, *said[place], 1).id)
    assert len(set(found)) == 1
    row = session.scalars(select(Partnership)).one()
    assert row.seeker_interested
    assert row.partner_interested
