"""Lists made in parts by several processes are those of one process, in the same order; parts cost about the same."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from matchmaker.engine import city_parts
from matchmaker.engine.city_parts import best_in_parts, parts
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.whole_city import Best, Bounds, best_for_all
from tests.engine.random_profiles import random_city

TODAY = date(2026, 5, 4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("saved") / "table"
    FirmTable.of(random_city(Random(5), 300)).save(place)
    return place


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
        yield executor


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_parts, "FIRMS_IN_PART", 20)


def plain(found: Iterator[Best]) -> list[tuple[int, list[int], list[float]]]:
    return [(each.row, each.partners.tolist(), each.scores.tolist()) for each in found]


@pytest.mark.parametrize("role", tuple(PAIRING_OF_ROLE))
def test_two_processes_find_what_one_finds(folder: Path, pool: ProcessPoolExecutor, role: str) -> None:
    found = plain(best_in_parts(pool, folder, role, TODAY))
    assert found == plain(best_for_all(FirmTable.open(folder), PAIRING_OF_ROLE[role], role, TODAY))
    assert len({row for row, partners, _ in found if partners}) > 20


def test_bounds_and_history_go_with_the_parts(folder: Path, pool: ProcessPoolExecutor) -> None:
    firms, pairing = FirmTable.open(folder), PAIRING_OF_ROLE["buyer"]
    free = plain(best_for_all(firms, pairing, "buyer", TODAY, limit=3))
    odd = np.arange(len(firms)) % 2 == 1
    bounds = Bounds(
        limit=3,
        weights={each.name: 1.0 for each in pairing.features},
        asking=~odd,
        among=odd,
        barred={row: dict.fromkeys(partners[:1], "dismissed") for row, partners, _ in free},
    )
    found = plain(best_in_parts(pool, folder, "buyer", TODAY, **bounds))
    assert found == plain(best_for_all(firms, pairing, "buyer", TODAY, **bounds))
    assert {row % 2 for row, _, _ in found} == {0}
    assert {row % 2 for _, partners, _ in found for row in partners} == {1}


def test_progress_is_told_whenever_a_part_is_done(folder: Path, pool: ProcessPoolExecutor) -> None:
    told: list[tuple[int, int]] = []
    found = plain(best_in_parts(pool, folder, "buyer", TODAY, progress=lambda *step: told.append(step)))
    assert 4 < len(told) < len(found)
    assert told == sorted(told)
    assert told[-1] == (len(found), len(found))


def test_nobody_asks(folder: Path, pool: ProcessPoolExecutor) -> None:
    assert plain(best_in_parts(pool, folder, "buyer", TODAY, asking=np.zeros(300, dtype=bool))) == []


class Noting(ThreadPoolExecutor):
    """One thread; what was begun is noted."""

    def __init__(self) -> None:
        super().__init__(1)
        self.begun: list[Future[Any]] = []

    def submit(self, *work: Any, **more: Any) -> Future[Any]:
        self.begun.append(super().submit(*work, **more))
        return self.begun[-1]


def test_parts_that_nobody_waits_for_are_given_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_parts, "FIRMS_IN_PART", 1)
    monkeypatch.setattr(city_parts, "AHEAD", 30)
    with Noting() as executor:
        found = best_in_parts(executor, folder, "buyer", TODAY)
        next(found)
        assert len(executor.begun) <= 30
        found.close()  # type: ignore[attr-defined]
    assert any(each.cancelled() for each in executor.begun)


def test_parts_follow_the_order_and_cost_about_the_same() -> None:
    rows = np.random.default_rng(0).permutation(1_000)
    cost = 1 + np.random.default_rng(1).random(1_000) * np.where(np.arange(1_000) < 100, 50, 1)
    cut = parts(rows, cost, 10)
    assert np.concatenate(cut).tolist() == rows.tolist()
    spent = np.add.reduceat(cost, np.cumsum([0, *map(len, cut[:-1])]))
    assert len(cut) == 10
    assert spent.max() < 1.1 * spent.mean()
    assert len(cut[0]) < len(cut[-1]) / 3


def test_there_are_no_empty_parts() -> None:
    assert parts(np.arange(0), np.ones(0), 3) == []
    assert [each.tolist() for each in parts(np.arange(2), np.array([1.0, 100.0]), 5)] == [[0], [1]]
