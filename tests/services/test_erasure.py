"""Erasure: asked for by an owner, decided by the office; nothing of the person stays, and partnerships still count."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.profile import Profile
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import erasure, firms, history, partnerships, personal_data, suggestions, visits
from matchmaker.services.partnering import tasks
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.services.suggestions import Asked
from matchmaker.services.visits import Plan
from matchmaker.store.pages import Page
from matchmaker.store.partnerships import Pair
from models import Account, AuditEntry, AuditValue, Firm, Invitation, Partnership, Visit
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, LEADER, NEIGHBOUR, OFFICIAL, at_once, count, keep, owner, signed_in

PERSON = {"contact": "Bu Rahasia", "phone": "0800-77", "email": "rahasia@contoh.invalid", "annual_sales": 7.7e8}


@pytest.fixture
def town(session: Session) -> tuple[Firm, Firm, Actor]:
    """A buyer, a supplier with personal data that an official has visited, and the supplier's owner."""
    asking, firm = keep(session, buyer(), replace(supplier(), **PERSON))
    own = owner(session, firm)
    firms.change(session, own, firm, {"phone": "0800-78"})
    visits.plan(session, signed_in(session), firm, Plan(today(), "090/1", "pendataan"))
    session.commit()
    return asking, firm, own


def partner(session: Session, asking: Firm, firm: Firm) -> Partnership:
    """An open partnership of the two."""
    return partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, firm.id), "exploring"))


def texts(session: Session) -> str:
    """All that the tables of firms, accounts, visits and the erasable part of the trail say."""
    return repr([vars(row) for table in (Firm, Account, Visit, AuditValue) for row in session.scalars(select(table))])


def test_a_request_is_a_task_of_the_office_until_it_is_taken_back(session: Session, town: tuple[Firm, Firm, Actor]) -> None:
    _, firm, own = town
    erasure.ask(session, own, firm)
    erasure.ask(session, own, firm)
    (task,) = tasks.due(session, LEADER)["erasures"]
    assert (task.firm, (task.due - today()).days) == (firm, 3)
    assert [tasks.due(session, each).get("erasures") for each in (Actor("supervisor", NEIGHBOUR), OFFICIAL, own)] == [None, None, None]
    erasure.take_back(session, own, firm)
    assert "erasures" not in tasks.due(session, LEADER)
    assert session.scalars(select(AuditEntry.act).where(AuditEntry.act.startswith("erasure."))).all() == [
        "erasure.asked",
        "erasure.taken_back",
    ]
    for decide in (lambda: erasure.erase(session, LEADER, firm), lambda: erasure.refuse(session, LEADER, firm, "x")):
        with pytest.raises(Conflict, match="tidak ada permintaan"):
            decide()


def test_a_refusal_needs_a_reason_which_the_owner_reads(session: Session, town: tuple[Firm, Firm, Actor]) -> None:
    _, firm, own = town
    erasure.ask(session, own, firm)
    with pytest.raises(Invalid):
        erasure.refuse(session, LEADER, firm, "")
    erasure.refuse(session, LEADER, firm, "masih diperiksa")
    entry = erasure.last(session, firm)
    assert entry
    assert (entry.act, entry.changes["reason"][1], erasure.is_asked(entry)) == ("erasure.refused", "masih diperiksa", False)


def test_a_firm_without_partnerships_goes_with_all_that_hangs_on_it(session: Session, town: tuple[Firm, Firm, Actor]) -> None:
    asking, firm, own = town
    asked = Asked("supply_chain", "buyer")
    assert suggestions.suggest(session, signed_in(session), asking, asked).items
    erasure.ask(session, own, firm)
    erasure.erase(session, LEADER, firm)
    session.commit()
    assert session.scalars(select(Firm)).all() == [asking]
    assert [count(session, table) for table in (Visit, Invitation, AuditValue)] == [0, 0, 0]
    assert session.get(Account, own.account_id) is None
    assert suggestions.suggest(session, OFFICIAL, asking, asked).items == ()
    assert keep(session, Profile(supplier().id, "Nama Lain"), office=CITY)


def test_a_firm_with_partnerships_loses_its_name_and_they_still_count(session: Session, town: tuple[Firm, Firm, Actor]) -> None:
    asking, firm, own = town
    row, known_as, name = partner(session, asking, firm), firm.public_id, firm.name
    firms.change(session, OFFICIAL, firm, {"name": "Nama Lama"})
    firms.change(session, OFFICIAL, firm, {"name": name})
    erasure.ask(session, own, firm)
    with pytest.raises(Conflict, match="1 kemitraan usaha ini masih terbuka"):
        erasure.erase(session, LEADER, firm)
    partnerships.step(session, OFFICIAL, row, Step("declined", "tidak jadi", "other"))
    erasure.erase(session, LEADER, firm)
    session.commit()
    left = texts(session)
    assert [each for each in (*map(str, PERSON.values()), "0800-78", repr(known_as), name) if each in left] == []
    assert (row.partner.name, row.partner.kbli, row.partner.consent) == ("Usaha yang datanya dihapus", list(supplier().kbli), False)
    assert suggestions.suggest(session, OFFICIAL, asking, Asked("supply_chain", "buyer")).items == ()
    assert "erasures" not in tasks.due(session, LEADER)
    assert history.changes(session, firm, Page()) == ([], 0), "the trail keeps former names, which nobody reads by this firm any more"


def test_a_new_firm_has_nothing_of_the_erased_one_and_keys_of_its_own(session: Session, town: tuple[Firm, Firm, Actor]) -> None:
    _, firm, own = town
    gone = firm.id
    erasure.ask(session, own, firm)
    erasure.erase(session, LEADER, firm)
    session.commit()
    new = firms.create(session, OFFICIAL, Profile("N1", "Usaha Baru"), CITY)
    new_own = owner(session, new)
    assert new.id > gone
    assert own.account_id
    assert new_own.account_id
    assert new_own.account_id > own.account_id, "the trail names who acted by the account's key alone"
    found = personal_data.kept(session, new_own, new)
    assert ([each.act for each in found.trail], found.request) == (["firm.created"], None)
    assert [each.entry.changes["name"][1] for each in history.changes(session, new, Page())[0]] == ["Usaha Baru"]


def test_a_partnership_begun_meanwhile_is_waited_for(session: Session, engine: Engine, town: tuple[Firm, Firm, Actor]) -> None:
    firm, other, _ = town
    (former,) = keep(session, supplier(2))
    partnerships.step(session, OFFICIAL, partner(session, firm, former), Step("declined", "tidak jadi", "other"))
    erasure.ask(session, OFFICIAL, firm)
    session.commit()
    keys = firm.id, other.id
    session.commit()

    def erase(own: Session) -> None:
        found = own.get(Firm, keys[0])
        assert found
        erasure.erase(own, LEADER, found)

    with ThreadPoolExecutor(1) as crowd, database.transaction(engine) as first:
        partnerships.propose(first, OFFICIAL, Proposal(Pair("supply_chain", *keys), "exploring"))
        slower = crowd.submit(lambda: at_once(engine, 1, lambda own, place: erase(own)))
        with pytest.raises(TimeoutError):
            slower.result(0.2)
        first.commit()
        (said,) = slower.result()
    assert isinstance(said, Conflict), said
    assert session.get_one(Firm, keys[0]).name == buyer().name
