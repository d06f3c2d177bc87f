"""Everyday words find the code that an official would choose."""

from __future__ import annotations

import csv
import time
import zlib
from pathlib import Path

import pytest

from matchmaker.engine import reference
from matchmaker.engine.kbli_search import search

# what people say, the code of 2025, the code of 2020
EVERYDAY = [
    ("keripik singkong", "10794", "10794"),
    ("kripik pisang coklat", "10794", "10794"),
    ("sol sepatu", "15201", "15201"),
    ("sepatu kulit pria", "15201", "15201"),
    ("sendal hotel", "15201", "15201"),
    ("las pagar", "25111", "25111"),
    ("bengkel las dan kanopi", "25111", "25111"),
    ("kaos sablon", "13139", "13133"),
    ("konveksi seragam sekolah", "14111", "14111"),
    ("batik tulis", "13133", "13134"),
    ("bordir komputer", "13996", "13912"),
    ("jilbab", "14131", "14131"),
    ("tukang jahit kebaya", "14120", "14120"),
    ("tahu", "10308", "10392"),
    ("tempe", "10307", "10391"),
    ("kue ulang tahun", "10710", "10710"),
    ("jajan pasar", "10792", "10792"),
    ("jamu gendong", "21022", "21022"),
    ("abon ayam", "10120", "10130"),
    ("frozen food", "10120", "10130"),
    ("kopi bubuk", "10761", "10761"),
    ("sambal botol", "10779", "10772"),
    ("air isi ulang", "11052", "11052"),
    ("nasi kotak", "56210", "56210"),
    ("kardus sepatu", "17022", "17022"),
    ("cetak undangan", "18111", "18111"),
    ("stiker kemasan", "18111", "18111"),
    ("mebel jati", "31011", "31001"),
    ("jasa bubut", "25920", "25920"),
    ("bengkel motor", "95320", "45407"),
    ("kerajinan daur ulang", "32903", "32903"),
    ("sabun cuci piring", "20231", "20231"),
    ("batu bata", "23921", "23921"),
    # slips of the finger
    ("kripik singkng", "10794", "10794"),
    ("sepau olahraga", "15202", "15202"),
    ("percetkan", "18111", "18111"),
    ("bubutt logam", "25920", "25920"),
]


@pytest.mark.parametrize(("text", "code_2025", "code_2020"), EVERYDAY)
def test_the_code_is_among_the_first_five(text: str, code_2025: str, code_2020: str) -> None:
    assert code_2025 in [found.code for found in search(text)]
    assert code_2020 in [found.code for found in search(text, "2020")]


@pytest.mark.parametrize("text", ["", "   ", "!!!", "👟", "asdfgh qwerty", "xyz", "12345678", "lorem dolor sit amet"])
def test_nothing_is_found_for_what_means_nothing(text: str) -> None:
    assert search(text) == search(text, "2020") == []


@pytest.mark.parametrize("version", reference.KBLI_VERSIONS)
def test_an_official_title_finds_its_own_code(version: str) -> None:
    titles = {code: title for code, title in reference.kbli(version).items() if len(code) == 5}
    for code in sorted(titles)[::80]:
        assert code in [found.code for found in search(titles[code], version, limit=8)], titles[code]


def test_best_first_ties_by_code_with_title_and_score() -> None:
    found = search("kardus", limit=50)
    assert found == sorted(found, key=lambda each: (-each.score, each.code))
    assert all(0 < each.score <= 1 and each.version == "2025" and len(each.code) == 5 for each in found)
    assert found[0].title == reference.kbli("2025")[found[0].code]
    assert len(search("kardus", limit=1)) == 1
    assert search("kardus", limit=0) == []


def test_another_version_is_refused() -> None:
    with pytest.raises(KeyError):
        search("kardus", "2015")


def test_the_everyday_words_name_known_codes_and_say_no_code_twice() -> None:
    rows = list(reference.rows("kbli_words.csv"))
    assert len({(row["version"], row["code"]) for row in rows}) == len(rows) >= 150
    assert all(row["code"] in reference.kbli(row["version"]) and row["words"].strip() for row in rows)


def _terms() -> list[dict[str, str]]:
    with (Path(__file__).parent / "kbli_terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_terms_are_many_name_known_codes_and_are_halved_by_a_hash() -> None:
    terms = _terms()
    assert len({row["term"] for row in terms}) == len(terms) >= 300
    assert all(row[f"kbli{version}"] in reference.kbli(version) for row in terms for version in reference.KBLI_VERSIONS)
    assert all(row["half"] == ("kept" if zlib.crc32(row["term"].encode()) % 2 else "open") for row in terms)


@pytest.mark.parametrize("version", reference.KBLI_VERSIONS)
def test_nine_of_ten_terms_are_found_among_the_first_five(version: str) -> None:
    terms = _terms()[::7]
    found = [row[f"kbli{version}"] in [each.code for each in search(row["term"], version)] for row in terms]
    assert sum(found) >= 0.9 * len(terms)


def test_a_word_for_what_is_done_counts_where_the_thing_itself_is_unknown() -> None:
    assert "10303" in [found.code for found in search("aprikot kering")]


def test_a_search_is_quick() -> None:
    search("kardus")
    start = time.perf_counter()
    for number in range(10):
        search(f"keripik singkong rasa {number}")
    assert (time.perf_counter() - start) / 10 < 0.05
