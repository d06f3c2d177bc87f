"""The program as a whole, and the small commands: features, kbli, sample."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from matchmaker.cli import kbli, program, suggestion
from matchmaker.engine.pairings import PAIRING_OF_ROLE, PAIRINGS
from matchmaker.engine.reference import KBLI_VERSIONS
from matchmaker.interchange import read
from tests.cli.conftest import Call


def test_every_command_is_there_and_described_in_both_languages() -> None:
    for name in program.COMMANDS:
        command = program.program.get_command(program.program.make_context("matchmaker", ["--help"], resilient_parsing=True), name)
        assert command is not None
        assert " / " in (command.help or ""), name


def test_help_needs_neither_numbers_nor_a_database() -> None:
    code = "import sys, matchmaker.cli.program as p; p.program(['evaluate', '--help'], standalone_mode=False); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "sqlalchemy", "marshmallow", "flask"} & set(loaded)


@pytest.mark.parametrize("arguments", [["barter"], ["features", "--loud"], ["--language", "fr", "features"], ["sample"], ["kbli"]])
def test_wrong_usage_ends_with_2(call: Call, arguments: list[str]) -> None:
    done = call(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")


def test_choices_are_those_of_the_engine() -> None:
    options = {option.name: option.type for command in (suggestion.suggest, kbli.kbli) for option in command.params}
    assert list(options["pairing"].choices) == list(PAIRINGS)
    assert set(options["role"].choices) == set(PAIRING_OF_ROLE)
    assert tuple(options["version"].choices) == KBLI_VERSIONS


def test_features_are_printed(call: Call) -> None:
    found = json.loads(call("features", "--json").stdout)
    assert list(found) == list(PAIRINGS)
    assert {tuple(each) for features in found.values() for each in features} == {("name", "label_id", "label_en", "weight", "about")}
    for name, pairing in PAIRINGS.items():
        assert {each["name"]: each["weight"] for each in found[name]} == pairing.start_weights()
    assert "Nearness" in call("--language", "en", "features").stdout


def test_kbli_finds_codes(call: Call) -> None:
    found = json.loads(call("kbli", "sol sepatu", "--limit", 2, "--json").stdout)
    assert [set(each) for each in found] == [{"version", "code", "title", "score"}] * 2
    assert found[0]["code"].startswith("15")


def test_kbli_reads_one_text_a_line(call: Call) -> None:
    found = json.loads(call("kbli", "-", "--version", "2020", "--limit", 1, "--json", input="sol sepatu\n\ntahu\n").stdout)
    assert [len(each) for each in found] == [1, 0, 1]
    assert found[0][0]["version"] == "2020"
    assert call("kbli", "-", "--limit", 1, input="tahu\n").stdout.startswith("tahu\n")


@pytest.mark.parametrize("more", [[], ["--procurement"]])
def test_the_sample_is_written_the_same_twice(call: Call, tmp_path: Path, more: list[str]) -> None:
    for name in ("one", "two"):
        done = call("sample", "--out", tmp_path / name, "--seed", 7, *more)
        assert (done.exit_code, done.stdout) == (0, "")
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert not read(tmp_path / "one").problems


def test_a_closed_pipe_is_no_traceback() -> None:
    command = [sys.executable, "-m", "matchmaker", "features", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
