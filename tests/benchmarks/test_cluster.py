"""The cluster benchmark, through its public command, on a tiny city; and the firms that stand for all of a large one."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks import all_firms
from benchmarks.table_files import build
from tests.house.source import TOP


def test_a_tiny_run_prints_both_numbers_of_workers() -> None:
    command = [sys.executable, "-m", "benchmarks.cluster", "--sizes", "200"]
    ran = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=100)
    assert ran.returncode == 0, ran.stderr
    rows = [line.split() for line in ran.stdout.splitlines() if line.split()[:1] == ["200"]]
    assert [row[1] for row in rows] == ["1", "2"]
    assert rows[0][2] == rows[1][2]


def test_stretches_of_a_large_city_stand_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_firms, "STRETCH", 5)
    build(500, tmp_path / "table")
    with ThreadPoolExecutor(1) as executor:
        part = all_firms.ask(executor, tmp_path / "table", in_full=False)
        whole = all_firms.ask(executor, tmp_path / "table", in_full=True)
    assert (part.asked, part.in_full) == (5 * all_firms.STRETCHES, False)
    assert (whole.asked, whole.in_full, whole.seconds) == (part.asking, True, whole.taken)
    assert part.seconds == pytest.approx(part.taken / part.asked * part.asking)
