"""The pages of legality, the 40 % rule and the rules: for an office and for a business's own firm."""

from __future__ import annotations

import io
import re

import openpyxl

from matchmaker.i18n import today
from tests.web.conftest import Visit, words


def _attest_address(page: str) -> str:
    found = re.search(r'action="(/firms/K-01/certificates/\d+/evidence[^"]*)"', page)
    assert found is not None
    return found[1]


def test_a_firms_page_shows_size_with_its_basis_and_leads_to_its_legality(visit: Visit) -> None:
    shown = words(visit("official").get("/firms/K-01"))
    assert "PP 7/2021 Pasal 35 ayat (5): penjualan Rp800.000.000 ≤ Rp2 miliar → mikro" in shown
    assert "Syarat 40 %: Belum dapat dipastikan" in shown
    assert "Belum dimiliki: SPP-IRT atau BPOM MD" in words(visit("official").get("/firms/K-01/legality"))


def test_evidence_is_recorded_and_what_was_refused_stands_in_the_form_again(visit: Visit) -> None:
    official = visit("official")
    address = _attest_address(official.get("/firms/K-01/legality").text)
    refused = official.post(address, evidence="source", checked_on="2026-01-05", note="")
    assert refused.status_code == 422
    assert "tulis bagaimana dan di mana hal ini diperiksa ke penerbit" in words(refused)
    assert 'value="2026-01-05"' in refused.text
    assert "isi tanggal pemeriksaan" in words(official.post(address, evidence="seen", checked_on="kemarin"))
    stored = official.post(address, evidence="source", checked_on=today().isoformat(), note="laman BPJPH")
    assert stored.status_code == 303
    page = words(official.get("/firms/K-01/legality"))
    assert "diverifikasi ke penerbit" in page
    assert "laman BPJPH" in page


def test_a_business_sees_its_own_tasks_and_no_form(visit: Visit) -> None:
    assert "Belum dimiliki: SPP-IRT atau BPOM MD" in words(visit("business").get("/my"))
    page = visit("business").get("/firms/K-01/legality")
    assert "/evidence" not in page.text
    assert "pembeli" not in words(page)
    assert visit("business").get("/firms/K-02/legality").status_code == 404
    assert visit("business").get("/legality.ics").mimetype == "text/calendar"


def test_the_register_has_its_views_and_a_buyer_can_be_asked_about(visit: Visit) -> None:
    official = visit("official")
    for view in ("ending", "expired", "undated", "missing", "all", "unheard-of"):
        assert official.get(f"/legality?view={view}&days=30&kind=halal").status_code == 200
    missing = words(official.get("/legality?view=missing&kind=halal"))
    assert "Keripik Rekaan" in missing
    assert "17 Oktober 2026" in missing
    assert "Tidak ada sertifikat yang kurang" in words(official.get("/firms/K-02/legality?buyer=K-01"))
    assert "tidak ada" in words(official.get("/firms/K-02/legality?buyer=K-77"))


def test_the_40_percent_list_is_filtered_and_downloaded(visit: Visit) -> None:
    official = visit("official")
    assert "0 usaha" in words(official.get("/budget-share"))
    assert "Tahu Rekaan" in words(official.get("/budget-share?verdict=unknown"))
    assert "0 usaha" in words(official.get("/budget-share?verdict=&tkdn=40,5"))
    assert official.get("/budget-share?tkdn=nan").status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(official.get("/budget-share.xlsx?verdict=unknown").data)).active
    assert sheet is not None
    assert "Tahu Rekaan" in {row[1].value for row in sheet.iter_rows(min_row=2)}


def test_the_rules_are_shown_in_both_languages(visit: Visit) -> None:
    assert "2.000.000.000" in words(visit("evaluator").get("/rules"))
    visit("evaluator").get("/language/en?next=/rules")
    assert "Limits of size" in words(visit("evaluator").get("/rules"))
