"""The report says in both languages what the figures mean, needs nothing else, and is the same for the same figures."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest

from matchmaker import i18n
from matchmaker.documents import evaluation_words
from matchmaker.documents.evaluation_report import evaluation_report
from matchmaker.engine.judging.baselines import BASELINES

VOID = {"meta", "use", "br"}
Figures = dict[str, Any]


class Outline(HTMLParser):
    """The tags of a page in order with their attributes; fails where one is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_stands_alone_and_can_be_read_by_anybody(found: Figures, tuned: Figures, language: str) -> None:
    page = evaluation_report(found, tuned)
    outline = Outline(page)
    assert outline.all("html") == [{"lang": language}]
    assert not outline.all("script")
    assert not re.search(r"https?:|//|@import|url\((?!#)", page)
    headings = [tag for tag, _ in outline.tags if re.fullmatch(r"h\d", tag)]
    assert headings == ["h1"] + ["h2"] * (len(headings) - 1)
    assert len(outline.all("figure")) == len(outline.all("svg")) == 5
    assert all(each["role"] == "img" and each["aria-label"] for each in outline.all("figure"))
    assert len(outline.all("caption")) == len(outline.all("table")) >= 5
    assert {each["scope"] for each in outline.all("th")} == {"col", "row"}
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_same_figures_give_the_same_bytes(found: Figures, tuned: Figures) -> None:
    assert evaluation_report(found, tuned) == evaluation_report(found, tuned)


@pytest.mark.parametrize(("language", "words"), [("id", "Laporan penilaian: Rantai pasok"), ("en", "Evaluation report: Supply chain")])
def test_each_language_has_its_own_words_and_numbers(found: Figures, language: str, words: str) -> None:
    with i18n.reading(language):  # type: ignore[arg-type]
        page = evaluation_report(found)
    assert f"<h1>{words}</h1>" in page
    assert "24 November 2026" in page
    assert ("0,0" if language == "id" else "0.0") in page
    assert ("Yang terdekat" if language == "id" else "The nearest") in page


def test_texts_in_the_pictures_stay_texts(found: Figures) -> None:
    page = evaluation_report(found)
    assert re.search(r"<text[^>]*>Program ini</text>", page)


def test_without_baselines_and_without_a_tuning_there_is_less_to_read(found: Figures, language: str) -> None:
    alone = evaluation_report({**found, "baselines": {}, "differences": {}, "slices": {}, "exposure": []})
    outline = Outline(alone)
    assert len(outline.all("figure")) == 2
    assert "BM25" not in alone


def test_a_tuning_of_which_little_is_known_shows_that_little(found: Figures) -> None:
    page = evaluation_report(found, {"ship": True, "learning_curve": [], "calibration": {"bands": []}, "comparison": None})
    assert "dapat ditawarkan" in page
    assert "Baru 0 hasil kemitraan tercatat" in page
    assert not any(heading in page for heading in ("Bobot sebelum", "menurut banyak catatan", "Siapa yang masuk"))


def test_few_outcomes_are_counted_and_not_put_in_per_cent(found: Figures) -> None:
    bands = [{"low": 0.1, "high": 0.4, "pairs": 12, "succeeded": 5, "expected": 4.5}]
    page = evaluation_report(found, {"calibration": {"bands": bands}})
    assert "Baru 12 hasil kemitraan tercatat" in page
    assert "<td>4,5</td><td>5</td>" in page
    assert "calibration-" not in page


def test_what_others_wrote_is_text(found: Figures, tuned: Figures) -> None:
    assert "<b>lebih" not in evaluation_report(found, tuned)
    assert "&lt;b&gt;lebih" in evaluation_report(found, tuned)


VERDICTS = [
    ((0.01, 0.05, 0.09), "is better: chance"),
    ((-0.09, -0.05, -0.01), "That baseline is better"),
    ((-0.01, 0.02, 0.05), "is not proved"),
]


@pytest.mark.parametrize(("interval", "words"), VERDICTS)
def test_the_verdict_follows_from_the_interval(found: Figures, interval: tuple[float, ...], words: str) -> None:
    differences = {name: {**there, "ndcg@10": list(interval)} for name, there in found["differences"].items()}
    with i18n.reading("en"):
        said = evaluation_words.meaning({**found, "differences": differences})
    assert any(words in sentence for sentence in said)


def test_logged_only_flatters_unless_everything_was_judged(found: Figures) -> None:
    with i18n.reading("en"):
        assert "That flatters" in evaluation_words.meaning(found)[-1]
        everything = {**found, "logged": {**found["logged"], "metrics": found["metrics"]}}
        assert "does not flatter" in evaluation_words.meaning(everything)[-1]


def test_one_seeker_proves_nothing(found: Figures) -> None:
    one = {**found, "baselines": {}, "smallest_provable_gain": None, "seekers": 1, "seekers_without_relevant": 0}
    assert "Hanya 1 pencari yang dihitung: tidak ada selisih yang dapat dibuktikan." in evaluation_words.meaning(one)


def test_every_baseline_and_metric_has_a_name(found: Figures) -> None:
    assert [each.value for each in evaluation_words.METHODS] == list(BASELINES)
    assert [each.value for each in evaluation_words.METRICS] == list(found["metrics"])


def test_plots_are_loaded_only_for_a_report() -> None:
    asked = "import sys, matchmaker.documents.evaluation_report, matchmaker.cli.evaluation; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
