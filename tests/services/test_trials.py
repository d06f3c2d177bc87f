"""One place in ten on trial: off unless asked for, logged with its chance, the same all day, and not for businesses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.errors import Invalid
from matchmaker.services import suggestions
from matchmaker.services.suggestions import Asked
from models import Exposure
from tests.services.market import MAKERS, open_market
from tests.services.town import EVALUATOR, owner, signed_in

BUYER = Asked("supply_chain", "buyer")


def test_a_trial_is_logged_with_its_chance_and_is_the_same_all_day(session: Session) -> None:
    buyers, _ = open_market(session)
    official = signed_in(session)
    plain = suggestions.suggest(session, official, buyers[0], BUYER)
    tried = suggestions.suggest(session, official, buyers[0], replace(BUYER, explore=True))
    assert [each.firm_id for each in tried.items[:9]] == [each.firm_id for each in plain.items[:9]]
    last = tried.items[9]
    assert last.firm_id not in {each.firm_id for each in plain.items}
    assert last.propensity == 1 / (MAKERS - 10)
    assert last.moves()[0].startswith("Dicoba supaya usaha lain juga terlihat")
    noted = session.scalars(select(Exposure).where(Exposure.list_id == tried.list_id).order_by(Exposure.rank)).all()
    assert [(each.firm_id, each.propensity) for each in noted] == [(each.firm_id, each.propensity) for each in tried.items]
    again = suggestions.suggest(session, official, buyers[0], replace(BUYER, explore=True))
    assert again.items == tried.items
    assert [each.firm_id for each in suggestions.suggest(session, EVALUATOR, buyers[0], replace(BUYER, explore=True)).items] == [
        each.firm_id for each in tried.items
    ]


def test_a_business_cannot_ask_for_it(session: Session) -> None:
    buyers, _ = open_market(session)
    with pytest.raises(Invalid) as refused:
        suggestions.suggest(session, owner(session, buyers[0]), buyers[0], replace(BUYER, explore=True))
    assert list(refused.value.fields) == ["explore"]
