"""The contrast of two matches: the largest differences, their signs, and the facts of both."""

from __future__ import annotations

import pytest

from matchmaker.engine.explaining.contrast import MOST_NAMED, NOTHING, Difference, contrast, sentences
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import Match, Ranking, rank
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.i18n import LANGUAGES, Language, number, reading, say
from tests.engine.closed_cities import ROLES, SEEDS, closed_city, questions
from tests.engine.firms import EVERYONE, asking, buyer, mentee, mentor, supplier

HERE = {"latitude": -7.470, "longitude": 112.430}
NEXT = {"latitude": -7.470, "longitude": 112.535}  # 11.6 km


def _said(firms: list[Profile], role: str, language: Language = "id") -> list[str]:
    table, ranking = asking(firms, firms[0].id, role)
    with reading(language):
        return sentences(table, contrast(table, ranking, *ranking.matches[:2]))


def test_it_says_what_makes_the_difference_and_what_speaks_for_the_other() -> None:
    city = [buyer(workers=74, **HERE), supplier(1, workers=10, **NEXT), supplier(2, offer={"capacity": 100}, workers=10, **HERE)]
    assert _said(city, "buyer") == [
        "“Kardus 1” di atas “Kardus 2” karena:",
        (
            "Kapasitas (+9,8 poin) – “Kardus 1”: kapasitas tersedia 400 dari 500 buah per bulan; "
            "“Kardus 2”: kapasitas tersedia 100 dari 500 buah per bulan"
        ),
        "walau “Kardus 2” lebih unggul pada:",
        "Kedekatan (−6,4 poin) – “Kardus 1”: berjarak 12 km; “Kardus 2”: berjarak kurang dari 1 km",
    ]
    assert _said(city, "buyer", "en")[3] == "Nearness (−6.4 points) – “Kardus 1”: 12 km away; “Kardus 2”: less than 1 km away"


@pytest.mark.parametrize(("amount", "said"), [(0.01, "1 point"), (0.0099, "1 point"), (-0.01, "1 point"), (0.011, "1.1 points")])
def test_one_point_is_no_points(amount: float, said: str) -> None:
    with reading("en"):
        assert Difference("near", "Nearness", amount, "", "").points == said


def test_what_is_unknown_or_not_asked_for_is_said_so() -> None:
    city = [mentee(**HERE), mentor(1, **HERE), mentor(2)]
    assert _said(city, "mentee")[1] == "Kedekatan (+22 poin) – “Pembina 1”: berjarak kurang dari 1 km; “Pembina 2”: belum ada data"


def test_equal_scores_are_ordered_by_id() -> None:
    assert _said([buyer(), supplier(1), supplier(2)], "buyer") == [
        "“Kardus 1” dan “Kardus 2” sama nilainya; kode usaha yang menentukan urutannya."
    ]


def test_the_worse_is_never_called_better() -> None:
    table, ranking = asking([buyer(), supplier(1), supplier(2, offer={"capacity": 4})], "B1", "buyer")
    with pytest.raises(ValueError, match="scores less"):
        contrast(table, ranking, *reversed(ranking.matches))


def _fact(table: FirmTable, ranking: Ranking, match: Match, of: Difference) -> str:
    """What the reasons say, or the value where they say nothing."""
    feature = next(each for each in ranking.pairing.features if each.name == of.feature)
    part = next(each for each in match.contributions if each.feature == of.feature)
    if part.value is None:
        return {"unknown": say("belum ada data", "no data yet"), "not_applicable": say("tidak diminta", "not asked for")}[part.state]
    value = number(100 * part.value, 1)
    return feature.reason(table, ranking.pairs, match.pair) or say(f"nilai {value} dari 100", f"{value} of 100")


@pytest.mark.parametrize("role", ROLES)
def test_the_largest_differences_are_named_with_the_facts_of_the_data(role: str) -> None:
    for seed in SEEDS:
        table = closed_city(seed)
        for question in questions(table, role, {}):
            ranking = rank(table, PAIRING_OF_ROLE[role], question, limit=EVERYONE)
            for better, worse in zip(ranking.matches, ranking.matches[1:], strict=False):
                found = contrast(table, ranking, better, worse)
                amounts = [one.amount - other.amount for one, other in zip(better.contributions, worse.contributions, strict=True)]
                for named, sign in ((found.above, 1), (found.though, -1)):
                    expected = sorted((sign * each for each in amounts if sign * each > NOTHING), reverse=True)
                    assert [sign * each.amount for each in named] == expected[: len(named)]
                    assert bool(named) == bool(expected)
                    assert len(named) <= MOST_NAMED
                    assert len(named) in (MOST_NAMED, 0) or sum(expected[: len(named)]) >= 0.8 * sum(expected)
                for language in LANGUAGES:
                    with reading(language):
                        again = contrast(table, ranking, better, worse)
                        for each in (*again.above, *again.though):
                            assert (each.better, each.worse) == (_fact(table, ranking, better, each), _fact(table, ranking, worse, each))
