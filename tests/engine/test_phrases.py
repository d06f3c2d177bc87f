"""The same product or skill in other words matches, another one of the same words does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from benchmarks import freeze_phrases
from benchmarks.phrases import HALVES, judge, scores
from matchmaker.engine import reference
from matchmaker.engine.language import phrases, skill_classes, spelling, taxonomy
from matchmaker.engine.language.phrase_book import PhraseBook

TRADE_WORDS = list(reference.rows("trade_words.csv"))
SKILLS = list(reference.rows("skills.csv"))


def _score(left: str, right: str, kind: str = "phrase") -> float:
    return float(scores([left], [right], kind)[0])


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", ["phrase", "skill"])
def test_judged_pairs_are_told_apart(kind: str, half: str) -> None:
    found = judge(kind, half)
    assert found.area > 0.95
    assert found.different_above < 0.1
    assert found.same_below < 0.1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("lem sepatu", "sepatu pria"), ("sol PU", "lem sol"), ("kotak sepatu", "sepatu"), ("mesin jahit", "benang jahit"),
        ("tepung terigu", "tepung tapioka"), ("kain batik", "baju batik"), ("kaos", "kaus kaki"), ("jasa bordir", "benang bordir"),
        ("gula pasir", "pasir cor"), ("kemasan keripik", "keripik tempe"),
    ],
)  # fmt: skip
def test_what_the_thing_is_for_is_not_the_thing(left: str, right: str) -> None:
    assert _score(left, right) < 0.4


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sol luar TPR", "outsole TPR"), ("box sepatu", "dus sepatu"), ("konveksi kaos", "T-shirt"), ("mini donat", "donat"),
        ("Belanja Modal Pengadaan Meubelair Kantor", "furniture"), ("kripik sngkong 250gr", "keripik telo"), ("anak2", "anak"),
        ("kardsu sepatu", "kardus sepatu"), ("jual kardus sepatu murah", "kardus sepatu"),
    ],
)  # fmt: skip
def test_other_words_and_slips_are_the_same_thing(left: str, right: str) -> None:
    assert _score(left, right) > 0.9


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("pemasaran online", "jualan di marketplace"), ("HPP", "menghitung harga pokok produksi"), ("QC", "kendali mutu"),
        ("SOP", "prosedur kerja baku"), ("K3", "keselamatan kerja"), ("NIB", "mengurus izin usaha"), ("PIRT", "SPP-IRT"),
    ],
)  # fmt: skip
def test_a_skill_goes_by_many_names(left: str, right: str) -> None:
    assert _score(left, right, "skill") > 0.7


texts = st.lists(st.sampled_from([*"aeiou2 -", "sol", "kardus", "jual", "untuk", "box", "batik", "kain", "tulis", "500gr", "blangkon"]))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts)
def test_a_normal_form_is_its_own_and_matches_itself(words: list[str]) -> None:
    phrase = phrases.normalise(" ".join(words))
    assert phrases.normalise(phrase) == phrase
    vector = phrases.vectors([phrase])
    assert vector.shape == (1, phrases.BUCKETS)
    assert (vector.data > 0).all()
    assert (vector @ vector.T).toarray()[0, 0] == pytest.approx(1.0 if phrase else 0.0, abs=1e-6)


def test_a_word_that_stands_in_no_table_matches_by_its_letters() -> None:
    assert _score("blangkonan wulung", "blangkonann wulung") > 0.5
    assert _score("blangkonan wulung", "keris wulung") < 0.2


@pytest.mark.parametrize("views", [taxonomy.views, skill_classes.views])
def test_readings_are_shares(views: Callable[[list[str]], tuple[sparse.csr_array, sparse.csr_array]]) -> None:
    found = views(["kardus", "xyzzy", ""])[1]
    assert found.shape[0] == 3
    assert (found.data >= 0).all()
    assert (found @ found.T).diagonal().max() <= 1 + 1e-6
    assert np.diff(found.indptr)[1:].sum() == 0
    assert views([])[1].shape == (0, found.shape[1])


def test_lines_filed_by_one_code_meet_whatever_their_words() -> None:
    told = ["kardus sepatu", "xyzzy", "karton boks"]
    filed = [phrases.coded(each, "2025", "17022") for each in told]
    others = [phrases.coded("xyzzy", "2020", "17022"), phrases.coded("xyzzy", "2025", "15201")]
    book = PhraseBook.of([*told, *filed, *others], taxonomy.views)
    plain = book.match(told[0]).to(np.arange(3, dtype=np.int32))
    coded = book.match(filed[0]).to(np.arange(3, 6, dtype=np.int32))
    assert plain[1] == 0
    assert coded == pytest.approx(1 - (1 - plain) * 0.5)
    assert (book.match(filed[0]).to(np.arange(6, 8, dtype=np.int32)) == 0).all()
    assert (book.match(told[0]).to(np.arange(3, 6, dtype=np.int32)) == plain).all()


@pytest.mark.parametrize("code", ["1702", "170222", "1702a", "", None])
def test_what_is_no_code_is_left_out(code: str | None) -> None:
    assert phrases.coded("kardus", "2025", code) == "kardus"
    assert phrases.parted(phrases.coded("kardus", "2025", "17022")) == ("kardus", 202517022)
    assert phrases.parted("kardus\tlipat") == ("kardus\tlipat", 0)


def test_each_variant_stands_for_one_trade_word_which_is_its_own_normal_form() -> None:
    assert len(TRADE_WORDS) >= 400
    variants = Counter(variant for row in TRADE_WORDS for variant in {row["word"], *row["variants"].split(";")})
    assert [variant for variant, number in variants.items() if number > 1] == []
    wrong = {
        variant: row["word"] for row in TRADE_WORDS for variant in row["variants"].split(";") if phrases.normalise(variant) != row["word"]
    }
    assert wrong == {}


def test_each_variant_names_one_skill() -> None:
    assert len(SKILLS) >= 150
    assert [row["skill"] for row in SKILLS if len(row["variants"].split(";")) < 4] == []
    names = Counter(name for row in SKILLS for name in {phrases.normalise(text) for text in [row["skill"], *row["variants"].split(";")]})
    assert [name for name, number in names.items() if number > 1] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kardsu", "kardus"),
        ("keriipk", "keripik"),
        ("sepat", "sepatu"),
        ("pasirr", "pasir"),
        ("renyah", "renyah"),
        ("blangkon", "blangkon"),
    ],
)
def test_one_slip_is_mended(written: str, meant: str) -> None:
    assert spelling.mend(written) == meant


def test_the_weights_are_counted_from_the_reference_tables() -> None:
    corpus = freeze_phrases.corpus()
    assert len(corpus) == len(set(corpus)) > 10_000
    counted = phrases.freeze(corpus[:50])
    assert counted["documents"] == 50
    assert counted["frequency"].max() <= 50
