"""suggest: from files, in both languages, and what it refuses."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def supply(folder: Path, *more: object) -> tuple[object, ...]:
    return ("suggest", "B-1", "--pairing", "supply_chain", "--as", "buyer", "--profiles", folder, *more)


def test_the_json_has_the_agreed_form(call: Call, folder: Path) -> None:
    done = call(*supply(folder, "--json"))
    assert (done.exit_code, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["firm", "pairing", "as", "weight_set", "items"]
    assert (found["firm"], found["pairing"], found["as"], found["weight_set"]) == ("B-1", "supply_chain", "buyer", "start")
    assert list(found["items"][0]) == ["rank", "partner", "name", "score", "coverage", "contributions", "unknown", "reasons", "cautions"]
    assert [each["rank"] for each in found["items"]] == [1, 2, 3]
    assert found["items"][0]["partner"] == "S-1"
    for each in found["items"]:
        assert each["score"] == math.fsum(each["contributions"].values())
        assert each["unknown"] == [name for name in each["contributions"] if name in ("sector_complement", "track_record")]


@pytest.mark.parametrize(("language", "words"), [("id", "Berjarak 2 km"), ("en", "2 km away")])
def test_a_person_reads_reasons_in_their_language(call: Call, folder: Path, language: str, words: str) -> None:
    chosen = call("--language", language, *supply(folder))
    by_environment = call(*supply(folder), env={"MATCHMAKER_LANGUAGE": language})
    assert "1. Dus Contoh (S-1)" in chosen.stdout
    assert words in chosen.stdout
    assert by_environment.stdout == chosen.stdout


def test_need_and_limit_narrow_the_list(call: Call, folder: Path) -> None:
    partners = [each["partner"] for each in json.loads(call(*supply(folder, "--need", "lem", "--json")).stdout)["items"]]
    assert partners == ["S-2"]
    assert len(json.loads(call(*supply(folder, "--limit", 1, "--json")).stdout)["items"]) == 1


def test_history_in_the_files_counts(call: Call, folder: Path) -> None:
    pair = "pairing,seeker,partner,{column}\nsupply_chain,B-1,S-{partner},{value}\n"
    (folder / "dismissals.csv").write_text(pair.format(column="reason", partner=1, value="jauh"))
    (folder / "partnerships.csv").write_text(pair.format(column="outcome", partner=3, value="agreed"))
    assert [each["partner"] for each in json.loads(call(*supply(folder, "--json")).stdout)["items"]] == ["S-2"]


def test_a_taken_place_is_not_offered(call: Call, folder: Path) -> None:
    asked = ("suggest", "B-1", "--pairing", "mentorship", "--as", "mentee", "--profiles", folder)
    assert "S-1" in call(*asked).stdout
    rows = "".join(f"mentorship,B-2,S-1,agreed,2026-01-{day:02}\n" for day in (1, 2))
    (folder / "partnerships.csv").write_text("pairing,seeker,partner,outcome,decided_on\n" + rows)
    assert call(*asked).stdout == "Belum ada mitra yang sesuai.\n"


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"suggest": "B1"}, 1, "“B1” tidak ada. Mungkin maksudnya “B-1”?"),
        ({"--as": "mentor"}, 2, "buyer, supplier"),
        ({"--as": "seller"}, 2, "--as"),
        ({"--pairing": "barter"}, 2, "--pairing"),
        ({"--limit": "0"}, 2, "--limit"),
        ({"--limit": "1001"}, 2, "--limit"),
        ({"--profiles": "/nowhere"}, 1, "“/nowhere” tidak ada"),
        ({"--pairing": "mentorship", "--as": "mentee", "--need": "lem"}, 2, "--need"),
    ],
)
def test_what_is_wrong_is_named_on_standard_error(call: Call, folder: Path, changes: dict[str, str], status: int, words: str) -> None:
    given = {"suggest": "B-1", "--pairing": "supply_chain", "--as": "buyer", "--profiles": str(folder), **changes}
    done = call(*(part for pair in given.items() for part in pair), "--json")
    assert (done.exit_code, done.stdout) == (status, "")
    assert words in done.stderr
