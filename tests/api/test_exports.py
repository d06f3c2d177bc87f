"""The workbook of the office over HTTP."""

from __future__ import annotations

from matchmaker.interchange import read
from tests.api.conftest import Ask
from tests.fixtures.city import PROFILES

ADDRESS = "/exports/profiles.xlsx"


def test_a_program_gets_what_the_import_takes(ask: Ask) -> None:
    data = read(ask("official", "GET", ADDRESS).data, name="profiles.xlsx")
    assert (len(data.profiles), data.problems) == (len(PROFILES), ())
    assert ask("official", "GET", f"{ADDRESS}?table=offers;needs&office=35.76").status_code == 200
    assert ask("official", "GET", f"{ADDRESS}?table=hobi").status_code == 422
    assert ask("evaluator", "GET", ADDRESS).status_code == 403
