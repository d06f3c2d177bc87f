"""What looks doubtful about two firms: each finding with the facts that lead to it."""

from __future__ import annotations

from typing import Any

import pytest

from matchmaker.engine.partnering.findings import doubts
from tests.engine.firms import buyer, mentee, mentor, supplier

LARGE, SMALL = {"annual_sales": 9e10}, {"annual_sales": 5e9}
SNACKS: dict[str, Any] = {"kbli": ("10794",)}
CASES: list[tuple[str | None, dict[str, Any], dict[str, Any], list[str]]] = [
    ("inti_plasma", LARGE, SMALL, []),
    ("inti_plasma", SMALL, LARGE, []),
    ("inti_plasma", SMALL, SMALL, ["roles"]),
    ("inti_plasma", {}, SMALL, []),
    ("rantai_pasok", SMALL, SMALL, []),
    (None, SMALL, SMALL, []),
    (None, {}, SNACKS, ["not_core"]),
    (None, {}, {**SNACKS, "offer": {"kbli": "17022"}}, []),
    (None, {}, {"kbli": ()}, []),
    (None, {"kbli": ()}, SNACKS, []),
    (None, {"kind": "agency"}, SNACKS, []),
    ("subkontrak", SMALL, {**SMALL, **SNACKS}, ["roles", "not_core"]),
]


@pytest.mark.parametrize(("pattern", "buys", "sells", "found"), CASES)
def test_only_what_is_known_is_doubtful(pattern: str | None, buys: dict[str, Any], sells: dict[str, Any], found: list[str]) -> None:
    assert [each.kind for each in doubts("supply_chain", pattern, buyer(**buys), supplier(**sells))] == found


def test_a_doubt_quotes_its_rule_or_names_both_sectors() -> None:
    roles, core = doubts("supply_chain", "subkontrak", buyer(**SMALL), supplier(**SMALL, **SNACKS))
    assert roles.rule is not None
    assert (roles.rule.source, roles.rule.article, roles.rule.status) == ("PP 7/2021", "Pasal 108 ayat (1)", "verified")
    assert all(each in core.sentence for each in ("Industri Makanan Lainnya", "Industri Kulit dan Alas Kaki"))


def test_a_mentor_need_not_be_of_the_core_business() -> None:
    assert doubts("mentorship", None, mentee(), mentor(kbli=("17022",))) == ()
