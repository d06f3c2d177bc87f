"""tune: the agreed JSON, the weights file and the report, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from matchmaker.engine.pairings import PAIRINGS
from tests.cli.conftest import Call

START = PAIRINGS["supply_chain"].start_weights()
AGREED = {"pairing", "labels", "prior", "weights", "chosen_strength", "prior_metrics", "tuned_metrics", "gain", "ship", "reason"}
HEAD = "pairing,seeker,partner,outcome,decided_on\n"


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented world with 200 outcomes, as `world` writes it."""
    from click.testing import CliRunner

    from matchmaker.cli.program import program

    out = tmp_path_factory.mktemp("world")
    assert CliRunner().invoke(program, ["world", "additive", "--seed", "2", "--out", str(out)]).exit_code == 0
    return out


def tuned(profiles: Path, outcomes: Path, *more: object) -> tuple[object, ...]:
    return ("tune", "--profiles", profiles, "--outcomes", outcomes, "--pairing", "supply_chain", *more)


def test_the_json_has_the_agreed_form_and_is_the_same_twice(call: Call, world: Path) -> None:
    done, again = (call(*tuned(world, world / "partnerships.csv", "--seed", 3, "--json")) for _ in range(2))
    assert done.exit_code == 0, done.stderr
    assert done.stdout == again.stdout
    found = json.loads(done.stdout)
    assert set(found) >= AGREED
    assert (found["pairing"], found["labels"], list(found["weights"])) == ("supply_chain", 200, list(START))
    assert found["prior"] == pytest.approx(START)
    assert len(found["gain"]["ndcg@10"]) == 3
    assert set(found["prior_metrics"]) == set(found["tuned_metrics"])


def test_it_writes_weights_to_use_and_a_report(call: Call, world: Path, tmp_path: Path) -> None:
    weights, report = tmp_path / "weights.json", tmp_path / "report.html"
    prior = tmp_path / "prior.json"
    prior.write_text(json.dumps({"pairing": "supply_chain", "weights": dict.fromkeys(START, 1)}))
    done = call("--language", "en", *tuned(world, world, "--prior", prior, "--out", weights, "--report", report))
    assert done.exit_code == 0, done.stderr
    assert "may be used: " in done.stdout
    written = json.loads(weights.read_text())
    assert sum(written["weights"].values()) == pytest.approx(1)
    page = report.read_text()
    assert page.startswith("<!doctype html>")
    assert "Who enters and leaves the first ten" in page
    assert call(*tuned(world, world, "--prior", weights, "--json")).exit_code == 0


def _outcomes(folder: Path, *rows: str) -> Path:
    (folder / "partnerships.csv").write_text(HEAD + "".join(f"supply_chain,{row}\n" for row in rows), encoding="utf-8")
    return folder / "partnerships.csv"


def test_too_few_labels_are_evaluated_and_not_tuned(call: Call, folder: Path) -> None:
    done = call("--language", "en", *tuned(folder, _outcomes(folder, "B-1,S-1,succeeded,2026-01-02", "B-2,S-3,declined,"), "--json"))
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["ship"], found["labels"], found["weights"]) == (False, 2, found["prior"])
    assert found["reason"] == "only 2 labels, at least 20 are needed; the weights are evaluated and not tuned"
    assert found["prior_metrics"]["ndcg@10"] > 0


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("B-1,NOBODY,agreed,",), "NOBODY"),
        (("B-1,S-1,agreed,", "B-1,S-1,failed,"), "B-1 - S-1 came out in two ways"),
        (("B-1,S-1,declined,", "B-2,S-3,failed,"), "every judgement for supply_chain is 0"),
        ((), "there is no pair to judge for supply_chain"),
    ],
)
def test_labels_that_tell_nothing_are_refused_by_name(call: Call, folder: Path, rows: tuple[str, ...], said: str) -> None:
    done = call("--language", "en", *tuned(folder, _outcomes(folder, *rows)))
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stdout == ""


def test_all_of_one_grade_says_so(call: Call, world: Path, tmp_path: Path) -> None:
    with (world / "judgements.csv").open(encoding="utf-8") as file:
        right = [row for row in csv.DictReader(file) if row["grade"] == "2"][:30]
    path = _outcomes(tmp_path, *(f"{row['seeker']},{row['partner']},succeeded," for row in right))
    found = json.loads(call("--language", "en", *tuned(world, path, "--json")).stdout)
    assert (found["ship"], found["reason"]) == (False, "all labels have the same grade; record declined or failed partnerships too")


def test_a_pairing_without_candidates_and_weights_of_another_are_refused(call: Call, folder: Path) -> None:
    path = _outcomes(folder, "B-1,S-1,agreed,")
    other = folder / "other.json"
    other.write_text('{"pairing": "mentorship", "weights": {}}')
    assert "mentorship" in call(*tuned(folder, path, "--prior", other)).stderr
    (folder / "offers.csv").unlink()
    done = call("--language", "en", *tuned(folder, path))
    assert (done.exit_code, "there are no candidates for supply_chain" in done.stderr) == (1, True)
