"""The sample city: loaded once, removed as a whole, never over real profiles, and real ones never harmed."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.services import sample_cities, suggestions
from matchmaker.services.suggestions import Asked
from models import Account, AuditEntry, Firm, Offer, Partnership, SuggestionList
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, OFFICIAL, count, keep, owner, signed_in


def test_it_is_loaded_once_and_removed_with_all_that_hangs_on_it(session: Session) -> None:
    real, _ = keep(session, buyer(), supplier())
    number = sample_cities.load(session, OFFICIAL, CITY)
    assert number > 900
    assert sample_cities.load(session, OFFICIAL, CITY) == 0
    pretended = session.scalars(select(Firm).where(Firm.sample)).first()
    assert pretended
    person = owner(session, pretended)
    suggestions.suggest(session, signed_in(session), pretended, Asked("supply_chain", "buyer"))
    account = session.get(Account, person.account_id)
    assert account
    with pytest.raises(Conflict, match=account.name):
        sample_cities.remove(session, OFFICIAL)
    assert count(session, Firm) == number + 2
    account.active = False
    assert sample_cities.remove(session, OFFICIAL) == number
    session.commit()
    assert [count(session, table) for table in (Firm, Offer, Partnership, SuggestionList, Account)] == [2, 1, 0, 0, 2]
    assert account.firm_id is None
    assert suggestions.suggest(session, OFFICIAL, real, Asked("supply_chain", "buyer")).eligible == 1
    assert sample_cities.remove(session, OFFICIAL) == 0
    acts = Counter(session.scalars(select(AuditEntry.act)))
    assert (acts["profiles.imported"], acts["firm.created"], acts["sample.removed"]) == (2, number + 2, 1)


def test_it_does_not_go_where_real_firms_have_its_ids(session: Session) -> None:
    (real,) = keep(session, buyer())
    real.public_id = "K-0001"
    session.flush()
    with pytest.raises(Conflict, match="K-0001"):
        sample_cities.load(session, OFFICIAL, CITY)
    assert count(session, Firm) == 1
