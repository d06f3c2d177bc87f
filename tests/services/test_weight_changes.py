"""What other weights would change in the first ten: counted as the lists themselves would show it, by size class, with examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Conflict, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import dismissals, suggestions, weight_changes, weight_sets
from matchmaker.services.suggestions import Asked
from matchmaker.store import partnerships
from matchmaker.store.partnerships import Pair
from models import Firm, WeightSet
from tests.services.market import BUYERS, open_market, record
from tests.services.town import LEADER, NEIGHBOUR, PROVINCE, statements

SUPPLY = PAIRINGS["supply_chain"]
START = SUPPLY.start_weights()
BUYER = Asked("supply_chain", "buyer")


def _draft(session: Session, **weights: float) -> WeightSet:
    return weight_sets.propose(session, LEADER, "supply_chain", {**START, **weights}, "")


def _shown(session: Session, firm: Firm, weights: dict[str, float]) -> set[int]:
    return {each.firm_id for each in suggestions.suggest(session, LEADER, firm, replace(BUYER, weights=weights)).items}


def test_it_counts_what_the_lists_would_show(session: Session) -> None:
    buyers, makers = open_market(session)
    record(session, buyers, makers, 12)
    draft = _draft(session, near=5.0)
    found = weight_changes.compare(session, LEADER, draft.id)
    lists = [(_shown(session, each, START), _shown(session, each, draft.weights)) for each in buyers]
    assert (found.firms, found.asked) == (BUYERS, BUYERS)
    assert found.moved == sum(before != after for before, after in lists) > 0
    assert sum(found.entering.values()) == sum(len(after - before) for before, after in lists)
    assert sum(found.leaving.values()) == sum(len(before - after) for before, after in lists)
    assert set(found.entering) | set(found.leaving) <= {"mikro", "kecil", "menengah", "besar", "unknown"}
    by_firm = dict(zip((each.id for each in buyers), lists, strict=True))
    for each in found.examples:
        before, after = by_firm[each.firm]
        assert (set(each.entering), set(each.leaving)) == (after - before, before - after)


def test_the_same_weights_change_nothing_and_the_other_way_round_is_the_reverse(session: Session) -> None:
    open_market(session)
    one, other = _draft(session), _draft(session, near=5.0)
    same = weight_changes.compare(session, LEADER, one.id)
    assert (same.moved, same.entering, same.examples) == (0, {}, ())
    there, back = weight_changes.compare(session, LEADER, other.id, one.id), weight_changes.compare(session, LEADER, one.id, other.id)
    assert (there.entering, there.leaving, there.moved) == (back.leaving, back.entering, back.moved)
    assert (there.before.id, there.after.id) == (one.id, other.id)


def test_only_the_own_region_is_asked_and_at_most_so_many(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    open_market(session)
    draft = _draft(session, near=5.0)
    assert weight_changes.compare(session, Actor("supervisor", NEIGHBOUR), draft.id).firms == 0
    assert weight_changes.compare(session, Actor("supervisor", PROVINCE), draft.id).firms == BUYERS
    monkeypatch.setattr(weight_changes, "MOST_ASKED", 2)
    found = weight_changes.compare(session, LEADER, draft.id)
    assert (found.firms, found.asked) == (BUYERS, 2)


def test_only_what_the_asked_firms_turned_down_is_read(session: Session) -> None:
    buyers, makers = open_market(session)
    others, theirs = open_market(session, NEIGHBOUR)
    for (one, *_), (other, *_) in ((buyers, makers), (others, theirs)):
        dismissals.turn_down(session, LEADER, Pair("supply_chain", one.id, other.id), "price")
    read = partnerships.histories(session, "supply_chain", seeks=True, today=today(), among=[each.id for each in buyers])
    assert read == {buyers[0].id: {makers[0].id: "dismissed"}}
    assert set(partnerships.histories(session, "supply_chain", seeks=True, today=today())) == {buyers[0].id, others[0].id}
    assert partnerships.histories(session, "supply_chain", seeks=False, today=today(), among=[buyers[0].id]) == {}
    with statements(session.get_bind().engine) as sent:
        weight_changes.compare(session, LEADER, _draft(session, near=5.0).id)
    assert all("seeker_id IN" in each for each in sent if "FROM dismissals" in each)


def test_sets_of_two_pairings_cannot_be_compared(session: Session) -> None:
    draft = _draft(session)
    mentorship = weight_sets.in_use(session, PAIRINGS["mentorship"])
    with pytest.raises(Conflict):
        weight_changes.compare(session, LEADER, draft.id, mentorship.id)
    with pytest.raises(NotFound):
        weight_changes.compare(session, LEADER, draft.id, 999)
