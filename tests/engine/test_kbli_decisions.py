"""Codes of 2020 are never carried over: the same digits are offered only as far as the title or the product says the same."""

from __future__ import annotations

import pytest

from matchmaker.engine import kbli_decisions as decisions
from matchmaker.engine.profile import Need, Offer, Profile


def _firm(*codes: str, version: str = "2020", offers: tuple[Offer, ...] = (), needs: tuple[Need, ...] = ()) -> Profile:
    return Profile(id="K-1", name="Usaha Rekaan", kbli_version=version, kbli=codes, offers=offers, needs=needs)


@pytest.mark.parametrize(
    ("old", "product", "today"),
    [
        ("13133", "sablon kaos", "13139"),  # printing of cloth; today the digits of batik
        ("13134", "batik tulis", "13133"),
        ("13912", "bordir kebaya", "13996"),  # embroidery; today crochet
        ("10391", "tempe kedelai", "10307"),  # a code that is gone
        ("10772", "sambal", "10779"),  # seasoning; today salt
        ("10762", "teh rosela", "10797"),  # herbs; today tea
    ],
)
def test_digits_that_changed_their_meaning_do_not_come_first(old: str, product: str, today: str) -> None:
    (question,) = decisions.questions(_firm(old, offers=(Offer(product=product),)))
    assert question.candidates[0].code == today
    assert all(each.version == decisions.NEWEST for each in question.candidates)


def test_chilled_fish_of_2020_is_not_canned_fish_of_2025() -> None:
    (question,) = decisions.questions(_firm("10217", offers=(Offer(product="ikan segar es"),)))
    assert "10217" not in [each.code for each in question.candidates]


def test_the_same_digits_with_the_same_title_come_first() -> None:
    (question,) = decisions.questions(_firm("10794"))
    assert (question.candidates[0].code, question.candidates[0].score) == ("10794", decisions.SAME)


def test_codes_of_the_lines_wait_too_and_name_their_products() -> None:
    firm = _firm("10391", offers=(Offer(product="tempe daun", kbli="10391"),), needs=(Need(product="kedelai", kbli="01113"),))
    first, second = decisions.questions(firm)
    assert (first.code, first.products, first.title) == ("10391", ("tempe daun",), "Industri Tempe Kedelai")
    assert (second.code, second.products) == ("01113", ("kedelai",))


def test_nothing_waits_in_the_newest_version_but_an_unknown_code() -> None:
    assert not decisions.waits(_firm("10307", version="2025"))
    assert not decisions.waits(_firm())
    (question,) = decisions.questions(_firm("10391", version="2025", offers=(Offer(product="tempe"),)))
    assert (question.title, question.candidates[0].code) == ("", "10307")


def test_a_decision_files_the_firm_and_its_lines() -> None:
    firm = _firm("10391", "10392", offers=(Offer(product="tempe", kbli="10391"), Offer(product="tahu")), needs=())
    stated = decisions.decided(firm, {"10391": "10307", "10392": ""})
    assert (stated["kbli_version"], stated["kbli"]) == ("2025", ("10307",))
    assert [line.kbli for line in stated["offers"]] == ["10307", None]
