"""Weight sets: one in use for each pairing at any moment, replaced and brought back on record, refused where they do not fit."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.services import weight_sets
from matchmaker.store import weight_sets as rows
from models import AuditEntry, WeightSet
from tests.services.town import LEADER, at_once

START = PAIRINGS["supply_chain"].start_weights()


def proposed(session: Session, near: float = 0.5) -> WeightSet:
    """A draft that likes nearness so much."""
    return weight_sets.propose(session, LEADER, "supply_chain", {**START, "near": near}, "lebih dekat")


def test_each_pairing_starts_with_the_experts_weights(session: Session) -> None:
    weight_sets.ensure_start(session)
    for pairing in PAIRINGS.values():
        assert weight_sets.in_use(session, pairing).weights == pairing.start_weights()
    assert rows.search(session, "", rows.pages.Page())[1] == len(PAIRINGS)


def test_weights_for_other_features_give_way_to_the_experts_at_the_next_start(session: Session) -> None:
    old = weight_sets.in_use(session, PAIRINGS["supply_chain"])
    old.weights = {"product": 0.5, "horoscope": 0.5}
    session.flush()
    weight_sets.ensure_start(session)
    used = weight_sets.in_use(session, PAIRINGS["supply_chain"])
    assert (used.weights, used.parent_id, old.state) == (START, old.id, "retired")
    entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_kind == "weight_set").order_by(AuditEntry.id)).all()
    assert [(each.act, each.subject_id, each.actor_id) for each in entries] == [
        ("weight_set.retired", old.id, None),
        ("weight_set.activated", used.id, None),
    ]


def test_a_draft_is_divided_by_its_sum_and_put_to_no_use(session: Session) -> None:
    draft = weight_sets.propose(session, LEADER, "supply_chain", dict.fromkeys(START, 3), "sama rata")
    assert draft.weights == pytest.approx(dict.fromkeys(START, 1 / len(START)))
    assert (draft.state, draft.parent_id) == ("draft", weight_sets.in_use(session, PAIRINGS["supply_chain"]).id)


def test_activation_and_its_undoing_stand_on_record(session: Session) -> None:
    first, second = weight_sets.in_use(session, PAIRINGS["supply_chain"]), proposed(session)
    weight_sets.activate(session, LEADER, second.id, "uji coba", unevaluated=True)
    assert (first.state, second.state) == ("retired", "active")
    weight_sets.activate(session, LEADER, first.id, "kembali")
    assert (first.state, second.state) == ("active", "retired")
    assert second.retired_at is not None
    assert (first.reason, second.reason) == ("kembali", "uji coba")
    retired = session.scalars(select(AuditEntry).where(AuditEntry.act == "weight_set.retired").order_by(AuditEntry.id)).all()
    assert [(each.subject_id, each.changes) for each in retired] == [
        (first.id, {"state": ["active", "retired"], "replaced_by": [None, second.id]}),
        (second.id, {"state": ["active", "retired"], "replaced_by": [None, first.id]}),
    ]
    entries = session.scalars(select(AuditEntry).where(AuditEntry.act == "weight_set.activated").order_by(AuditEntry.id)).all()
    assert [each.changes for each in entries] == [
        {"state": ["draft", "active"], "replaces": [first.id, second.id], "reason": [None, "uji coba"]},
        {"state": ["retired", "active"], "replaces": [second.id, first.id], "reason": [None, "kembali"]},
    ]


def test_a_draft_is_used_only_where_it_is_said_that_it_is_unevaluated(session: Session) -> None:
    draft = proposed(session)
    with pytest.raises(Conflict, match="belum dinilai"):
        weight_sets.activate(session, LEADER, draft.id, "uji coba")
    draft.state = "evaluated"
    assert weight_sets.activate(session, LEADER, draft.id, "uji coba").state == "active"


def test_rolling_back_uses_the_set_before_again(session: Session) -> None:
    with pytest.raises(Conflict, match="belum ada"):
        weight_sets.roll_back(session, LEADER, "supply_chain", "x")
    first = weight_sets.in_use(session, PAIRINGS["supply_chain"])
    others = [proposed(session, near).id for near in (0.4, 0.5)]
    for each in others:
        weight_sets.activate(session, LEADER, each, "uji coba", unevaluated=True)
    assert weight_sets.roll_back(session, LEADER, "supply_chain", "lebih buruk").id == others[0]
    assert weight_sets.in_use(session, PAIRINGS["supply_chain"]).reason == "lebih buruk"
    assert first.state == "retired"
    with pytest.raises(NotFound):
        weight_sets.roll_back(session, LEADER, "jodoh", "x")


def test_what_is_in_use_or_is_not_there_cannot_be_activated(session: Session) -> None:
    with pytest.raises(Conflict):
        weight_sets.activate(session, LEADER, weight_sets.in_use(session, PAIRINGS["supply_chain"]).id, "")
    with pytest.raises(NotFound):
        weight_sets.activate(session, LEADER, 999, "")
    with pytest.raises(NotFound):
        weight_sets.propose(session, LEADER, "jodoh", START, "")


def test_weights_of_other_features_than_todays_are_refused_by_name(session: Session) -> None:
    draft = proposed(session)
    draft.weights = {**draft.weights, "horoscope": 0.1}
    session.flush()
    with pytest.raises(Invalid, match="horoscope"):
        weight_sets.activate(session, LEADER, draft.id, "", unevaluated=True)
    used = weight_sets.in_use(session, PAIRINGS["supply_chain"])
    used.weights = {name: weight for name, weight in used.weights.items() if name != "near"}
    session.flush()
    with pytest.raises(Invalid, match="near"):
        weight_sets.in_use(session, PAIRINGS["supply_chain"])


def test_of_many_activations_at_once_one_set_is_in_use(session: Session, engine: Engine) -> None:
    keys = [proposed(session, 0.1 * place).id for place in range(1, 6)]
    session.commit()
    said = at_once(engine, 5, lambda own, place: weight_sets.activate(own, LEADER, keys[place], "", unevaluated=True).id)
    assert any(isinstance(each, int) for each in said)
    assert all(isinstance(each, int | Conflict) for each in said)
    in_use = session.scalars(select(WeightSet.pairing).where(WeightSet.state == "active")).all()
    assert sorted(in_use) == sorted(PAIRINGS)
    activated = session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.act == "weight_set.activated"))
    assert activated == sum(isinstance(each, int) for each in said)
