"""Suggestions: right for each side, from the right firms, as the profiles are now; kept exactly as they were shown."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker import i18n
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.profile import Need, Offer, Skill
from matchmaker.errors import Invalid, NotFound
from matchmaker.permissions import Actor
from matchmaker.services import dismissals, firms, partnerships, suggestions, weight_sets
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms as rows
from matchmaker.store import suggestions as lists
from matchmaker.store.partnerships import Pair
from models import Firm, SuggestionList
from tests import people
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.house.source import TOP
from tests.services.town import LONGER, NEIGHBOUR, OFFICIAL, PROVINCE, count, keep, owner, signed_in, statements

BUYER = Asked("supply_chain", "buyer")
SUPPLIER = Asked("supply_chain", "supplier")
WEIGHTS = PAIRINGS["supply_chain"].start_weights()
MENTEE = Asked("mentorship", "mentee")


def names(session: Session, firm: Firm, asked: Asked = BUYER, actor: Actor = OFFICIAL) -> list[str]:
    """The ids of those suggested, best first."""
    found = suggestions.suggest(session, actor, firm, asked)
    partners = rows.those(session, [item.firm_id for item in found.items])
    return [partners[item.firm_id].public_id for item in found.items]


def test_both_pairings_are_suggested_to_both_sides(session: Session) -> None:
    kept = {firm.public_id: firm for firm in keep(session, buyer(), supplier(), supplier(2, offer={"capacity": 10}), mentee(), mentor())}
    assert names(session, kept["B1"]) == ["S1", "S2"]
    assert names(session, kept["S1"], SUPPLIER) == ["B1"]
    assert names(session, kept["E1"], MENTEE) == ["M1"]
    assert names(session, kept["M1"], Asked("mentorship", "mentor")) == ["E1"]


def test_a_kept_list_shows_again_exactly_whatever_has_changed_since(session: Session, engine: Engine) -> None:
    asking, first, _ = keep(session, buyer(), supplier(kbli=()), supplier(2))
    shown = suggestions.suggest(session, signed_in(session), asking, BUYER)
    session.commit()
    firms.change(session, OFFICIAL, first, {"name": "Nama Baru", "offers": ()})
    weights = {**WEIGHTS, "near": 0.9}
    weight_sets.activate(session, OFFICIAL, weight_sets.propose(session, OFFICIAL, "supply_chain", weights, "").id, "", unevaluated=True)
    session.commit()
    assert names(session, asking) == ["S2"]
    session.rollback()
    with Session(engine) as later:
        kept = lists.get(later, shown.list_id or 0)
        assert kept is not None
        assert suggestions.shown(kept) == shown
        assert shown.items[0].unknown


def test_only_what_people_saw_by_the_weights_in_use_is_kept(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier())
    official = signed_in(session)
    for actor in (signed_in(session, "evaluator"), people.terminal()):
        assert suggestions.suggest(session, actor, asking, BUYER).list_id is None
    assert suggestions.suggest(session, official, asking, replace(BUYER, weights=WEIGHTS)).list_id is None
    assert count(session, SuggestionList) == 0
    assert suggestions.suggest(session, official, asking, BUYER).list_id
    assert suggestions.suggest(session, owner(session, asking), asking, BUYER).list_id
    assert count(session, SuggestionList) == 2


def test_partners_come_back_only_when_the_partnership_is_over(session: Session) -> None:
    asking, partner = keep(session, buyer(), supplier())
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", asking.id, partner.id), "running", ownership="none"))
    assert names(session, asking) == []
    assert names(session, partner, SUPPLIER) == []
    partnerships.step(session, OFFICIAL, row, Step("completed"))
    assert names(session, asking) == ["S1"]


def test_who_was_turned_down_comes_back_after_the_last_day_or_never(session: Session) -> None:
    asking, partner = keep(session, buyer(), supplier())
    row = dismissals.turn_down(session, OFFICIAL, Pair("supply_chain", asking.id, partner.id), "not_now")
    assert row.until == i18n.today() + timedelta(days=90)
    for until, expected in ((i18n.today(), []), (i18n.today() - timedelta(days=1), ["S1"]), (None, [])):
        row.until = until
        session.flush()
        assert names(session, asking) == expected
        assert names(session, partner, SUPPLIER) == [each.replace("S", "B") for each in expected]


def test_a_mentor_is_suggested_while_a_place_is_free(session: Session) -> None:
    first, second, third = keep(session, mentee(1), mentee(2), mentor())
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", first.id, third.id)))
    assert names(session, second, MENTEE) == []
    partnerships.step(session, OFFICIAL, row, Step("declined", "tidak cocok"))
    assert names(session, second, MENTEE) == ["M1"]


def test_the_next_answer_knows_a_change_that_another_process_has_made(session: Session, engine: Engine) -> None:
    asking, _, _ = keep(session, buyer(), supplier(), supplier(2, active=False))
    assert names(session, asking) == ["S1"]
    session.commit()
    program = """
from matchmaker import database
from matchmaker.permissions import Actor
from matchmaker.services import firms
from matchmaker.settings import Settings
with database.transaction(database.connect(Settings.from_env())) as session:
    official = Actor("official", "35.76")
    firms.change(session, official, firms.locate(session, official, "S2"), {"active": True})
