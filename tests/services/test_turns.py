"""Turns and diversity: off unless asked for; the score stays, the order moves, and the kept list shows it again exactly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matchmaker import i18n
from matchmaker.errors import Invalid
from matchmaker.services import suggestions
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms as rows
from matchmaker.store import suggestions as lists
from tests.engine.firms import buyer, supplier
from tests.services.town import EVALUATOR, OFFICIAL, keep, owner, signed_in

BUYER = Asked("supply_chain", "buyer")


def _names(session: Session, found: suggestions.Suggestions) -> list[str]:
    partners = rows.those(session, [item.firm_id for item in found.items])
    return [partners[item.firm_id].public_id for item in found.items]


def test_turns_move_the_order_and_nothing_else(session: Session) -> None:
    asking, other, *_ = keep(session, buyer(1), buyer(2), supplier(1, offer={"capacity": 450}), supplier(2))
    official = signed_in(session)
    suggestions.suggest(session, official, other, replace(BUYER, limit=1))
    plain = suggestions.suggest(session, official, asking, BUYER)
    turned = suggestions.suggest(session, official, asking, replace(BUYER, spread=0.1))
    assert (_names(session, plain), _names(session, turned)) == (["S1", "S2"], ["S2", "S1"])
    assert {item.firm_id: (item.score, item.contributions) for item in plain.items} == {
        item.firm_id: (item.score, item.contributions) for item in turned.items
    }
    assert [item.rank for item in turned.items] == [1, 2]
    assert "Diberi giliran" in turned.items[0].moves()[0]
    assert "1 usaha lain" in turned.items[1].moves()[0]
    with i18n.reading("en"):
        assert "Given a turn" in turned.items[0].moves()[0]
    assert [item.moves() for item in plain.items] == [[], []]
    kept = lists.get(session, turned.list_id or 0)
    assert kept is not None
    session.expire(kept)
    assert suggestions.shown(kept) == turned


def test_what_the_firm_itself_was_shown_moves_nothing(session: Session) -> None:
    asking, *_ = keep(session, buyer(1), supplier(1, offer={"capacity": 450}), supplier(2))
    official = signed_in(session)
    suggestions.suggest(session, official, asking, replace(BUYER, limit=1))
    for _ in range(2):
        assert _names(session, suggestions.suggest(session, official, asking, replace(BUYER, spread=1.0))) == ["S1", "S2"]


def test_an_evaluator_learns_no_owner_from_diversity(session: Session) -> None:
    owned: dict[str, Any] = {"owner_group": "Bu Sri"}
    asking, *_ = keep(session, buyer(), *(supplier(number, **owned) for number in range(1, 5)), supplier(5))
    asked = replace(BUYER, diverse=True)
    told = suggestions.suggest(session, OFFICIAL, asking, asked)
    assert _names(session, told) == ["S1", "S2", "S3", "S5", "S4"]
    assert "pemilik yang sama" in told.items[4].moves()[0]
    assert "pemilik" not in str(suggestions.suggest(session, EVALUATOR, asking, asked).items)


@pytest.mark.parametrize("wrong", [-0.01, 1.01, float("nan"), float("inf"), True])
def test_a_price_that_is_none_is_refused_by_name(session: Session, wrong: float) -> None:
    (asking,) = keep(session, buyer())
    with pytest.raises(Invalid) as refused:
        suggestions.suggest(session, OFFICIAL, asking, replace(BUYER, spread=wrong))
    assert list(refused.value.fields) == ["spread"]


def test_a_business_cannot_turn_the_switches(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier())
    own = owner(session, asking)
    with pytest.raises(Invalid) as refused:
        suggestions.suggest(session, own, asking, replace(BUYER, spread=0.1, diverse=True))
    assert list(refused.value.fields) == ["spread", "diverse"]
