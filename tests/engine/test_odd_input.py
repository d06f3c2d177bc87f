"""What no form would let through, and what people really paste: the engine neither fails nor answers with nonsense."""

from __future__ import annotations

import math
import warnings
from dataclasses import replace

import pytest

from matchmaker.engine.explaining.explanation import cautions, reasons
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Need, Offer, Profile, Skill
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import TODAY, buyer, found, mentee, mentor, supplier, values

NUMBERS = [math.nan, math.inf, -math.inf, -1.0, -1e308, 1e308, 5e-324]


def _ask_everything(profiles: list[Profile]) -> int:
    """Every question of every firm; the number of answers, all of which are sound and can be explained."""
    firms, answers = FirmTable.of(profiles), 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for pairing in PAIRINGS.values():
            for role in pairing.roles:
                for row in range(len(firms)):
                    ranking = rank(firms, pairing, Question(row, role, TODAY))
                    for match in ranking.matches:
                        assert 0 <= match.score <= 1 + 1e-12
                        assert 0 <= match.coverage <= 1
                        assert "nan" not in str([*reasons(firms, ranking, match), *cautions(firms, ranking, match)]).lower().split()
                        answers += 1
    return answers


@pytest.mark.parametrize("number", NUMBERS)
def test_impossible_numbers_count_as_unknown(number: float) -> None:
    odd = {"latitude": number, "longitude": number, "workers": number, "founded": number, "mentor_slots": number}
    trades = [buyer(need={"quantity": number, "max_km": number}, **odd), supplier(offer={"capacity": number, "booked": number}, **odd)]
    skills = [Skill("pengemasan", side, number, number, number) for side in ("has", "wants")]
    assert _ask_everything([*trades, mentee(skills=skills[1:], **odd), mentor(skills=skills[:1], **odd), supplier(2), mentor(2)]) > 0
    place = values([buyer(latitude=number, longitude=112.0), supplier(latitude=-7.0, longitude=112.0)], "B1", "buyer", "S1")["near"]
    assert place == "unknown" or 0 <= float(place) <= 1


@pytest.mark.parametrize("number", [math.nan, math.inf, -5.0])
def test_impossible_amounts_are_unknown_and_not_a_share(number: float) -> None:
    assert values([buyer(), supplier(offer={"capacity": number})], "B1", "buyer", "S1")["capacity_filled"] == "unknown"
    assert values([buyer(need={"quantity": number}), supplier()], "B1", "buyer", "S1")["capacity_filled"] == "unknown"
    assert values([buyer(workers=number), supplier(workers=number)], "B1", "buyer", "S1")["scale_compatible"] == "unknown"
    assert found([buyer(need={"max_km": number}, latitude=-7.4, longitude=112.4), supplier(latitude=-7.9, longitude=112.4)], "B1", "buyer")


def test_levels_off_the_scale_are_unknown() -> None:
    pair = [mentee(), mentor(skills=(Skill("pengemasan", "has", 99),))]
    assert values(pair, "E1", "mentee", "M1")["skills_covered"] == "unknown"


TEXTS = [
    "", " ", "👟👟", "كرتون أحذية", "\u202ekardus\u202c", "鞋盒",
    "!!!", "123", "kardus\x00sepatu", "{need} %s <b>", "kardus sepatu 👟", "a",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_taken(text: str) -> None:
    trader = Profile("T", text, description=text, offers=(Offer(text),), needs=(Need(text),), owner_group=text, region=text,
                     kbli=(text, "1520²"), skills=(Skill(text, "has", 3), Skill(text, "wants", 1)), mentor_slots=1)  # fmt: skip
    assert _ask_everything([trader, replace(trader, id="U", owner_group=None), buyer(), supplier()]) >= 2


def test_an_emoji_or_accent_beside_the_product_changes_nothing() -> None:
    plain = values([buyer(), supplier()], "B1", "buyer", "S1")
    assert values([buyer(), supplier(offer={"product": "kardús sepatu 👟"})], "B1", "buyer", "S1") == plain


def test_a_product_of_100_kilobytes_is_cut_short() -> None:
    long = "kardus sepatu " + "x" * 100_000
    assert _ask_everything([buyer(need={"product": long}), supplier(offer={"product": long}), supplier(2)]) >= 2


def test_a_firm_without_lines_gets_and_is_nothing() -> None:
    silent = Profile("A", "A")
    assert _ask_everything([silent]) == 0
    assert found([silent, buyer(), supplier()], "A", "buyer") == []
    assert len(FirmTable.of([])) == 0


def test_500_lines_are_ranked() -> None:
    many = buyer(needs=tuple(Need(f"kardus sepatu nomor {number}") for number in range(250)))
    offers = tuple(Offer(f"kardus sepatu ukuran {number}", capacity=1) for number in range(500))
    assert _ask_everything([many, supplier(offers=offers)]) == 2


def test_two_profiles_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        FirmTable.of([buyer(), buyer()])


def test_a_role_of_another_pairing_is_refused() -> None:
    with pytest.raises(KeyError):
        rank(FirmTable.of([buyer()]), PAIRINGS["mentorship"], Question(0, "buyer", TODAY))
