"""Size under three rules, on both sides of every limit, and what is said of it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from matchmaker.engine.profile import Profile
from matchmaker.engine.size_class import classes_by_money, size_class, size_classes
from matchmaker.i18n import reading, today

BILLION = 1e9


def _by(rule: str, **facts: Any) -> str | None:
    return {each.rule: each.size for each in size_classes(Profile("F-1", "Rekaan", **facts))}[rule]


@pytest.mark.parametrize(
    ("fact", "highest"),
    [
        ("annual_sales", {"mikro": 2 * BILLION, "kecil": 15 * BILLION, "menengah": 50 * BILLION}),
        ("capital", {"mikro": 1 * BILLION, "kecil": 5 * BILLION, "menengah": 10 * BILLION}),
    ],
)
def test_pp7_counts_the_limit_itself_to_the_lower_class(fact: str, highest: dict[str, float]) -> None:
    classes = [*highest, "besar"]
    assert _by("pp7", **{fact: 0.0}) == "mikro"
    for place, (name, limit) in enumerate(highest.items()):
        assert (_by("pp7", **{fact: limit}), _by("pp7", **{fact: limit + 1})) == (name, classes[place + 1])


def test_pp7_reads_sales_before_capital_and_capital_where_sales_are_unknown() -> None:
    assert _by("pp7", annual_sales=1e9, capital=20e9) == "mikro"
    assert _by("pp7", annual_sales=None, capital=20e9) == "besar"
    assert size_class(Profile("F-1", "Rekaan", capital=2e9)) == "kecil"
    assert size_class(Profile("F-1", "Rekaan", annual_sales=math.nan)) is None


@pytest.mark.parametrize(
    ("workers", "investment", "expected"),
    [
        (19, BILLION - 1, "kecil"),
        (19, BILLION, "menengah"),
        (19, 90 * BILLION, "menengah"),
        (20, 0.0, "menengah"),
        (20, 15 * BILLION, "menengah"),
        (20, 15 * BILLION + 1, "besar"),
        (None, BILLION, None),
        (5, None, None),
    ],
)
def test_permenperin_64_weighs_workers_and_investment_together(workers: float | None, investment: float | None, expected: str) -> None:
    assert _by("permenperin64", workers=workers, investment=investment) == expected


@pytest.mark.parametrize(
    ("workers", "expected"),
    [(1, "mikro"), (4, "mikro"), (5, "kecil"), (19, "kecil"), (20, "sedang"), (99, "sedang"), (100, "besar"), (None, None)],
)
def test_bps_counts_workers_alone(workers: float | None, expected: str | None) -> None:
    assert _by("bps", workers=workers, annual_sales=1e12) == expected


def test_the_basis_names_the_rule_the_facts_and_the_limits() -> None:
    found = size_classes(Profile("F-1", "Rekaan", annual_sales=1.9e9, workers=19, investment=1e9))
    assert [each.basis for each in found] == [
        "PP 7/2021 Pasal 35 ayat (5): penjualan Rp1.900.000.000 ≤ Rp2 miliar → mikro",
        "Permenperin 64/2016: pekerja 19 ≤ 19, investasi Rp1.000.000.000 ≥ Rp1 miliar → menengah",
        "BPS: pekerja 19 ≤ 19 → kecil",
    ]
    with reading("en"):
        assert size_classes(Profile("F-1", "Rekaan", workers=120))[2].basis == "BPS: workers 120 > 99 → large"


def test_what_is_missing_is_named_and_an_agency_has_no_size() -> None:
    blank = size_classes(Profile("F-1", "Rekaan"))
    assert [each.missing for each in blank] == [("annual_sales", "capital"), ("workers", "investment"), ("workers",)]
    assert blank[1].basis == "Permenperin 64/2016: belum ada data pekerja dan investasi"
    assert size_classes(Profile("D-1", "Dinas", kind="agency", workers=4)) == ()
    assert size_class(Profile("D-1", "Dinas", kind="agency", annual_sales=1.0)) is None


def test_many_at_once_have_the_same_classes() -> None:
    limits = [billions * BILLION for billions in (1, 2, 5, 10, 15, 50)]
    money = [None, 0.0, *limits, *(math.nextafter(each, math.inf) for each in limits)]
    firms = [Profile("F-1", "Rekaan", annual_sales=sales, capital=capital) for sales in money for capital in money]
    columns = [np.array([getattr(each, fact) for each in firms], dtype=float) for fact in ("annual_sales", "capital")]
    assert classes_by_money(*columns, today()).tolist() == [size_class(each) or "" for each in firms]
