"""Each field: what it reads, and what it refuses."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import pytest
from marshmallow import ValidationError

from matchmaker.i18n import LANGUAGES, Language, reading, today
from matchmaker.schemas.contacts import MailAddress, Telephone
from matchmaker.schemas.fields import Cell, Choice, Day, Flag, Number, RegionCode, Several, Text, Whole
from matchmaker.schemas.firm import KBLI_VERSIONS, KbliCode, Latitude, Nib, PastYear
from matchmaker.schemas.numbers import read_by_language
from matchmaker.schemas.row import Identifier
from matchmaker.terms import CERTIFICATE_KINDS, UNITS

KINDS = Choice(CERTIFICATE_KINDS)


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        (Number(), "1250", 1250.0),
        (Number(), "1.250.000", 1_250_000.0),
        (Number(), "1,250,000.5", 1_250_000.5),
        (Number(), "1.250,75", 1250.75),
        (Number(), "Rp 1.250.000,-", 1_250_000.0),
        (Number(), "Rp. 1.250.000", 1_250_000.0),
        (Number(), "1 250 000", 1_250_000.0),
        (Number(), "12,5", 12.5),
        (Number(), "0.125", 0.125),
        (Number(), "1e3", 1000.0),
        (Number(high=100), "12.125", 12.125),
        (Number(), "1,5 miliar", 1.5e9),
        (Number(), "1.1 Milyar", 1.1e9),
        (Number(), "500jt", 5e8),
        (Number(), "Rp 2 juta,-", 2e6),
        (Number(), "75 rb", 75_000.0),
        (Number(), "0.125 million", 125_000.0),
        (Number(), "1,250.5 thousand", 1_250_500.0),
        (Number(high=1e7), "1.250 juta", 1_250_000.0),
        (Number(), "1\u00a0bn", 1e9),
        (Whole(), "1,2 ribu", 1200),
        (Number(), "-0", 0.0),
        (Number(), "  ", None),
        (Whole(), 36.0, 36),
        (Latitude(-90, 90), "-7.472", -7.472),
        (Number(-180, 180), "112,434", 112.434),
        (Flag(), "Ya", True),
        (Flag(), "tidak", False),
        (Flag(), 1.0, True),
        (Flag(), False, False),
        (Flag(), "", None),
        (Day(), "2026-11-24", date(2026, 11, 24)),
        (Day(), "24/11/2026", date(2026, 11, 24)),
        (Day(), datetime(2026, 11, 24, 9, 30), date(2026, 11, 24)),  # noqa: DTZ001 - a workbook knows no zones
        (Day(), " ", None),
        (KINDS, "SPP-IRT", "spp_irt"),
        (KINDS, "ISO 9001", "iso9001"),
        (KINDS, "Trade mark", "hki_merek"),
        (Choice(UNITS), "m³", "m3"),
        (Choice(KBLI_VERSIONS), 2025.0, "2025"),
        (Several(KINDS), "halal; SNI ;;halal", ("halal", "sni")),
        (Several(KINDS), ["halal"], ("halal",)),
        (Several(KbliCode()), 10391.0, ("10391",)),
        (KbliCode(), 1111, "01111"),
        (KbliCode(), "1039", "01039"),
        (RegionCode(), "35.76.02.1001", "35.76.02.1001"),
        (Nib(), "0220001234567", "0220001234567"),
        *((Telephone(60), number, number) for number in (
            "08123", "0812-3456-7890", "+62 (812) 3456.7890", "(0321) 321000 psw. 12", "0321-321000 ext 12",
            "0812 3456 789 / (0321) 391234", "0812 3456 789 atau 0321 391234", "081234567890 (WA)", "Telp. 0321-321000",
            "HP/WA: 081234567890 (Bu Sri), Faks 0321-321001", "No. Telp (kantor) 0321 321000/01/02; +62 (0)812-3456-7890",
            "0812-345-678 / 12", "0321-321000 Fax 0321-321001 WA 0812345678",
        )),
        (Telephone(60), 81234567890.0, "81234567890"),
        (Telephone(60), " 0812–3456\u00a07890\n", "0812-3456 7890"),
        (Telephone(60), "'0812345", "0812345"),
        (Telephone(60), "0812-3456-7890,\r\n (0321) 321000;\n", "0812-3456-7890 / (0321) 321000"),
        *((field, blank, None) for field in (Telephone(60), MailAddress()) for blank in (" ", "-", "–", "Tidak ada")),
        (MailAddress(), " Bu.Sri+toko@contoh.co.id ", "Bu.Sri+toko@contoh.co.id"),
        (PastYear(1800, 9999), str(today().year), today().year),
        (PastYear(1800, 9999), 1800.0, 1800),
        (Identifier(), 36.0, "36"),
        (Text(), " kopi\r\nbubuk\x00 ", "kopi\nbubuk"),
        (Text(), "\ud800x", "x"),
    ],
)
def test_it_reads_what_people_write(field: Cell, value: Any, meant: Any) -> None:
    assert field.read(value) == meant
    assert field.deserialize(value) == meant
    assert type(field.read(value)) is type(meant)


@pytest.mark.parametrize(
    ("field", "value", "indonesian", "english"),
    [
        (Number(), "1.250", "dapat berarti 1250 atau 1,25; tulis 1250 atau 1,25", "may mean 1250 or 1.25; write 1250 or 1.25"),
        (Number(), "1,200", "“1,200” dapat berarti 1200 atau 1,2", "“1,200” may mean 1200 or 1.2"),
        (Number(), "-1.000", "dapat berarti -1000 atau -1;", "may mean -1000 or -1;"),
        (Number(), "1.250 juta", "berarti 1250 juta atau 1,25 juta", "mean 1250 juta or 1.25 juta"),
        (Number(high=100), "2 juta", "di luar batas", "out of range"),
        *((Number(), wrong, f"“{wrong}” bukan angka", f"“{wrong}” is not a number") for wrong in ("5 M", "5K", "juta", "1e3 rb", "2jt kg")),
        (Number(), "Rp banyak", "“Rp banyak” bukan angka yang dikenal; tulis misalnya 1250 atau 12,5", "such as 1250 or 12.5"),
        (Whole(), "banyak", "tulis misalnya 25", "such as 25"),
        (PastYear(1800, 9999), "lama", "“lama” bukan angka yang dikenal; tulis misalnya 1998", "such as 1998"),
        (Whole(), "1,0005 ribu", "bilangan bulat", "whole number"),
        (Number(), "-1", "di luar batas", "out of range"),
        (Number(), "banyak", "bukan angka", "not a number"),
        (Number(), "12 5", "bukan angka", "not a number"),
        (Number(), True, "harus angka", "must be a number"),
        (Number(), [1], "harus angka", "must be a number"),
        (Number(), math.nan, "terhingga", "finite"),
        (Number(), math.inf, "terhingga", "finite"),
        (Number(), "1e999", "terhingga", "finite"),
        (Number(), 1e308, "terhingga", "finite"),
        (Number(), 10**400, "terhingga", "finite"),
        (Whole(), "2,5", "bilangan bulat", "whole number"),
        (Whole(1600, 2100), "2200", "1600 sampai 2100", "1600 to 2100"),
        (PastYear(1800, 9999), str(today().year + 1), f"1800 sampai {today().year}", f"1800 to {today().year}"),
        (PastYear(1800, 9999), "-5", "tahun -5 tidak mungkin", "cannot be -5"),
        *((Telephone(60), wrong, f"“{wrong}” bukan nomor", f"“{wrong}” is no telephone") for wrong in (
            "bukan nomor", "0812", "1" * 16, "0812 3456 x", "0812-345-678, 12", "0812/12", "ext 12345678", "08123 ext", "0812 3456@", "/",
            "Telp.", "(bukan nomor)", "belum ada", "ext 12",
        )),
        *((MailAddress(), wrong, f"“{wrong}” bukan alamat", f"“{wrong}” is no e-mail") for wrong in (
            "xx", "a@b", "x@localhost", "a b@contoh.id", "@contoh.id", "a@contoh.id; b@contoh.id",
        )),
        (Latitude(-90, 90), "112.434", "tertukar", "swapped"),
        (Flag(), "mungkin", "“ya” atau “tidak”", "“true” or “false”"),
        (Day(), "24-11-26", "tanggal tidak terbaca", "not a date"),
        (Day(), "31/02/2026", "tidak ada di kalender", "no such day"),
        (Day(), 20261124, "tanggal tidak terbaca", "not a date"),
        (Choice(UNITS), "lusim", "Mungkin maksudnya “lusin”?", "Did you mean “lusin”?"),
        (Several(KINDS), "halall", "Mungkin maksudnya “halal”?", "Did you mean “halal”?"),
        (Choice(UNITS), "xyzzy", "Pilihannya: kg", "Known are: kg"),
        (Several(KINDS), ["halal"] * 51, "paling banyak 50", "at most 50"),
        (RegionCode(), "35.67.02.1001", "“35.76.02.1001”", "“35.76.02.1001”"),
        (RegionCode(), "35.76.02.9999", "“35.76.02.", "“35.76.02."),
        (RegionCode(), "Mojokerto", "tidak dikenal", "is not known"),
        (KbliCode(), "103911", "lima angka", "five digits"),
        (KbliCode(), math.nan, "harus berupa teks", "must be text"),
        (Nib(), 1234567890123.0, "disimpan sebagai teks", "kept as text"),
        (Nib(), "1.23457E+12", "mungkin diubah Excel", "Excel may have turned"),
        (Nib(), "123456789012", "13 angka", "13 digits"),
        (Identifier(), "a b", "tidak dapat dipakai", "cannot be used"),
        (Identifier(), "x" * 65, "paling banyak 64", "up to 64"),
        *((Identifier(), taken, "tidak dapat dipakai", "cannot be used") for taken in ("new", ".", "..")),
        (Text(), "x" * 301, "301 huruf", "301 characters"),
        (Text(), date(2026, 3, 4), "harus berupa teks", "must be text"),
        (Text(), 10**4000, "harus berupa teks", "must be text"),
    ],
)
def test_it_says_in_both_languages_what_is_wrong(field: Cell, value: Any, indonesian: str, english: str) -> None:
    for language, words in zip(LANGUAGES, (indonesian, english), strict=True):
        with reading(language), pytest.raises(ValidationError) as refused:
            field.read(value)
        assert words in str(refused.value.messages)


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("id", "1.200", 1200.0),
        ("id", "1,5", 1.5),
        ("id", "1.5", 1.5),
        ("id", "-1.200", -1200.0),
        ("id", "1.200.000", 1_200_000.0),
        ("id", "Rp 1.200", 1200.0),
        ("en", "1,200", 1200.0),
        ("en", "1.5", 1.5),
        ("en", "1,5", 1.5),
    ],
)
def test_in_a_pages_form_a_lone_separator_is_the_languages_own(language: Language, typed: str, meant: float) -> None:
    with reading(language), read_by_language():
        assert Number(-1e9).read(typed) == meant


@pytest.mark.parametrize(("language", "typed"), [("id", "1,200"), ("en", "1.200")])
def test_the_other_languages_thousands_are_asked_about_in_a_form_too(language: Language, typed: str) -> None:
    with reading(language), read_by_language(), pytest.raises(ValidationError, match=typed):
        Number().read(typed)


def test_a_place_on_the_map_stays_one_in_a_form_too() -> None:
    with reading("id"), read_by_language():
        assert (Latitude(-90, 90).read("-7.472"), Number(-180, 180).read("112.434")) == (-7.472, 112.434)