"""
    subprocess.run([sys.executable, "-c", program], cwd=TOP, check=True, timeout=60)
    assert names(session, asking) == ["S1", "S2"]


def test_a_change_that_was_undone_is_never_suggested(session: Session) -> None:
    asking, here, gone = keep(session, buyer(), supplier(), supplier(2))
    firms.change(session, OFFICIAL, gone, {"active": False})
    assert names(session, asking) == ["S1"]
    session.rollback()
    firms.change(session, OFFICIAL, here, {"active": False})
    session.commit()
    assert names(session, asking) == ["S2"]


def test_a_need_narrows_the_list(session: Session) -> None:
    asking = buyer(needs=(Need("kardus sepatu"), Need("benang jahit")))
    thread = supplier(2, offers=(Offer("benang jahit"),))
    asking_firm, _, _ = keep(session, asking, supplier(), thread)
    assert sorted(names(session, asking_firm)) == ["S1", "S2"]
    assert names(session, asking_firm, replace(BUYER, need="benang jahit")) == ["S2"]


WRONG: dict[str, list[dict[str, Any]]] = {
    "as": [{"role": "mentor"}],
    "limit": [{"limit": 0}, {"limit": 101}],
    "need": [{"pairing": "mentorship", "role": "mentee", "need": "menjahit"}],
    "weights.product": [{"weights": {"near": 1.0}}],
    "weights.luck": [{"weights": {**WEIGHTS, "luck": 1.0}}],
    "weights.near": [{"weights": {**WEIGHTS, "near": wrong}} for wrong in (float("nan"), -1, True, "1", None)],
}


def test_a_wrong_question_is_refused_by_name(session: Session) -> None:
    (asking,) = keep(session, buyer())
    for field, changes in WRONG.items():
        for change in changes:
            with pytest.raises(Invalid) as refused:
                suggestions.suggest(session, OFFICIAL, asking, replace(BUYER, **change))
            assert list(refused.value.fields) == [field]


def test_a_pairing_that_is_none_is_not_found_and_bounds_are_taken(session: Session) -> None:
    (asking, *_) = keep(session, buyer(), supplier(), supplier(2))
    with pytest.raises(NotFound, match="jodoh"):
        suggestions.suggest(session, OFFICIAL, asking, replace(BUYER, pairing="jodoh"))
    assert len(names(session, asking, replace(BUYER, limit=1))) == 1
    assert len(names(session, asking, replace(BUYER, limit=100))) == 2


def test_other_offices_are_suggested_only_when_asked_for(session: Session) -> None:
    (asking, _) = keep(session, buyer(), supplier())
    keep(session, supplier(), supplier(2), office=NEIGHBOUR)
    keep(session, supplier(3), office=LONGER)
    province = Actor("official", PROVINCE)
    assert names(session, asking, actor=province) == ["S1"]
    assert sorted(names(session, asking, replace(BUYER, beyond=True))) == ["S1", "S1", "S2", "S3"]


def test_a_firm_of_another_office_shows_no_figure(session: Session) -> None:
    asking, near = keep(session, buyer(need={"quantity": 500}), supplier(offer={"capacity": 437}, workers=37.0))
    (far,) = keep(session, supplier(2, offer={"capacity": 437}, workers=37.0), office=LONGER)
    for actor, open_ones in ((OFFICIAL, {near.id}), (Actor("official", PROVINCE), {near.id, far.id}), (owner(session, asking), set())):
        found = suggestions.suggest(session, actor, asking, replace(BUYER, beyond=True))
        assert {item.firm_id for item in found.items if item.open} == open_ones
        for item in found.items:
            text = str((item.reasons, item.cautions))
            assert ("437" in text) == item.open
            assert "37" in text or not item.open


def test_a_business_cannot_measure_a_distance_by_its_own_limit(session: Session) -> None:
    asking, _ = keep(session, buyer(need={"max_km": 35}, latitude=-7.47, longitude=112.43), supplier(latitude=-7.25, longitude=112.75))
    assert names(session, asking) == []
    assert names(session, asking, actor=owner(session, asking)) == ["S1"]


def test_sample_and_real_firms_are_never_suggested_to_each_other(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier())
    pretended, _ = keep(session, buyer(2), supplier(2), sample=True)
    for beyond in (False, True):
        assert names(session, asking, replace(BUYER, beyond=beyond)) == ["S1"]
        assert names(session, pretended, replace(BUYER, beyond=beyond)) == ["S2"]


def test_a_list_takes_as_many_statements_whatever_its_length(session: Session, engine: Engine) -> None:
    asking, *_ = keep(session, buyer(), *(supplier(number) for number in range(40)))
    official = signed_in(session)
    names(session, asking)
    session.commit()
    sent: list[int] = []
    for limit in (1, 40):
        with statements(engine) as noted:
            names(session, asking, replace(BUYER, limit=limit), official)
        session.commit()
        sent.append(len(noted))
    assert sent[0] == sent[1] <= 12


def test_sentences_are_kept_in_both_languages(session: Session) -> None:
    asking, _ = keep(session, mentee(skills=(Skill("pengemasan", "wants", 1, 4, 1.0),)), mentor())
    (item,) = suggestions.suggest(session, OFFICIAL, asking, MENTEE).items
    said: Callable[[], list[str]] = item.sentences
    with i18n.reading("en"):
        english = said(), item.warnings()
    assert english == (item.reasons["en"], item.cautions["en"])
    assert said() == item.reasons["id"] != item.reasons["en"]
