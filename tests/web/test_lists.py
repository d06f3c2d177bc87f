"""Lists of the office: sorted by the database, columns as chosen, and all that was found as a workbook."""

from __future__ import annotations

import html
import io
import re
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from matchmaker.store.pages import Page
from matchmaker.web import listing
from models import AuditEntry, AuditValue, Firm
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


def test_a_workbook_that_is_cut_says_so_and_so_does_its_page(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 2)
    monkeypatch.setattr(listing, "WHOLE", Page(size=2, largest=2))
    official = visit("official")
    cut = "Hanya 2 baris pertama dari 12; saring daftarnya, lalu unduh sebagian demi sebagian."
    assert sheet(official.get("/firms?format=xlsx"))[-1][0] == cut
    assert cut in words(official.get("/firms"))
    assert "baris pertama" not in words(official.get("/firms?text=K-01"))


TAKEN: dict[str, tuple[str, dict[str, Any] | None]] = {
    "/firms?format=xlsx&kind=firm&text=rekaan&sort=name&page=2": ("firms", {"kind": "firm", "text": True}),
    "/firms/K-01/history?format=xlsx": ("changes", {"public_id": "K-01"}),
    "/budget-share.xlsx?verdict=no": ("budget-share", {"verdict": "no"}),
    "/recap.xlsx?from=2026-01-01&to=2026-06-30": ("recap", {"from": "2026-01-01", "to": "2026-06-30"}),
    "/exports/profiles.xlsx?table=offers": ("profiles", {"office": CITY, "tables": ["offers"], "sample": False}),
    "/api/v1/exports/profiles.xlsx": ("profiles", {"office": CITY, "tables": [], "sample": False}),
    "/legality.ics": ("calendar", None),
    "/api/v1/legality.ics": ("calendar", None),
}


def test_the_trail_notes_who_took_what_along_but_not_the_words_that_were_searched_for(visit: Visit, small_city: SmallCity) -> None:
    client = visit("official").client
    for path in TAKEN:
        assert client.get(path, headers=small_city.bearer("official")).status_code == 200, path
    assert client.get("/exports/profiles.xlsx?table=hobi").status_code == 422
    with Session(small_city.engine) as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.act == "list.downloaded").order_by(AuditEntry.id)).all()
        noted = [(each.changes["list"][1], (each.changes.get("filters") or (None, None))[1]) for each in entries]
        assert noted == list(TAKEN.values())
        assert {each.actor_id for each in entries} == {small_city.accounts["official"].id}
        first = entries[0]
        assert (first.office, first.changes["rows"], set(first.changes)) == (CITY, [None, 11], {"list", "rows", "filters"})
        assert session.scalars(select(AuditValue.after).where(AuditValue.entry_id == first.id)).all() == []


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
