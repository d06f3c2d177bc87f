"""Consent: once it is withdrawn nobody is suggested the firm and the public register names it no more; it can be given again."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.services import consent, partnerships, privacy, suggestions
from matchmaker.services.partnering import public_register
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.services.suggestions import Asked
from matchmaker.store.pages import Page
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Firm, Partnership
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, OFFICIAL, keep, owner

BUYER = Asked("supply_chain", "buyer")


@pytest.fixture
def town(session: Session) -> list[Firm]:
    """A buyer and two suppliers, all of whom may be suggested; the second supplier is the buyer's partner already."""
    found = keep(session, *(each for each in (buyer(consent=True), supplier(1, consent=True), supplier(2, consent=True))))
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", found[0].id, found[2].id), "exploring"))
    partnerships.step(session, OFFICIAL, row, Step("agreed", "dicatat", ownership="none"))
    session.commit()
    return found


def suggested(session: Session, firm: Firm) -> list[int]:
    """Whom the firm is suggested."""
    return [each.firm_id for each in suggestions.suggest(session, OFFICIAL, firm, BUYER).items]


def named(session: Session) -> list[str | None]:
    """The suppliers that the public register names."""
    return [each.partner and each.partner.name for each in public_register.search(session, CITY, Page())[0]]


def test_a_firm_that_withdraws_is_suggested_to_nobody_until_it_consents_again(session: Session, town: list[Firm]) -> None:
    asking, firm, _ = town
    own = owner(session, firm)
    assert suggested(session, asking) == [firm.id]
    consent.withdraw(session, own, firm)
    session.commit()
    assert suggested(session, asking) == []
    with pytest.raises(Conflict, match="tidak bersedia disarankan"):
        partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, firm.id)))
    consent.give(session, own, firm)
    session.commit()
    assert suggested(session, asking) == [firm.id]


def test_running_partnerships_go_on_and_the_register_names_the_firm_no_more(session: Session, town: list[Firm]) -> None:
    _, _, partner = town
    assert named(session) == [partner.name]
    consent.withdraw(session, owner(session, partner), partner)
    session.commit()
    assert named(session) == [None]
    assert session.scalars(select(Partnership.state)).all() == ["agreed"]


def test_each_change_is_on_record_once_with_the_version_of_the_notice(session: Session, town: list[Firm]) -> None:
    own = owner(session, town[1])
    for act in (consent.withdraw, consent.withdraw, consent.give, consent.give):
        act(session, own, town[1])
    found = session.execute(select(AuditEntry.act, AuditEntry.changes).where(AuditEntry.act.startswith("consent."))).all()
    assert [tuple(each) for each in found] == [
        (act, {"consent_version": [None, privacy.VERSION]}) for act in ("consent.withdrawn", "consent.given")
    ]
