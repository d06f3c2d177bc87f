"""The serving benchmark, through its public command, on a small city."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.tables import TABLES, Table
from benchmarks.target import Target
from tests.house.source import TOP


def test_a_small_run_prints_every_table_and_leaves_the_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.serving", "--sizes", "1000", "--questions", "10", "--out", str(tmp_path)]
    ran = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=100)
    assert ran.returncode == 0, ran.stderr
    assert [title for title, _, _ in TABLES if title not in ran.stdout] == []
    assert (tmp_path / "figures.txt").read_text(encoding="utf-8") == ran.stdout
    assert (tmp_path / "figures.md").read_text(encoding="utf-8").count("\n| ---") == len(TABLES)
    assert (tmp_path / "figures.png").read_bytes().startswith(b"\x89PNG")
    assert "extrapolated" not in ran.stdout


def test_a_wrong_size_is_refused_as_wrong_usage(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.serving", "--sizes", "many"], cwd=TOP, capture_output=True, check=False, timeout=60
    )
    assert ran.returncode == 2


def test_a_table_reads_the_same_in_a_terminal_and_on_a_page() -> None:
    table = Table.of("Sizes", "firms | ms", [(1_000, 0.12345), (1_000_000, 1234.5)])
    assert table.text() == "Sizes\nfirms        ms\n    1,000  0.123\n1,000,000  1,234\n".replace("firms        ms", "firms      ms")
    assert table.markdown().splitlines()[-1] == "| 1,000,000 | 1,234 |"


def test_a_target_is_missed_on_the_wrong_side_of_its_bound() -> None:
    assert Target("answers", 5.0, 5).met
    assert not Target("answers", 5.1, 5).met
    assert not Target("ratio", 4.9, 5, at_least=True).met
