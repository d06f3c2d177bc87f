"""The workbook of the office as the pages give it: whole or one list, of one's own region, and taken again by the import."""

from __future__ import annotations

import io

import openpyxl
import pytest

from matchmaker.interchange import read
from tests.fixtures.city import ELSEWHERE, PROFILES, SmallCity
from tests.web.conftest import Visit

ADDRESS = "/exports/profiles.xlsx"


def test_the_whole_and_one_list_alone(visit: Visit, small_city: SmallCity) -> None:
    official = visit("official")
    whole = official.get(ADDRESS)
    assert 'filename="profil.xlsx"' in whole.headers["Content-Disposition"]
    data = read(whole.data, name="profil.xlsx")
    assert (data.profiles, data.problems) == (tuple(sorted(PROFILES, key=lambda each: each.id)), ())
    assert official.get(ADDRESS).data == whole.data
    alone = openpyxl.load_workbook(io.BytesIO(official.get(f"{ADDRESS}?table=offers").data))
    assert alone.sheetnames == ["Penawaran"]
    assert ADDRESS in official.get("/imports").text


@pytest.mark.parametrize(("query", "status"), [(f"office={ELSEWHERE}", 404), ("office=99", 404), ("table=hobi", 422)])
def test_another_office_or_an_unknown_table_is_refused(visit: Visit, small_city: SmallCity, query: str, status: int) -> None:
    assert visit("official").get(f"{ADDRESS}?{query}").status_code == status
