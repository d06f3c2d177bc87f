"""Evaluations of what is stored: the firms of one's region, by the names one knows them by, against judgements that fit."""

from __future__ import annotations

import math

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.engine.judging.trial import Judgement
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Invalid, NotFound
from matchmaker.permissions import Actor
from matchmaker.services import evaluations, firms, partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from models import AuditEntry, SuggestionList
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import EVALUATOR, LEADER, NEIGHBOUR, OFFICIAL, PROVINCE, count, keep, statements

WEIGHTS = PAIRINGS["supply_chain"].start_weights()


def test_evaluators_judge_pseudonyms_and_leaders_ids(session: Session) -> None:
    asking, good, _ = keep(session, buyer(), supplier(), supplier(2, offer={"capacity": 10}))
    entries = count(session, AuditEntry)
    by_id = evaluations.evaluate(session, LEADER, "supply_chain", [Judgement("B1", "S1", 2)])
    by_pseudonym = evaluations.evaluate(session, EVALUATOR, "supply_chain", [Judgement(asking.pseudonym, good.pseudonym, 2)])
    ours = set(by_id) - {"baselines", "differences", "contributions"}
    assert {name: by_id[name] for name in ours} == {name: by_pseudonym[name] for name in ours}
    assert by_id["unmeasured"] == []
    weights = {**WEIGHTS, "track_record": 0.2}
    told = evaluations.evaluate(session, LEADER, "supply_chain", [Judgement("B1", "S1", 2)], weights)
    assert told["unmeasured"] == ["track_record"]
    assert (by_id["seekers"], by_id["candidates"], by_id["metrics"]["mrr"]) == (1, 2, 1.0)
    assert by_id["weights"] == WEIGHTS
    assert by_id["baselines"]
    for actor, name in ((EVALUATOR, "B1"), (LEADER, asking.pseudonym)):
        with pytest.raises(Invalid, match=name):
            evaluations.evaluate(session, actor, "supply_chain", [Judgement(name, name, 1)])
    assert count(session, SuggestionList) == 0
    assert count(session, AuditEntry) == entries


def test_an_evaluator_cannot_work_out_a_distance(session: Session) -> None:
    place = {"latitude": -7.47, "longitude": 112.43}
    asking = keep(session, *(buyer(number, **place) for number in range(1, 21)))
    (there,) = keep(session, supplier(latitude=-7.6, longitude=112.43))
    near = dict.fromkeys(WEIGHTS, 0.0) | {"near": 1.0}
    known = [Judgement(each.public_id, there.public_id, 2) for each in asking]
    hidden = [Judgement(each.pseudonym, there.pseudonym, 2) for each in asking]
    exact = evaluations.evaluate(session, LEADER, "supply_chain", known[:1], near)
    assert exact["contributions"]["near"] == pytest.approx(math.exp(-14.5 / 30), abs=0.01)
    assert "distance" in exact["baselines"]
    few = evaluations.evaluate(session, EVALUATOR, "supply_chain", hidden[:19], near)
    assert "contributions" not in few
    assert set(exact["baselines"]) - set(few["baselines"]) == set(exact["differences"]) - set(few["differences"]) == {"distance"}
    enough = evaluations.evaluate(session, EVALUATOR, "supply_chain", hidden, near)
    assert (enough["contributions"]["near"], "distance" in enough["baselines"]) == (0.6, True)


def test_seekers_that_are_shown_nobody_do_not_hide_the_one_that_is(session: Session) -> None:
    silent = keep(session, *(buyer(number, need={"product": "jasa las"}) for number in range(2, 30)))
    asking, there = keep(session, buyer(), supplier())
    judged = [Judgement(each.pseudonym, there.pseudonym, 1) for each in (asking, *silent)]
    assert "contributions" not in evaluations.evaluate(session, EVALUATOR, "supply_chain", judged)


def test_only_the_firms_of_ones_region_are_known(session: Session) -> None:
    keep(session, buyer(), supplier())
    keep(session, supplier(2), supplier(), office=NEIGHBOUR)
    for name in ("S2", f"{NEIGHBOUR}:S2"):
        with pytest.raises(Invalid, match=name):
            evaluations.evaluate(session, LEADER, "supply_chain", [Judgement("B1", name, 1)])
    found = evaluations.evaluate(session, Actor("supervisor", PROVINCE), "supply_chain", [Judgement("35.76:B1", f"{NEIGHBOUR}:S1", 1)])
    assert found["candidates"] == 3


def test_the_sample_city_is_judged_only_where_nothing_is_real(session: Session) -> None:
    keep(session, buyer(2), supplier(2), sample=True)
    assert evaluations.evaluate(session, LEADER, "supply_chain", [Judgement("B2", "S2", 1)])["candidates"] == 1
    keep(session, buyer(), supplier())
    assert evaluations.evaluate(session, LEADER, "supply_chain", [Judgement("B1", "S1", 1)])["candidates"] == 1
    with pytest.raises(Invalid, match="B2"):
        evaluations.evaluate(session, LEADER, "supply_chain", [Judgement("B2", "S2", 1)])


def test_a_mentor_counts_with_all_its_places(session: Session) -> None:
    learner, guide = keep(session, mentee(), mentor())
    partnerships.propose(session, OFFICIAL, Proposal(Pair("mentorship", learner.id, guide.id)))
    found = evaluations.evaluate(session, LEADER, "mentorship", [Judgement("E1", "M1", 2)])
    assert found["metrics"]["hit@10"] == 1.0


def test_the_next_evaluation_knows_a_changed_profile(session: Session) -> None:
    good, *_ = keep(session, supplier(), buyer(), *(supplier(number) for number in range(2, 13)))
    judged = [Judgement("B1", "S1", 2)]
    assert evaluations.evaluate(session, LEADER, "supply_chain", judged)["metrics"]["hit@10"] == 1.0
    firms.change(session, OFFICIAL, good, {"offers": ()})
    assert evaluations.evaluate(session, LEADER, "supply_chain", judged)["metrics"]["hit@10"] == 0.0
    session.rollback()
    assert evaluations.evaluate(session, LEADER, "supply_chain", judged)["metrics"]["hit@10"] == 1.0


def test_what_does_not_fit_is_refused_with_the_reason(session: Session) -> None:
    keep(session, buyer(), supplier())
    pair = Judgement("B1", "S1", 1)
    wrong: list[tuple[str, list[Judgement], dict[str, float] | None]] = [
        ("tidak ada pasangan", [], None),
        ("“3”", [Judgement("B1", "S1", 3)], None),
        ("dua nilai", [pair, Judgement("B1", "S1", 2)], None),
        ("luck", [pair], {**WEIGHTS, "luck": 1}),
        ("near", [pair], {**WEIGHTS, "near": float("inf")}),
        ("2000", [Judgement(str(number), "S1", 1) for number in range(2_001)], None),
    ]
    for said, judgements, weights in wrong:
        with pytest.raises(Invalid, match=said):
            evaluations.evaluate(session, LEADER, "supply_chain", judgements, weights)
    with pytest.raises(NotFound, match="jodoh"):
        evaluations.evaluate(session, LEADER, "jodoh", [pair])


def test_a_second_evaluation_reads_no_profile(session: Session, engine: Engine) -> None:
    keep(session, buyer(), supplier())
    for _ in range(2):
        with statements(engine) as sent:
            evaluations.evaluate(session, LEADER, "supply_chain", [Judgement("B1", "S1", 1)])
        session.commit()
    assert not [each for each in sent if "FROM firms" in each]
