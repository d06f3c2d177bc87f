"""Cells that a spreadsheet or a hurried hand has changed: numbers, days, places, formulas, invisible characters."""

from __future__ import annotations

import re
from datetime import date

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.interchange.corpus.case import Case, book, firm, offer, rezipped

NIB, SHEET = ("disimpan sebagai teks", "kept as text"), "xl/worksheets/sheet1.xml"
RICH = CellRichText("Warung ", TextBlock(InlineFont(b=True), "Bu Sri"))
SEEN = {"id": "K-1", "name": "Bu Sri"}
HEAD = ["id", "name", "workers"]


def error() -> bytes:
    """A workbook with #N/A where workers should be."""

    def spoil(made: object) -> None:
        made.worksheets[0]["C2"].data_type = "e"  # type: ignore[attr-defined]

    return book(HEAD, ["K-1", "Bu Sri", "#N/A"], ["K-2", "Pak Joko", 5], change=spoil)


def calculated() -> bytes:
    """A formula with the value that a spreadsheet calculated."""
    blank = re.compile(rb"<f>1\+2</f><v ?(/>|></v>)")  # openpyxl writes it in one way with lxml, in another without
    return rezipped(book(HEAD, ["K-1", "Bu Sri", "=1+2"]), SHEET, lambda xml: blank.sub(b"<f>1+2</f><v>3</v>", xml))


CELLS = (
    Case("tanggal.xlsx", lambda: firm(observed_on=date(2026, 11, 24)), facts={"observed_on": date(2026, 11, 24)}),
    Case("tanggal_teks.xlsx", lambda: firm(observed_on="24/11/2026"), facts={"observed_on": date(2026, 11, 24)}),
    Case("tanggal_iso.xlsx", lambda: firm(observed_on=" 2026-11-24"), facts={"observed_on": date(2026, 11, 24)}),
    Case("nomor_hari.xlsx", lambda: firm(observed_on=46350), ("mungkin 2026-11-24", "maybe 2026-11-24"), 2, "observed_on", clean=0),
    Case("tanggal_mustahil.xlsx", lambda: firm(observed_on="31/02/2026"), ("kalender", "calendar"), 2, "observed_on", clean=0),
    Case("tanggal_amerika.xlsx", lambda: firm(observed_on="11/24/2026"), ("kalender", "calendar"), 2, "observed_on", clean=0),
    Case("tanggal_kata.xlsx", lambda: firm(observed_on="24 November"), ("tidak terbaca", "not a date"), 2, "observed_on", clean=0),
    Case("nib_pecahan.xlsx", lambda: firm(nib=9.12e12), NIB, 2, "nib", clean=0),
    Case("nib_ilmiah.xlsx", lambda: firm(nib="9.12E+12"), NIB, 2, "nib", clean=0),
    Case("nib_tanpa_nol.xlsx", lambda: firm(nib=220001234567), NIB, 2, "nib", clean=0),
    Case("nib_bertitik.xlsx", lambda: firm(nib="0220.0012 34567"), facts={"nib": "0220001234567"}),
    Case("ribuan_titik.xlsx", lambda: firm(annual_sales="1.250.000"), facts={"annual_sales": 1_250_000.0}),
    Case("ribuan_koma.xlsx", lambda: firm(annual_sales="1,250,000.5"), facts={"annual_sales": 1_250_000.5}),
    Case("rupiah.xlsx", lambda: firm(annual_sales="Rp 1.250.000,-"), facts={"annual_sales": 1_250_000.0}),
    Case("bermakna_dua.xlsx", lambda: firm(workers="1.250"), ("berarti 1250 atau 1,25", "mean 1250 or 1.25"), 2, "workers", clean=0),
    Case("koma_desimal.xlsx", lambda: firm(latitude="-7,4721", longitude="112,4341"), facts={"latitude": -7.4721, "longitude": 112.4341}),
    Case("tertukar.xlsx", lambda: firm(latitude=112.43, longitude=-7.47), ("tertukar", "swapped"), 2, "latitude", clean=0),
    Case("kapasitas_negatif.xlsx", lambda: offer(capacity=-5), ("di luar batas", "out of range"), 2, "capacity"),
    Case("kata_juta.xlsx", lambda: firm(annual_sales="1,5 miliar"), facts={"annual_sales": 1_500_000_000.0}),
    Case("satuan_di_angka.xlsx", lambda: offer(capacity="12 kg"), ("bukan angka", "not a number"), 2, "capacity"),
    Case("satuan_campur.xlsx", lambda: offer(unit="kg/lusin"), ("tidak dikenal", "is not known"), 2, "unit"),
    Case("sel_panjang.xlsx", lambda: offer(note="k" * 32_000), ("terlalu panjang (32.000", "too long (32,000"), 2, "note"),
    Case("galat.xlsx", error, ("galat Excel", "error such as"), 2, "workers"),
    Case("rumus.xlsx", calculated, facts={"workers": 3.0}),
    Case("rumus_kosong.xlsx", lambda: firm(workers="=1+2"), ("belum dihitung", "never calculated"), 2, "workers", clean=0),
    Case("ya_tidak.xlsx", lambda: firm(consent="Ya", active="TIDAK"), facts={"consent": True, "active": False}),
    Case("satu_nol.xlsx", lambda: firm(consent=1, active="0"), facts={"consent": True, "active": False}),
    Case("benar.xlsx", lambda: firm(consent=True, active="TRUE"), facts={"consent": True, "active": True}),
    Case("mungkin.xlsx", lambda: firm(consent="mungkin"), ("“ya” atau “tidak”", "“true” or “false”"), 2, "consent", clean=0),
    Case("tak_terlihat.xlsx", lambda: book(["\u200bid", "na\ufeffme"], ["K-1\u200b", "Bu\u00a0Sri"]), facts=SEEN),
    Case("teks_kaya.xlsx", lambda: firm(description=RICH), facts={"description": "Warung Bu Sri"}),
    Case("apostrof.xlsx", lambda: firm(phone="'0812345", workers="'4"), ("bukan angka", "not a number"), 2, "workers", clean=0),
    Case("telepon.xlsx", lambda: firm(phone="081234567"), facts={"phone": "081234567"}),
    Case("dua_telepon.xlsx", lambda: firm(phone="0812 345 678 / (0321) 391234"), facts={"phone": "0812 345 678 / (0321) 391234"}),
    Case("bukan_telepon.xlsx", lambda: firm(phone="belum ada"), ("“belum ada” bukan nomor", "“belum ada” is no tel"), 2, "phone", clean=0),
    Case("tanpa_telepon.xlsx", lambda: firm(phone="-"), facts={"phone": None}),
    Case("bukan_surel.xlsx", lambda: firm(email="xx"), ("“xx” bukan alamat surel", "“xx” is no e-mail address"), 2, "email", clean=0),
    Case("belum_berdiri.xlsx", lambda: firm(founded=2090), ("tahun 2090 tidak mungkin", "cannot be 2090"), 2, "founded", clean=0),
    Case("kode_angka.xlsx", lambda: book(["id", "name"], [36, "Bu Sri"]), facts={"id": "36"}),
    Case("kbli_tanpa_nol.xlsx", lambda: firm(kbli=1111), facts={"kbli": ("01111",)}),
)
