"""Workbooks laid out for people: titles above the headings, two rows of headings, merged cells, totals, hidden sheets."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl import Workbook

from tests.interchange.corpus.case import Case, book

HEAD, SRI, JOKO = ["id", "name", "workers"], ["K-1", "Bu Sri", 3], ["K-2", "Pak Joko", 5]
WIDE = [f"kolom {number}" for number in range(198)]
LEFT_OUT, READ = ("bukan data (judul)", "holds no data"), {"id": "K-1", "workers": 3.0}
MERGED, TOTAL = ("sel gabungan", "merged cell"), ("baris jumlah", "row of totals")


def merging(cells: str) -> Callable[[Workbook], None]:
    """What merges these cells of the first sheet."""
    return lambda made: made.worksheets[0].merge_cells(cells)


def hiding(number: int) -> Callable[[Workbook], None]:
    """What hides the sheet of that number."""

    def hide(made: Workbook) -> None:
        made.worksheets[number].sheet_state = "hidden"

    return hide


def titled(title: str) -> Callable[[Workbook], None]:
    """What calls the first sheet so."""

    def call(made: Workbook) -> None:
        made.worksheets[0].title = title

    return call


LAYOUTS = (
    Case("judul_di_atas.xlsx", lambda: book(["DATA IKM KOTA CONTOH"], ["Tahun 2026"], [], HEAD, SRI), facts=READ, notice=LEFT_OUT),
    Case("baris_kosong_di_atas.xlsx", lambda: book([], [], [], HEAD, SRI, ["", "X"]), ("wajib diisi", "is required"), 6, "id"),
    Case("dua_baris_judul.xlsx", lambda: book(["Identitas", "", "Tenaga"], HEAD, SRI), facts=READ, notice=LEFT_OUT),
    Case("dua_bahasa.xlsx", lambda: book(["Kode usaha", "Nama usaha", "Jumlah pekerja"], HEAD, SRI), facts=READ, notice=LEFT_OUT),
    Case("judul_digabung.xlsx", lambda: book(["DATA"], HEAD, SRI, change=merging("A1:C1")), facts=READ),
    Case("sel_gabungan.xlsx", lambda: book(HEAD, SRI, ["K-2", "", 4], change=merging("B2:B3")), MERGED, 3, "name"),
    Case("lebar_gabungan.xlsx", lambda: book(HEAD, SRI, ["K-2", "Pak", ""], change=merging("B3:C3")), MERGED, 3, "workers"),
    Case("baris_jumlah.xlsx", lambda: book(HEAD, SRI, ["Jumlah", "", 3]), TOTAL, 3, "id"),
    Case("baris_total.xlsx", lambda: book(HEAD, SRI, ["", "TOTAL ", 3]), TOTAL, 3, "name"),
    Case("usaha_bernama_total.xlsx", lambda: book(HEAD, ["K-1", "Total", 3]), facts={"name": "Total"}),
    Case("dua_ratus_kolom.xlsx", lambda: book(["id", "name", *WIDE], SRI[:2]), facts={"id": "K-1"}),
    Case("terlalu_lebar.xlsx", lambda: book(["id", "name", *WIDE, "satu lagi"], SRI[:2]), ("200 kolom", "200 columns")),
    Case("lembar_kosong.xlsx", book, ("tabel ini kosong", "table is empty"), 1, "", clean=0),
    Case("hanya_judul.xlsx", lambda: book(HEAD), notice=("belum ada baris data", "no row of data yet"), clean=0),
    Case("satu_lembar.xlsx", lambda: book(HEAD, SRI, change=titled("Sheet1")), facts=READ),
    Case("lembar_berbahasa.xlsx", lambda: book(HEAD, SRI, Penawaran=[["Kode usaha", "Produk"], ["K-1", "tahu"]]), facts=READ),
    Case("lembar_tersembunyi.xlsx", lambda: book(HEAD, SRI, offers=[["firm"]], change=hiding(1)), ("tersembunyi", "hidden")),
    Case("daftar_tersembunyi.xlsx", lambda: book(HEAD, SRI, daftar=[["a"]], change=hiding(1)), facts=READ),
    Case("kolom_dua_kali.xlsx", lambda: book(["id", "name", "Nama usaha"], SRI), ("ada dua kali", "there twice"), 1, "name", clean=0),
    Case("tanpa_kolom_wajib.xlsx", lambda: book(["id", "workers"], SRI[::2]), ("kolom wajib", "required column"), 1, "name", clean=0),
    Case("usaha_dua_kali.xlsx", lambda: book(HEAD, SRI, SRI), ("baris 2", "row 2"), 3, "id"),
    Case("usaha_tak_dikenal.xlsx", lambda: book(HEAD, SRI, offers=[["firm", "product"], ["K1", "tahu"]]), ("“K-1”", "“K-1”"), 2, "firm"),
    Case("baris_contoh.xlsx", lambda: book(HEAD, ["CONTOH", "x", 3], SRI), facts=READ, notice=("baris contoh", "example row")),
    Case("dengan_catatan.xlsx", lambda: book([*HEAD, "Yang perlu diperbaiki"], [*SRI, "name: wajib diisi"]), facts=READ),
)
