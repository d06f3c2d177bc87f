"""The arithmetic of the recap: which side counts, which sector a code is of, and how lines add up."""

from __future__ import annotations

from datetime import date

import pytest

from matchmaker.engine.partnering.recap import Entry, Sized, described, grouped, recap, sector_of, sector_title, served, smaller, verdict_on
from matchmaker.engine.profile import Profile

SALES = {"mikro": 2e9, "kecil": 15e9, "menengah": 50e9, "besar": 50e9 + 1, "": None}
"""The largest sales of each class under PP 7/2021 article 35 paragraph (5); above that of menengah for besar."""


def firm(size: str, **facts: object) -> Profile:
    """A firm of that size class."""
    return Profile("x", "X", annual_sales=SALES[size], **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pairing", "seeker", "partner", "chosen"),
    [
        ("supply_chain", "besar", "kecil", "partner"),
        ("supply_chain", "mikro", "kecil", "seeker"),
        ("supply_chain", "kecil", "kecil", "partner"),
        ("mentorship", "kecil", "kecil", "seeker"),
        ("mentorship", "menengah", "mikro", "partner"),
        ("supply_chain", "besar", "", "seeker"),
        ("supply_chain", "", "besar", "partner"),
        ("supply_chain", "", "", "partner"),
        ("mentorship", "", "", "seeker"),
    ],
)
def test_the_smaller_side_counts(pairing: str, seeker: str, partner: str, chosen: str) -> None:
    sides = {"seeker": Sized.of(firm(seeker)), "partner": Sized.of(firm(partner))}
    assert smaller(pairing, sides["seeker"], sides["partner"]) is sides[chosen]


def test_an_agency_has_no_size_and_so_is_never_the_smaller_one() -> None:
    agency, large = Sized.of(Profile("a", "A", kind="agency", annual_sales=1.0)), Sized.of(firm("besar"))
    assert smaller("mentorship", agency, large) is large


@pytest.mark.parametrize(
    ("version", "codes", "key", "title"),
    [
        ("2025", ("10794", "15201"), "2025:10", "10 Industri makanan"),
        ("2020", ("10794",), "2025:10", "10 Industri makanan"),
        ("2020", ("47112",), "2020:47", "47 "),
        ("2025", ("33121",), "2025:33", "33 "),
        ("2025", ("99999",), "2025:99", "99"),
        ("2025", (), "", ""),
    ],
)
def test_manufacturing_has_one_sector_in_both_versions(version: str, codes: tuple[str, ...], key: str, title: str) -> None:
    assert sector_of(version, codes) == key
    assert sector_title(key).startswith(title)


def test_what_is_unknown_stands_last_and_the_lines_add_up() -> None:
    entries = [
        Entry("supply_chain", "running", "subkontrak", value=2.0, days=10),
        Entry("supply_chain", "ended", "subkontrak", value=None, days=20, reason="price"),
        Entry("supply_chain", "introduced"),
        Entry("supply_chain", "declined", "", reason="too_far"),
        Entry("supply_chain", "agreed", "kso", value=0.1 + 0.2, days=None),
    ]
    lines = grouped(entries, "pattern")
    assert [(each.key, each.count, each.open, each.closed, each.days) for each in lines] == [
        ("subkontrak", 2, 1, 1, 15.0), ("kso", 1, 1, 0, None), ("", 2, 1, 1, None),
    ]  # fmt: skip
    found = recap((date(2026, 1, 1), date(2026, 12, 31)), entries, (), sample=False)
    assert (found.total.count, found.total.open, found.total.days) == (5, 3, 15.0)
    for group in found.groups.values():
        assert sum(each.count for each in group) == 5
        assert sum(each.value for each in group) == pytest.approx(found.total.value)
    assert found.reasons == {("ended", "price"): 1, ("declined", "too_far"): 1}


def test_the_forty_per_cent_rule_is_asked_of_suppliers_only() -> None:
    supplier = firm("kecil", domestic=True)
    assert [verdict_on(pairing, supplier) for pairing in ("supply_chain", "mentorship")] == ["yes", None]
    assert verdict_on("supply_chain", firm("menengah", domestic=True)) == "no"
    assert verdict_on("supply_chain", firm("kecil")) == "unknown"


def test_small_firms_that_are_idle_or_of_unknown_size_are_not_counted() -> None:
    firms = [(1, firm("mikro")), (2, firm("mikro", active=False)), (3, firm("kecil", active=True)), (4, firm("")), (5, firm("besar"))]
    found = [(each.size, each.firms, each.partnered, each.alone) for each in served(((key, Sized.of(each)) for key, each in firms), {3, 5})]
    assert found == [("mikro", 1, 0, 1), ("kecil", 1, 1, 0)]


def test_nothing_known_of_a_firm_is_said_as_nothing() -> None:
    assert described(Sized.of(Profile("x", "X"))) == {"size": "", "sector": "", "region": ""}
