"""Whatever an entry of the trail says was done has a name in both languages."""

from __future__ import annotations

import re

import pytest

from matchmaker.terms import ACTS
from tests.house import acts

NAMED = {each.value: each for each in ACTS}


@pytest.mark.parametrize(("act", "file"), sorted(acts.written().items()))
def test_each_act_that_the_code_writes_has_a_name(act: str, file: str) -> None:
    wanted = re.escape(act).replace(r"\*", "[a-z_]+")
    assert any(re.fullmatch(wanted, each) for each in NAMED), f"{file} writes “{act}”: give it a term in matchmaker/terms/acts.py"


def test_each_act_has_one_name_in_each_language() -> None:
    assert len(NAMED) == len(ACTS)
    assert [each.value for each in ACTS if not (each.label_id.strip() and each.label_en.strip()) or each.label_id == each.label_en] == []


def test_the_acts_are_found_however_the_code_names_them() -> None:
    found = acts.written()
    assert {"firm.changed", "group.left", "partnership.moved", "partnership.recorded", "*.removed"} <= found.keys()
    assert acts.UNREADABLE not in found
