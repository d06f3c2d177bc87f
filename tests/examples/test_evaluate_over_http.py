"""The example that evaluates a running service, against a server on the small city."""

from __future__ import annotations

import os
import subprocess
import sys

from tests import people
from tests.fixtures.city import SmallCity
from tests.house.source import TOP
from tests.journeys.test_api import Program


def test_it_fetches_labels_and_prints_figures(site: str, small_city: SmallCity) -> None:
    official = Program(site, small_city.accounts["official"].name)
    shown = official.ask("GET", "/firms/K-01/suggestions?pairing=supply_chain&as=buyer")
    pair = {"pairing": "supply_chain", "seeker": "K-01", "partner": shown["items"][0]["partner"], "list": shown["list"], "note": ""}
    number = official.ask("POST", "/partnerships", pair)["id"]
    official.ask("POST", f"/partnerships/{number}/steps", {"state": "agreed", "pattern": "rantai_pasok", "ownership": "none"})
    script = Program(site, small_city.accounts["evaluator"].name)
    token = script.headers["Authorization"].removeprefix("Bearer ")
    command = [sys.executable, "-m", "examples.evaluate_over_http", site]
    told = os.environ | {"MATCHMAKER_TOKEN": token}
    ran = subprocess.run(command, cwd=TOP, env=told, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[0].endswith("1 judgements")
    assert [line.split("  ")[0] for line in ran.stdout.splitlines()[1:]] == ["weights in use", "all alike"]
    assert people.PASSWORD not in ran.stdout
