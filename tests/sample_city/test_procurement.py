"""The look-alike of a procurement has titles and nothing else, and is hard, but not for every ranking alike."""

from __future__ import annotations

from pathlib import Path

from matchmaker import interchange
from matchmaker.engine.judging.evaluation import evaluate
from matchmaker.engine.judging.trial import Judgement, prepare
from matchmaker.engine.supply_chain import SUPPLY_CHAIN
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.interchange import Dataset
from matchmaker.sample_city import procurement
from tests.sample_city.conftest import TODAY


def test_it_has_seekers_that_only_need_and_suppliers_that_only_offer(packages: Dataset) -> None:
    seekers = [each for each in packages.profiles if each.kind == "agency"]
    suppliers = [each for each in packages.profiles if each.kind == "firm"]
    assert (len(seekers), len(suppliers)) == (300, 700)
    assert all(each.needs and not each.offers for each in seekers)
    assert all(each.offers and not each.needs for each in suppliers)
    assert all("Contoh" in each.name for each in packages.profiles)


def test_it_says_nothing_but_titles(packages: Dataset) -> None:
    for each in packages.profiles:
        assert (each.kbli, each.latitude, each.region, each.workers, each.certificates) == ((), None, None, None, ())
        assert all((line.kbli, line.unit) == (None, None) for line in (*each.offers, *each.needs))
        assert all(offer.capacity is None for offer in each.offers)


def test_each_seeker_has_a_true_supplier(packages: Dataset) -> None:
    served = {each.seeker for each in packages.judgements if each.grade == 2}
    assert served == {each.id for each in packages.profiles if each.kind == "agency"}
    assert {each.grade for each in packages.judgements} == {1, 2}


def test_it_reads_back_the_same_and_repeats_itself(packages: Dataset, tmp_path: Path) -> None:
    interchange.write(packages, tmp_path)
    assert interchange.read(tmp_path) == packages == procurement(2026)
    assert procurement(7) != packages


def test_the_engine_finds_more_than_chance_popularity_and_words(packages: Dataset) -> None:
    judged = [Judgement(each.seeker, each.partner, each.grade) for each in packages.judgements]
    result = evaluate(prepare(FirmTable.of(packages.profiles), SUPPLY_CHAIN, judged, TODAY), with_baselines=True)
    rivals = {name: result["baselines"][name]["ndcg@10"] for name in ("random", "popularity", "tfidf")}
    assert result["metrics"]["ndcg@10"] > max(rivals.values())
