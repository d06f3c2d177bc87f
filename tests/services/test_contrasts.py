"""Candidates side by side: as they stand in the list, those left out by name with the reason, from one ranking of just them."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict
from matchmaker.services import contrasts, suggestions
from matchmaker.services.suggestions import Asked
from models import Firm
from tests.engine.firms import buyer, mentee, supplier
from tests.services.town import NEIGHBOUR, OFFICIAL, keep, statements

BUYER = Asked("supply_chain", "buyer")


def _town(session: Session) -> tuple[Firm, list[Firm]]:
    """A buyer, and five makers of what it needs, each with more room than the one before."""
    firm, *makers = keep(session, buyer(), *(supplier(place, offer={"capacity": 90 * place}) for place in range(1, 6)))
    return firm, makers


def test_they_score_as_in_the_list_and_the_first_is_set_against_each(session: Session) -> None:
    firm, makers = _town(session)
    listed = suggestions.suggest(session, OFFICIAL, firm, BUYER).items[:3]
    names = {each.id: each.public_id for each in makers}
    found = contrasts.compare(session, OFFICIAL, firm, BUYER, [names[each.firm_id] for each in reversed(listed)])
    assert [(each.firm.id, each.score, each.coverage) for each in found.candidates] == [
        (each.firm_id, each.score, each.coverage) for each in listed]  # fmt: skip
    first, *others = (each.firm for each in found.candidates)
    assert [(each.better, each.worse) for each in found.contrasts] == [(first, other) for other in others]
    capacities = [each.parts["capacity_filled"] for each in found.candidates]
    assert [part.highest for part in capacities] == [True, False, False]
    assert capacities[0].fact == "kapasitas tersedia 450 dari 500 buah per bulan"
    assert not any(each.parts["product"].highest for each in found.candidates)
    assert found.left_out == ()


def test_who_is_left_out_is_named_with_the_reason(session: Session) -> None:
    firm, makers = _town(session)
    stranger, *_ = keep(session, mentee(9))
    keep(session, supplier(8), office=NEIGHBOUR)
    ids = [each.public_id for each in makers]
    found = contrasts.compare(session, OFFICIAL, firm, BUYER, [ids[0], ids[0], ids[1], stranger.public_id, "ZZZ", ids[2]])
    assert {each.firm.public_id for each in found.candidates} == set(ids[:2])
    assert {each.name: each.why for each in found.left_out} == {
        ids[2]: "paling banyak 4 calon dibandingkan", "ZZZ": "usaha “ZZZ” tidak ada", stranger.name: "produknya tidak sejalan"}  # fmt: skip
    with pytest.raises(Conflict) as refused:
        contrasts.compare(session, OFFICIAL, firm, BUYER, [ids[0], f"{NEIGHBOUR}:{supplier(8).id}", firm.public_id])
    assert refused.value.detail.startswith("pilih dua sampai empat calon yang memenuhi syarat. ")
    assert f"{firm.name}: usaha yang sama" in refused.value.detail
    assert f"usaha “{supplier(8).id}” tidak ada" in refused.value.detail


def test_sample_firms_are_not_compared_with_real_ones(session: Session) -> None:
    (firm,) = keep(session, buyer())
    samples = keep(session, supplier(1), supplier(2), sample=True)
    with pytest.raises(Conflict, match="contoh"):
        contrasts.compare(session, OFFICIAL, firm, BUYER, [each.public_id for each in samples])


def test_more_candidates_take_no_more_rankings(session: Session, engine: Engine) -> None:
    firm, makers = _town(session)
    ids = [each.public_id for each in makers]
    sent = []
    for number in (2, 4):
        with statements(engine) as asked:
            contrasts.compare(session, OFFICIAL, firm, BUYER, ids[:number])
        sent.append(len(asked))
    assert sent[1] <= sent[0] + 2
