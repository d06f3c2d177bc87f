"""The command that writes a world, and what can be done with it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from matchmaker import interchange
from matchmaker.cli import worlds
from matchmaker.engine.worlds import WORLDS, outcomes
from matchmaker.engine.worlds.oracle import shown
from tests.cli.conftest import Call


def test_a_world_is_written_and_can_be_evaluated(call: Call, tmp_path: Path) -> None:
    done = call("world", "mentorship", "--seed", 2, "--out", tmp_path / "dunia")
    assert (done.exit_code, done.stdout) == (0, "")
    with (tmp_path / "dunia" / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = list(csv.reader(file))
    assert truth[0] == ["pairing", "seeker", "partner", "utility", "skill_fit"]
    assert len(truth) == 1 + 120 * 200
    assert len(interchange.read(tmp_path / "dunia").partnerships) == 200
    judged = ("--judgements", tmp_path / "dunia" / "judgements.csv", "--pairing", "mentorship", "--json")
    found = json.loads(call("evaluate", "--profiles", tmp_path / "dunia", *judged).stdout)
    assert (found["seekers"], found["candidates"]) == (120, 200)
    assert found["metrics"]["ndcg@10"] > 0.1


@pytest.mark.parametrize(
    "arguments",
    [
        ["utopia", "--seed", "1"],
        ["additive"],
        ["additive", "--seed", "-1"],
        ["additive", "--seed", "x"],
        ["null", "--seed", "1", "--outcomes", "-1"],
    ],
)
def test_wrong_usage_ends_with_2(call: Call, tmp_path: Path, arguments: list[str]) -> None:
    done = call("world", *arguments, "--out", tmp_path / "dunia")
    assert (done.exit_code, done.stdout) == (2, "")
    assert not (tmp_path / "dunia").exists()


def test_as_many_outcomes_are_logged_as_asked_for_from_the_lists_of_the_score(call: Call, tmp_path: Path) -> None:
    assert call("world", "mentorship_drift", "--seed", 2, "--out", tmp_path, "--outcomes", 30).exit_code == 0
    drawn = WORLDS["mentorship_drift"](2)
    logged = [
        (each.seeker, each.partner, each.outcome, each.exposed_rank, each.decided_on) for each in outcomes(drawn, shown(drawn), 30, 2)
    ]
    found = interchange.read(tmp_path).partnerships
    assert [(each.seeker, each.partner, each.outcome, each.exposed_rank, each.decided_on) for each in found] == logged
    assert {each.pairing for each in found} == {"mentorship"}


def test_a_folder_is_asked_for(call: Call) -> None:
    assert call("world", "additive", "--seed", 1).exit_code == 2


def test_what_cannot_be_written_ends_with_1(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = call("world", "mentorship", "--seed", 1, "--out", tmp_path / "file" / "dunia")
    assert (done.exit_code, done.stdout) == (1, "")


def test_the_choices_are_the_worlds(call: Call) -> None:
    name = next(each for each in worlds.world.params if each.name == "name")
    assert list(name.type.choices) == list(worlds.NAMES) == list(WORLDS)  # type: ignore[attr-defined]
