"""Lists of the office: sorted by the database, columns as chosen, and all that was found as a workbook."""

from __future__ import annotations

import html
import io
import re
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from matchmaker.store import firms
from matchmaker.store.pages import WHOLE
from matchmaker.web.firm_list import FIRMS
from models import Firm
from tests.fixtures.city import CITY, SmallCity
from tests.web.conftest import Visit, words


def sheet(answer: TestResponse) -> list[tuple[Any, ...]]:
    """The rows of the workbook, headings first."""
    assert str(answer.mimetype).endswith("spreadsheetml.sheet"), answer.text[:500]
    return list(openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0].values)


def first_cells(page: TestResponse) -> list[str]:
    """What stands in the first column."""
    found = re.findall(r'<tr role="row">\s*<td[^>]*>(.*?)</td>', page.text, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", each)).strip() for each in found]


def test_a_heading_sorts_by_the_database_and_the_other_way_round_when_it_is_pressed_again(visit: Visit) -> None:
    official = visit("official")
    page = official.get("/firms?sort=workers&kind=firm")
    assert first_cells(page)[:2] == ["Penjahit Rekaan", "Keripik Rekaan"]
    assert 'href="/firms?sort=-workers&amp;kind=firm"' not in page.text, "a column that is not shown has no heading"
    shown = official.get("/firms?sort=workers&kind=firm&columns=name&columns=workers")
    assert re.findall(r'<th[^>]*aria-sort="([^"]+)"><a[^>]*href="([^"]+)"', shown.text) == [
        ("ascending", "/firms?sort=-workers&amp;kind=firm&amp;columns=name&amp;columns=workers")
    ]
    assert first_cells(official.get("/firms?sort=-workers"))[0] == "Konveksi Rekaan"


def test_what_is_blank_comes_last_both_ways(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        session.get_one(Firm, small_city.firms["K-01"].id).workers = None
        session.commit()
    for sort in ("workers", "-workers"):
        assert first_cells(visit("official").get(f"/firms?sort={sort}"))[-1] == "Tahu Rekaan", sort


def test_an_order_that_nobody_knows_is_named_and_the_list_stands_in_its_usual_one(visit: Visit) -> None:
    page = visit("official").get("/firms?sort=phone%22")
    assert (page.status_code, 'tidak dapat diurutkan menurut “phone"”' in words(page)) == (200, True)
    assert first_cells(page) == sorted(first_cells(page))


def test_a_business_cannot_sort_by_what_only_the_office_sees(visit: Visit) -> None:
    page = visit("business").get("/partnerships?sort=value&columns=pair&columns=value&text=tahu")
    assert "tidak dapat diurutkan" in words(page)
    assert "Nilai" not in words(page)


def test_chosen_columns_are_shown_and_kept(visit: Visit) -> None:
    page = visit("official").get("/firms?columns=name&columns=founded&columns=made_up&text=rekaan")
    assert re.findall(r'<td[^>]*data-heading="([^"]+)"', page.text)[:2] == ["Nama", "Tahun berdiri"]
    assert "2001" in words(page)
    assert 'value="founded" checked' in page.text
    assert 'value="kind" checked' not in page.text
    assert "columns=founded&amp;columns=made_up&amp;text=rekaan&amp;format=xlsx" in page.text


def test_a_workbook_holds_all_that_was_found_as_numbers_days_and_harmless_text(visit: Visit, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        changed = session.get_one(Firm, small_city.firms["K-06"].id)
        changed.name, changed.changed_at = "=1+1", datetime(2026, 3, 31, 20, 15, 30, tzinfo=UTC)
        session.commit()
    asked = "format=xlsx&sort=-workers&kind=firm&page=2&columns=name&columns=workers&columns=annual_sales&columns=changed"
    official = visit("official")
    heading, first, second, *rest = sheet(official.get(f"/firms?{asked}"))
    assert heading == ("Nama", "Jumlah pekerja", "Penjualan setahun (Rp)", "Terakhir diubah")
    assert (first[:3], second[0], len(rest)) == (("Konveksi Rekaan", 120, 1.2e10), "'=1+1", 9)
    assert second[3] == datetime.fromisoformat("2026-04-01T03:15:30")
    official.get("/language/en")
    assert sheet(official.get(f"/firms?{asked}"))[0][1] == "Workers"


def test_a_workbook_that_is_cut_says_so(app: Flask, small_city: SmallCity) -> None:
    with app.test_request_context("/firms?format=xlsx"), Session(small_city.engine) as session:
        rows, _ = firms.search(session, firms.Wanted(CITY), WHOLE)
        answer: Any = FIRMS.asked().answer("", (rows[:2], 60_000))
        assert sheet(answer)[-1][0] == "Hanya 2 baris pertama dari 60.000."


LISTS = {
    "official": ["/firms", "/partnerships", "/visits", "/legality?view=all", "/legality?view=missing", "/imports", "/jobs", "/mentor-queue",
                 "/kbli-decisions", "/city-lists", "/tasks", "/firms/K-01/history"],
    "business": ["/partnerships", "/tasks"],
    "administrator": ["/accounts?role=official"],
    "supervisor": ["/reports"],
}  # fmt: skip


@pytest.mark.parametrize("role", LISTS)
def test_every_list_has_a_workbook_with_its_headings(visit: Visit, role: str) -> None:
    for path in LISTS[role]:
        page = visit(role).get(f"{path}{'&' if '?' in path else '?'}sort=nothing&format=xlsx")
        heading = sheet(page)[0]
        assert len(heading) >= 3, path
        assert all(heading), path


def test_what_can_be_done_with_a_row_is_on_the_page_only(visit: Visit) -> None:
    administrator = visit("administrator")
    assert "Tindakan" in words(administrator.get("/accounts"))
    heading, *rows = sheet(administrator.get("/accounts?format=xlsx&role=official&columns=name&columns=active&columns=act"))
    assert (heading, {row[1] for row in rows}) == (("Nama akun", "Aktif"), {"ya"})
