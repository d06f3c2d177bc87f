"""The recap as a page, a workbook and a PDF, whose words are those of the office."""

from __future__ import annotations

import io

import openpyxl
import pypdfium2
import pytest
from sqlalchemy.orm import Session

from matchmaker.i18n import today
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import firms as rows
from matchmaker.store.partnerships import Pair
from tests import people
from tests.fixtures.city import SmallCity
from tests.web.conftest import Visit, words

HOSTILE = '=1+1 #eval("x") $[*_'


@pytest.fixture
def agreed(small_city: SmallCity) -> None:
    """The tofu maker buys soy beans by general trade for two million; the supplier has a name that means something to programs."""
    with Session(small_city.engine) as session:
        official = people.actor_of(small_city.accounts["official"])
        pair = Pair("supply_chain", small_city.firms["K-01"].id, small_city.firms["K-02"].id)
        row = partnerships.propose(session, official, Proposal(pair, "exploring"))
        partnerships.step(session, official, row, Step("agreed", pattern="perdagangan_umum", value=2e6, ownership="none"))
        supplier = rows.get(session, small_city.firms["K-02"].id)
        assert supplier is not None
        supplier.region = HOSTILE[:13]
        session.commit()


@pytest.mark.usefixtures("agreed")
def test_the_page_shows_the_period_in_both_languages(visit: Visit) -> None:
    official = visit("official")
    page = words(official.get("/recap"))
    year = today().year
    assert f"1 Januari {year} s.d. 31 Desember {year}: 1 kemitraan" in page
    assert "Perdagangan umum 1 1 0 Rp2.000.000 0" in page
    assert "10 Industri makanan 1 1 0" in page
    official.get("/language/en")
    assert "General trade 1 1 0 Rp2,000,000 0" in words(official.get("/recap"))


@pytest.mark.usefixtures("agreed")
def test_another_period_is_empty_and_a_wrong_one_is_named_and_not_lost(visit: Visit) -> None:
    official = visit("official")
    assert ": 0 kemitraan" in words(official.get("/recap?from=2020-01-01&to=2020-12-31"))
    for query, told in (("from=2026-02-30", "kalender"), ("from=2026-02-01&to=2026-01-01", "mendahului"), ("to=9999-12-31", "2100")):
        refused = official.get(f"/recap?{query}")
        assert refused.status_code == 422
        assert told in words(refused)
        assert query.split("=")[-1] in refused.text
        assert official.get(f"/recap.pdf?{query}").status_code == official.get(f"/recap.xlsx?{query}").status_code == 422


@pytest.mark.usefixtures("agreed")
def test_the_pdf_says_in_indonesian_what_the_page_says(visit: Visit) -> None:
    official = visit("official")
    official.get("/language/en")
    answer = official.get("/recap.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.data)).split())
    assert "REKAPITULASI KEMITRAAN Kota Mojokerto" in text
    assert "Kepala Dinas yang membidangi perindustrian" in text
    assert "tercatat 1 kemitraan senilai Rp2.000.000; 1 masih terbuka dan 0 sudah ditutup" in text
    assert "Perdagangan umum 1 1 0 Rp2.000.000 0" in text
    assert "Syarat 40 % belanja produk dalam negeri" in text
    assert answer.data == official.get("/recap.pdf").data


@pytest.mark.usefixtures("agreed")
def test_the_workbook_holds_numbers_and_nothing_that_runs(visit: Visit) -> None:
    book = openpyxl.load_workbook(io.BytesIO(visit("official").get("/recap.xlsx").data))
    groups = ["Tahap", "Jenis", "Pola", "Skala usaha", "Sektor", "Kelurahan", "Alasan"]
    assert book.sheetnames == ["Keterangan", *groups, "Mikro dan kecil", "Syarat 40 %"]
    assert [cell.value for cell in book["Pola"][2]] == ["Perdagangan umum", 1, 1, 0, 2e6, 0]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_a_business_gets_none_of_it(visit: Visit) -> None:
    assert {visit("business").get(path).status_code for path in ("/recap", "/recap.pdf", "/recap.xlsx")} == {403}
