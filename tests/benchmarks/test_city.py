"""The invented city of the speed figures: always the same, with a favourite product, many spellings, and strangers who are strange."""

from __future__ import annotations

from collections import Counter

from benchmarks import city
from matchmaker.engine import reference
from matchmaker.engine.language import phrases
from matchmaker.terms import CERTIFICATE_KINDS, UNITS, find

FIRMS = tuple(city.profiles(10_000))


def test_a_small_city_is_the_beginning_of_a_larger_one() -> None:
    assert tuple(city.profiles(500)) == FIRMS[:500]
    assert next(city.profiles(1, seed=1)) != FIRMS[0]


def test_firms_state_about_two_offers_one_need_and_two_skills() -> None:
    for lines, usual in (("offers", 2), ("needs", 1), ("skills", 2)):
        assert abs(sum(len(getattr(firm, lines)) for firm in FIRMS) / len(FIRMS) - usual) < 0.05


def test_one_product_in_twenty_is_the_same_and_spellings_are_many() -> None:
    offered = Counter(phrases.normalise(offer.product) for firm in FIRMS for offer in firm.offers)
    assert max(offered.values()) >= 0.05 * offered.total()
    assert len(offered) > len(FIRMS) / 3
    assert len({phrases.normalise(text) for text in city.goods().text}) > 3_000


def test_a_fifth_of_the_facts_is_blank() -> None:
    for fact in ("latitude", "region", "workers", "founded", "mentor_slots"):
        assert abs(sum(getattr(firm, fact) is None for firm in FIRMS) / len(FIRMS) - city.BLANK) < 0.02


def test_trades_name_only_what_the_vocabularies_know() -> None:
    for trade in city.trades():
        assert trade.kbli in reference.kbli("2025")
        assert all(find(UNITS, unit) for unit in trade.units)
        assert all(find(CERTIFICATE_KINDS, kind) for kind in trade.certificates)


def test_a_stranger_uses_no_phrase_of_the_city() -> None:
    known = {line.product for firm in FIRMS for line in (*firm.offers, *firm.needs)} | {
        each.skill for firm in FIRMS for each in firm.skills
    }
    strangers = city.strangers(100)
    said = {line.product for firm in strangers for line in (*firm.offers, *firm.needs)} | {
        each.skill for firm in strangers for each in firm.skills
    }
    assert len(said) > 300
    assert not said & known
