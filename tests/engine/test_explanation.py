"""The sentences behind a score: in both languages, with the facts of the data, and without figures for a business."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from matchmaker.engine.explaining.explanation import Reader, cautions, reasons
from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.i18n import Language, reading
from tests.engine.firms import TODAY, asking, buyer, mentee, mentor, supplier

PLACE = {"latitude": -7.470, "longitude": 112.430}
NEXT = {"latitude": -7.470, "longitude": 112.535}  # 11.6 km
BUYER = buyer(workers=741, kbli=("14111",), need={"quantity": 5137, "certificates": ("bpom_md", "halal")}, **PLACE)
SUPPLIER = supplier(workers=113, kbli=("13121",), offer={"capacity": 2999, "product": "dus sepatu"}, **NEXT,
                    certificates=(Certificate("bpom_md", expires=date(2028, 5, 3)), Certificate("halal")))  # fmt: skip
MENTEE = mentee(founded=2023, skills=(Skill("pengemasan", "wants", 1.5, 4, 1.0),), **PLACE)
MENTOR = mentor(founded=1995, skills=(Skill("pengemasan", "has", 4.5),), certificates=(Certificate("halal"),), **NEXT)
PAIRS = {"buyer": [BUYER, SUPPLIER], "mentee": [MENTEE, MENTOR]}


def _said(pair: list[Profile], role: str, language: Language = "id", reader: Reader = "official") -> str:
    firms, ranking = asking(pair, pair[0].id, role)
    with reading(language):
        return "\n".join(reasons(firms, ranking, ranking.matches[0], reader))


def _warned(pair: list[Profile], role: str, language: Language = "id", reader: Reader = "official") -> list[str]:
    firms, ranking = asking(pair, pair[0].id, role)
    with reading(language):
        return cautions(firms, ranking, ranking.matches[0], reader)


FACTS = {
    "buyer": {
        "id": ["“kardus sepatu”", "“dus sepatu”", "2.999 dari 5.137 buah per bulan", "Berjarak 12 km", "berlaku sampai 3 Mei 2028",
               "Pembeli 741 pekerja, pemasok 113 pekerja", "“Industri Tekstil” lazim memasok sektor “Industri Pakaian Jadi”"],
        "en": ["“kardus sepatu”", "“dus sepatu”", "2,999 of 5,137 pieces per month", "12 km away", "in force until 3 May 2028",
               "Buyer 741 workers, supplier 113 workers", "“Industri Tekstil” commonly supplies the sector “Industri Pakaian Jadi”"],
    },
    "mentee": {
        "id": ["pengemasan (tingkat 4,5 dibanding 1,5)", "31 tahun, peserta 3 tahun", "KBLI sama"],
        "en": ["pengemasan (level 4.5 against 1.5)", "31 years, the mentee 3", "same KBLI code"],
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("role", FACTS)
def test_an_official_reads_the_facts_of_the_data(role: str, language: Language) -> None:
    said = _said(PAIRS[role], role, language)
    for fact in FACTS[role][language]:
        assert fact in said


@pytest.mark.parametrize("role", FACTS)
def test_each_sentence_stands_in_both_languages_and_the_largest_contribution_comes_first(role: str) -> None:
    indonesian, english = (_said(PAIRS[role], role, language).splitlines() for language in ("id", "en"))
    assert len(indonesian) == len(english) >= 4
    assert not set(indonesian) & set(english)
    assert all(sentence[0] == sentence[0].upper() for sentence in indonesian)
    assert ("sepatu" if role == "buyer" else "pengemasan") in indonesian[0]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("role", FACTS)
def test_a_business_reads_no_figure_of_the_other(role: str, language: Language) -> None:
    said = _said(PAIRS[role], role, language, "business")
    assert len(said.splitlines()) >= 4
    assert re.findall(r"\d+", said) == ["30"]  # the band of the distance, and nothing else
    warned = "\n".join(_warned(PAIRS[role], role, language, "business"))
    assert not re.search(r"\d", warned)


def test_another_skill_than_the_wanted_one_is_called_like_it() -> None:
    pair = [mentee(skills=(Skill("desain kemasan", "wants", 1, 4),)), mentor(skills=(Skill("desain logo", "has", 4),))]
    assert "mahir dalam “desain logo” yang mirip “desain kemasan” (tingkat 4 dibanding 1)" in _said(pair, "mentee")
    assert "ahead in a skill like “desain kemasan”" in _said(pair, "mentee", "en", "business")


def _band(capacity: float) -> str:
    return _said([buyer(), supplier(offer={"capacity": capacity})], "buyer", reader="business")


def test_a_business_reads_capacity_in_three_bands() -> None:
    assert _band(500) == _band(5000)
    assert _band(499) == _band(250)
    assert _band(249) == _band(3)
    assert "cukup" in _band(500)
    assert "sebagian besar" in _band(250)


@pytest.mark.parametrize(("workers", "fits"), [(1, False), (10, True), (74, True), (545, True), (600, False)])
def test_scale_is_called_fitting_only_where_it_is(workers: int, fits: bool) -> None:
    said = _said([buyer(workers=workers), supplier(workers=10)], "buyer", reader="business")
    assert ("sepadan" in said) == fits


def test_a_weak_tie_of_sectors_is_not_called_common() -> None:
    assert "lazim" not in _said([buyer(), supplier()], "buyer")  # paper to shoes: one per mille


def test_the_sector_named_is_the_one_that_counted() -> None:
    lines = (Offer("kardus sepatu", kbli="17022"), Offer("kardus sepatu besar", kbli="13121"))
    assert "“Industri Tekstil” lazim" in _said([buyer(kbli=("14111",)), supplier(offers=lines)], "buyer")


def test_a_sentence_quotes_no_more_than_a_line_of_what_was_written() -> None:
    said = _said([buyer(), supplier(offer={"product": "kardus sepatu {x} %s\n" + "panjang " * 9_000})], "buyer")
    assert "{x} %s panjang" in said
    assert len(said.splitlines()[0]) < 250


def test_cautions_name_rivals_missing_and_ending_certificates_and_thin_data() -> None:
    soon = TODAY + timedelta(days=30)
    asks = (Need("kardus sepatu", certificates=("bpom_md", "halal")),)
    rivals = {"kbli": ("15201",), "region": "35.76.01.1003"}
    pair = [buyer(needs=asks, **rivals), supplier(certificates=(Certificate("bpom_md", expires=soon),), **rivals)]
    warned = "\n".join(_warned(pair, "buyer"))
    assert "BPOM MD segera berakhir (24 Desember 2026)" in warned
    assert "belum tercatat: Halal" in warned
    assert "mungkin bersaing" in warned
    assert "didata ulang" in _warned([mentee(kbli=()), mentor()], "mentee")[-1]
    assert _warned([BUYER, SUPPLIER], "buyer") == []


def test_nothing_is_said_of_what_adds_nothing() -> None:
    apart = [buyer(latitude=-7.4, longitude=112.4), supplier(latitude=5.5, longitude=95.3)]
    assert "km" not in _said(apart, "buyer", reader="business")
    assert _said([mentee(kbli=()), mentor(kbli=())], "mentee").count("\n") == 0


def test_another_unit_or_period_is_also_said_in_that_of_the_need() -> None:
    weekly = supplier(offer={"capacity": 1000, "unit": "pasang", "period": "week"})
    wanting = buyer(need={"quantity": 5400, "unit": "pasang", "period": "month"})
    said = _said([wanting, weekly], "buyer")
    assert "1.000 pasang per minggu (setara 4.345 pasang per bulan) untuk kebutuhan 5.400 pasang per bulan" in said


def test_the_capacity_sentence_names_its_need_where_the_product_sentence_is_about_another() -> None:
    wanting = Profile("B", "B", needs=(Need("sol PU"), Need("sol dalam", quantity=140, unit="pasang")))
    selling = Profile("S", "S", offers=(Offer("sol PU"), Offer("sol dalam", capacity=2200, unit="pasang")))
    said = _said([wanting, selling], "buyer")
    assert "sama: “sol PU”" in said
    assert "2.200 pasang per bulan untuk kebutuhan 140 pasang per bulan (“sol dalam”)" in said
