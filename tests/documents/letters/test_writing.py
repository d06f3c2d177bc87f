"""Letters as they are read when opened: what is known, blanks for the rest, hostile text as plain text, and twice the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from matchmaker import i18n
from matchmaker.documents.letters import facts
from matchmaker.documents.letters.letter import BLANK
from matchmaker.documents.letters.writing import FORMS, KINDS, write
from matchmaker.schemas.agreements import MOST_PAYMENT_DAYS

AGREED: dict[str, Any] = {
    "activity": "Pasokan kardus", "seeker_duties": "a. menerima barang;\nb. membayar.", "partner_duties": "Mengganti barang rusak.",
    "development": "Pemasaran", "quantity": "500 lembar per bulan", "quality": "Tebal 3 mm", "payment_days": 30,
    "starts_on": "2027-01-01", "ends_on": "2027-12-31", "disputes": "musyawarah", "signed_on": None,
}  # fmt: skip
SUGGESTED = {"list": 12, "day": "2026-11-20", "rank": 3, "reasons": ["Menawarkan kardus."], "cautions": ["Kapasitas belum ada datanya."]}
HOSTILE = '{{ 7 * 7 }} {% x %} #eval("1") $x^2$ <b>&amp;</b> ]]> =1+1 *tebal* _miring_ @ref \\ `kode`'


HEAD = {"name": "Dinas Perindustrian Rekaan", "address": "Jalan Rekaan 1", "telephone": "(0321) 000000",
        "email": "dinas@contoh.invalid", "signatory_title": "Kepala Dinas Perindustrian Rekaan",
        "signatory_name": "Siti Rekaan, S.E."}  # fmt: skip


def told(kind: str, **more: Any) -> dict[str, Any]:
    """The facts of a letter between two invented firms."""
    seeker = {"name": "Keripik Rekaan", "place": "Mentikan, Kota Mojokerto", "size_class": "kecil", "products": ["keripik singkong"]}
    partner = {"name": "Kardus Rekaan", "place": "", "size_class": None, "products": []}
    usual = {
        "kind": kind, "number": "001/PGT/35.76/2026", "code": "K7QF-9M2X-4TRB", "address": "https://mitra.example/check/K7QF-9M2X-4TRB",
        "day": "2026-11-25", "region": "Kota Mojokerto", "sample": False, "pairing": "supply_chain", "pattern": "rantai_pasok",
        "state": "introduced", "seeker": seeker, "partner": partner, "agreement": AGREED, "suggested": SUGGESTED,
    }  # fmt: skip
    return {**usual, **more}


def _of_docx(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def _of_pdf(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


READERS = {"docx": _of_docx, "pdf": _of_pdf}


def read(kind: str, form: str, **more: Any) -> str:
    """What the letter says, line ends and runs of spaces as one space."""
    return re.sub(r"\s+", " ", READERS[form](write(told(kind, **more), form)))


@pytest.mark.parametrize("form", FORMS)
def test_an_introduction_says_who_meets_whom_and_why(form: str) -> None:
    said = read("introduction", form)
    for sentence in ("PEMERINTAH KOTA MOJOKERTO", "Mojokerto, 25 November 2026", "001/PGT/35.76/2026", "Yth.", "Pimpinan Keripik Rekaan",
                     "Pimpinan Kardus Rekaan", "Mentikan, Kota Mojokerto", "tidak dipungut biaya", "Demikian surat ini kami sampaikan.",
                     "Kepala Dinas,", "kode K7QF-9M2X-4TRB", "https://mitra.example/check/K7QF-9M2X-4TRB"):  # fmt: skip
        assert sentence in said, sentence


@pytest.mark.parametrize("form", FORMS)
def test_an_agreement_holds_what_is_recorded(form: str) -> None:
    said = read("agreement", form)
    for sentence in ("KESEPAKATAN KEMITRAAN USAHA", "selanjutnya disebut PIHAK PERTAMA", "selanjutnya disebut PIHAK KEDUA",
                     "Pasal 1", "pola: rantai pasok.", "Kegiatan usaha: Pasokan kardus.", "a. menerima barang; b. membayar.",
                     "Mengganti barang rusak.",
                     "Jumlah: 500 lembar per bulan.", "paling lambat 30 (tiga puluh) hari setelah penyerahan",
                     "sejak tanggal 1 Januari 2027 sampai dengan tanggal 31 Desember 2027", "dengan cara: musyawarah.",
                     "Pasal 8"):  # fmt: skip
        assert sentence in said, sentence
    assert not re.search(r"\bUU\b|\bPP\b|Undang", said)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_known_is_a_blank(form: str) -> None:
    blank = read("agreement", form, agreement=dict.fromkeys(AGREED), pattern=None)
    assert re.search(r"Kegiatan usaha: …+\.", blank)
    assert re.search(r"sejak tanggal …+ sampai dengan tanggal …+\.", blank)
    assert "None" not in blank
    taught = read("agreement", form, agreement=dict.fromkeys(AGREED), pairing="mentorship")
    assert "peserta pendampingan" in taught
    assert "Pembayaran" not in taught


@pytest.mark.parametrize("form", FORMS)
def test_a_signed_agreement_names_its_day_and_is_no_draft(form: str) -> None:
    said = read("agreement", form, agreement={**AGREED, "signed_on": "2026-11-25", "payment_days": 0})
    assert "Pada hari Rabu tanggal 25 November 2026" in said
    assert "membayar pada saat penyerahan" in said
    assert "RANCANGAN" not in said


@pytest.mark.parametrize("form", FORMS)
def test_a_summary_gives_reasons_or_says_that_there_are_none(form: str) -> None:
    said = read("summary", form)
    assert all(each in said for each in ("urutan ke-3 pada daftar saran nomor 12", "Menawarkan kardus.", "Kapasitas belum ada datanya."))
    assert "tidak berasal dari daftar saran" in read("summary", form, suggested=None)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_as_it_is(kind: str, form: str) -> None:
    firm = {"name": HOSTILE, "place": HOSTILE, "size_class": None, "products": [HOSTILE]}
    said = read(kind, form, seeker=firm, agreement={**AGREED, "activity": HOSTILE}, suggested={**SUGGESTED, "reasons": [HOSTILE]})
    assert said.replace(" ", "").count(HOSTILE.replace(" ", "")) >= 3


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_give_the_same_bytes_in_any_language(kind: str, form: str) -> None:
    first = write(told(kind), form)
    with i18n.reading("en"):
        assert write(told(kind), form) == first
    assert write(told(kind, number="002/PGT/35.76/2026"), form) != first


@pytest.mark.parametrize("kind", ["introduction", "summary"])
def test_these_have_one_page_even_where_much_is_said(kind: str) -> None:
    firm = {**told(kind)["seeker"], "name": "Koperasi Keripik Rekaan " * 3, "products": ["keripik singkong"] * 5}
    long = {**SUGGESTED, "reasons": ["Alasan yang panjang sekali. " * 15] * 9, "cautions": ["Hal yang perlu diperhatikan. " * 15] * 9}
    assert len(pypdfium2.PdfDocument(write(told(kind, seeker=firm, partner=firm, suggested=long, sample=True), "pdf"))) == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_office_is_named_at_the_head_and_signs(kind: str, form: str) -> None:
    said = read(kind, form, head=HEAD)
    assert said.startswith("PEMERINTAH KOTA MOJOKERTO DINAS PERINDUSTRIAN REKAAN Jalan Rekaan 1 Telepon (0321) 000000 · Surel dinas@")
    signed = "Kepala Dinas Perindustrian Rekaan, Siti Rekaan, S.E. NIP …"
    assert (signed in said) == (kind == "introduction")
    assert "yang membidangi" not in said


def test_in_a_document_of_words_all_stands_where_it_should() -> None:
    document = Document(BytesIO(write(told("introduction", head=HEAD), "docx")))
    first = document.paragraphs[:4]
    assert [each.text for each in first][:2] == ["PEMERINTAH KOTA MOJOKERTO", "DINAS PERINDUSTRIAN REKAAN"]
    assert [bool(each.runs[0].bold) for each in first] == [True, True, False, False]
    assert [each._p.pPr.find(qn("w:pBdr")) is not None for each in first] == [False, False, False, True]
    assert {each.alignment for each in first} == {WD_ALIGN_PARAGRAPH.CENTER}
    about, *firms, signed, check = document.tables
    assert [row.cells[0].text for row in about.rows] == ["Nomor", "Sifat", "Lampiran", "Perihal"]
    assert [each.rows[0].cells[1].text for each in firms] == [": Keripik Rekaan", ": Kardus Rekaan"]
    assert signed.rows[0].cells[0].text == ""
    assert re.fullmatch(r"Kepala Dinas Perindustrian Rekaan,\n{4}Siti Rekaan, S\.E\.\nNIP …+", signed.rows[0].cells[1].text)
    assert len(document.inline_shapes) == 1
    assert "K7QF-9M2X-4TRB" in check.rows[0].cells[1].text


def test_in_a_document_of_words_blanks_are_where_nothing_is_known() -> None:
    document = Document(BytesIO(write(told("agreement", agreement=dict.fromkeys(AGREED)), "docx")))
    titles = [each.text.split("\n") for each in document.paragraphs if each.text.startswith("Pasal ")]
    assert [number for number, _ in titles] == [f"Pasal {place}" for place in range(1, len(titles) + 1)]
    one, other, signed, _ = document.tables
    for party in (one, other):
        assert [BLANK in row.cells[1].text for row in party.rows] == [True, True, False, party is other]
    assert [each.text.count(BLANK) for each in signed.rows[0].cells] == [1, 1]


@pytest.mark.parametrize("form", FORMS)
def test_the_letter_of_a_sample_says_so(form: str) -> None:
    assert "CONTOH: kedua usaha ini rekaan" in read("introduction", form, sample=True)
    assert "CONTOH" not in read("introduction", form)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (14, "empat belas"), (20, "dua puluh"), (45, "empat puluh lima"),
     (100, "seratus"), (111, "seratus sebelas"), (180, "seratus delapan puluh"), (365, "tiga ratus enam puluh lima")],
)  # fmt: skip
def test_numbers_are_spelled_as_contracts_repeat_them(number: int, words: str) -> None:
    assert facts.spelled(number) == words
    assert len({facts.spelled(each) for each in range(MOST_PAYMENT_DAYS + 1)}) == MOST_PAYMENT_DAYS + 1
