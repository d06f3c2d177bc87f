"""A buyer of several needs reads the best partner for each of them first, and for which need each is."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Need
from matchmaker.services import needs_first, suggestions
from matchmaker.services.suggestions import Asked, shown
from matchmaker.store import suggestions as lists
from tests.engine.firms import buyer, supplier
from tests.services.town import keep, owner

HERE, THERE = {"latitude": -7.47, "longitude": 112.43}, {"latitude": -7.47, "longitude": 112.7}
ASKED = Asked("supply_chain", "buyer", limit=4)


def test_each_need_has_its_best_before_any_has_its_second(session: Session) -> None:
    needs = (Need("kardus sepatu", quantity=500.0, unit="buah"), Need("benang jahit", quantity=10.0, unit="kg"))
    firm, *near = keep(session, buyer(**HERE, needs=needs), *(supplier(number, **HERE) for number in range(1, 6)))
    (thread,) = keep(session, supplier(9, offer={"product": "benang jahit", "unit": "kg"}, **THERE))
    actor = owner(session, firm)
    assert thread.id not in [each.firm_id for each in suggestions.suggest(session, actor, firm, ASKED).items]
    found = needs_first.suggest(session, actor, firm, ASKED)
    assert [each.firm_id for each in found.items] == [near[0].id, thread.id, near[1].id, near[2].id]
    assert [each.needs for each in found.items[:3]] == [
        ["kardus sepatu"], ["benang jahit"], ["kardus sepatu"]]  # fmt: skip
    assert not any(each.moves() for each in found.items)
    assert found.items[0].purpose() == ["Untuk kebutuhan: kardus sepatu"]
    assert found.eligible == 6
    kept = lists.get(session, found.list_id or 0)
    assert kept is not None
    assert shown(kept).items == found.items
    assert [each.rank for each in found.items] == [1, 2, 3, 4]


def test_with_a_single_need_the_order_is_that_of_the_scores(session: Session) -> None:
    firm, *_ = keep(session, buyer(**HERE), *(supplier(number, **HERE) for number in range(1, 4)))
    actor = owner(session, firm)
    assert needs_first.suggest(session, actor, firm, ASKED).items == suggestions.suggest(session, actor, firm, ASKED).items


def test_needs_that_nobody_meets_take_no_place(session: Session) -> None:
    unmet = tuple(Need(f"barang langka {letter}", quantity=1.0, unit="kg") for letter in "abcde")
    needs = (*unmet, Need("benang jahit", quantity=10.0, unit="kg"))
    firm, thread = keep(session, buyer(**HERE, needs=needs), supplier(9, offer={"product": "benang jahit", "unit": "kg"}, **HERE))
    found = needs_first.suggest(session, owner(session, firm), firm, ASKED)
    assert [(each.firm_id, each.needs) for each in found.items] == [(thread.id, ["benang jahit"])]
