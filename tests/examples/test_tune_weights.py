"""The example that tunes on one's own machine, run as its reader would."""

from __future__ import annotations

import subprocess
import sys

from matchmaker.engine.pairings import PAIRINGS
from tests.house.source import TOP


def test_it_runs_and_prints_every_weight() -> None:
    command = [sys.executable, "-m", "examples.tune_weights", "--labels", "100"]
    ran = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=100)
    assert ran.returncode == 0, ran.stderr
    rows = {line.split()[0]: [float(each) for each in line.split()[1:]] for line in ran.stdout.splitlines()[1:8]}
    assert list(rows) == [each.name for each in PAIRINGS["supply_chain"].features]
    for weights in zip(*rows.values(), strict=True):
        assert abs(sum(weights) - 1) < 0.005
    assert "NDCG@10" in ran.stdout.splitlines()[-1]
    assert ran.stderr == ""
