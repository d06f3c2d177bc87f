"""The recap as files: whatever stands in it is printed as it is and never run; nothing to count is no failure."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pypdfium2

from matchmaker.documents.recap_document import Cover, recap_document, recap_workbook
from matchmaker.documents.recap_tables import tables
from matchmaker.engine.partnering.recap import Entry, Recap, Served, recap
from matchmaker.i18n import LANGUAGES, reading

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
COVER = Cover("Kota Mojokerto", date(2026, 11, 25))
HOSTILE = '=1+1 #panic("x") $[*_{{ 7*7 }}<b>&amp;'


def _recap(*entries: Entry, sample: bool = False) -> Recap:
    return recap(YEAR, entries, (Served("mikro", 3, 1), Served("kecil", 2, 0)), sample=sample)


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)).split())


def test_the_document_is_in_indonesian_whoever_reads() -> None:
    found = _recap(Entry("mentorship", "running", value=1.5e9, days=30))
    with reading("en"):
        text = _text(recap_document(found, COVER))
    for told in ("REKAPITULASI KEMITRAAN", "Masa laporan 1 Januari 2026 s.d. 31 Desember 2026", "Mojokerto, 25 November 2026",
                 "tercatat 1 kemitraan senilai Rp1.500.000.000", "4 dari 5 usaha mikro dan kecil belum", "Halaman 1 dari"):  # fmt: skip
        assert told in text, told
    assert "Kota contoh" not in text
    assert recap_document(found, COVER) == recap_document(found, COVER)


def test_it_is_written_to_the_head_of_the_office_by_name() -> None:
    text = _text(recap_document(_recap(), replace(COVER, head={"name": HOSTILE})))
    assert "Kepada Yth. Kepala Dinas yang membidangi perindustrian" in _text(recap_document(_recap(), COVER))
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) == 2
    book = openpyxl.load_workbook(io.BytesIO(recap_workbook(_recap(), replace(COVER, head={"name": "Dinas Rekaan"}))))
    assert book["Keterangan"]["B2"].value == "Dinas Rekaan – Kota Mojokerto"


def test_hostile_text_is_printed_as_it_is() -> None:
    found = _recap(Entry("supply_chain", "ended", region=HOSTILE, pattern=HOSTILE, reason=HOSTILE))
    text = _text(recap_document(found, Cover(HOSTILE, date(2026, 11, 25)))).replace(" ", "")
    assert text.count('#panic("x")$[*_{{7*7}}<b>&amp;') >= 4
    book = openpyxl.load_workbook(io.BytesIO(recap_workbook(found, COVER)))
    assert book["Pola"]["A2"].value == f"'{HOSTILE}"
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_with_nothing_to_count_and_in_the_sample_city_it_says_so() -> None:
    text = _text(recap_document(_recap(sample=True), COVER))
    assert "Kota contoh: semua usaha di bawah ini rekaan." in text
    assert "Tidak ada." in text
    assert "tercatat 0 kemitraan senilai Rp0" in text


def test_every_table_has_both_languages_and_whole_rows() -> None:
    found = _recap(Entry("supply_chain", "ended", "kso", "kecil", "2025:10", "35.76.01.1003", "price", 5.0, 3, "yes"))
    titles = {}
    for each in LANGUAGES:
        with reading(each):
            titles[each] = [table.title for table in tables(found)]
            assert all(len(row) == len(table.columns) for table in tables(found) for row in table.as_text())
            book = openpyxl.load_workbook(io.BytesIO(recap_workbook(found, COVER)))
            assert len(book.sheetnames) == len(titles[each]) + 1
    assert not set(titles["id"]) & set(titles["en"])
