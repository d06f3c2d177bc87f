"""evaluate: the agreed JSON, the table, the rankings, the report, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from matchmaker.engine.pairings import PAIRINGS
from tests.cli.conftest import Call

START = PAIRINGS["supply_chain"].start_weights()
AGREED = {"pairing", "seekers", "seekers_without_relevant", "candidates", "weights", "metrics", "confidence", "baselines"}
METRICS = ["ndcg@10", "recall@10", "precision@10", "hit@10", "mrr"]


def judged(folder: Path, *more: object) -> tuple[object, ...]:
    return ("evaluate", "--profiles", folder, "--judgements", folder / "judgements.csv", "--pairing", "supply_chain", *more)


def test_the_json_has_the_agreed_form(call: Call, folder: Path) -> None:
    done = call(*judged(folder, "--baselines", "--json"))
    assert done.exit_code == 0
    assert done.stderr == "1 penilaian untuk jenis kemitraan lain diabaikan\n"
    found = json.loads(done.stdout)
    assert set(found) >= AGREED
    assert set(found["logged"]) == {"seekers", "metrics", "confidence"}
    assert set(found["differences"]) == set(found["baselines"])
    assert set(found["contributions"]) == set(START)
    assert found["exposure"][-1] == [1.0, 1.0]
    assert {name: found["slices"][name]["seekers"] for name in ("kecil", "menengah")} == {"kecil": 1, "menengah": 1}
    assert (found["pairing"], found["seekers"], found["candidates"], found["weights"]) == ("supply_chain", 2, 3, START)
    assert list(found["metrics"]) == [*METRICS, "coverage", "exposure_gini"]
    assert list(found["confidence"]) == METRICS
    assert {tuple(values) for values in found["baselines"].values()} == {tuple(found["metrics"])}
    assert found["metrics"]["ndcg@10"] == 1.0


def test_the_judgements_may_stand_in_a_folder_and_baselines_are_asked_for(call: Call, folder: Path) -> None:
    done = call("evaluate", "--profiles", folder, "--judgements", folder, "--pairing", "supply_chain", "--json")
    assert json.loads(done.stdout)["baselines"] == {}


def test_a_person_reads_a_table(call: Call, folder: Path) -> None:
    lines = call(*judged(folder, "--baselines")).stdout.splitlines()
    assert lines[0] == "supply_chain: 2 pencari (0 tanpa mitra yang benar, tidak dihitung), 3 calon mitra"
    assert lines[1].split()[-6:] == ["random", "popularity", "same_sector", "tfidf", "bm25", "distance"]
    assert lines[2].startswith("ndcg@10        1,000  1,000 – 1,000")
    assert any(line.startswith("Dengan 2 pencari, selisih NDCG@10 di bawah") for line in lines)
    assert call("--language", "en", *judged(folder)).stdout.splitlines()[2].startswith("ndcg@10        1.000")


def test_rankings_hold_every_candidate(call: Call, folder: Path) -> None:
    call(*judged(folder, "--rankings", folder / "out.csv", "--json"))
    rows = list(csv.DictReader((folder / "out.csv").open(encoding="utf-8")))
    assert list(rows[0]) == ["pairing", "seeker", "rank", "partner", "score"]
    assert [(row["seeker"], row["rank"]) for row in rows] == [(seeker, str(rank)) for seeker in ("B-1", "B-2") for rank in (1, 2, 3)]
    assert rows[0]["partner"] == "S-1"


@pytest.mark.parametrize(("language", "words"), [("id", "Laporan penilaian"), ("en", "Evaluation report")])
def test_the_report_stands_alone(call: Call, folder: Path, language: str, words: str) -> None:
    call("--language", language, *judged(folder, "--baselines", "--report", folder / "report.html"))
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert words in page
    assert all(f'<th scope="row">{metric}: ' in page for metric in METRICS)
    assert page.count("<svg") == 3
    assert "http" not in page
    assert "<script" not in page


def test_weights_are_echoed_divided_by_their_sum(call: Call, folder: Path) -> None:
    weights = dict.fromkeys(START, 0) | {"product": 3, "near": 1}
    (folder / "weights.json").write_text(json.dumps({"pairing": "supply_chain", "weights": weights}))
    found = json.loads(call(*judged(folder, "--weights", folder / "weights.json", "--json")).stdout)
    assert found["weights"] == {name: value / 4 for name, value in weights.items()}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{", "bukan JSON"),
        ("[" * 100_000, "bukan JSON"),
        ("[]", "satu objek JSON"),
        ('{"pairing": "mentorship", "weights": {}}', "berisi bobot untuk mentorship, bukan supply_chain; pakai --pairing mentorship"),
        ('{"pairing": 7, "weights": {}}', "harus berbentuk"),
        ('{"pairing": "supply_chain", "weights": [1]}', "harus berbentuk"),
        ({"product": 1}, "capacity_filled: bobot ini belum diisi"),
        (START | {"luck": 1}, "luck (1): bobot ini tidak dikenal"),
        (START | {"near": -1}, "near (-1): bobot harus angka"),
        (START | {"near": float("nan")}, "near (NaN): bobot harus angka"),
        (START | {"near": 10**400}, "near (1000"),
        (START | {"near": True}, "near (true): bobot harus angka"),
        (dict.fromkeys(START, 0), "semua bobot nol"),
    ],
    ids=range(13),
)
def test_bad_weights_are_refused_by_name(call: Call, folder: Path, document: str | dict[str, float], words: str) -> None:
    text = document if isinstance(document, str) else json.dumps({"pairing": "supply_chain", "weights": document})
    (folder / "weights.json").write_text(text)
    done = call(*judged(folder, "--weights", folder / "weights.json", "--json"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("table", "text", "line"),
    [
        ("firms", "B-3,Contoh,1.250,,,\n", "firms.csv:7 workers “1.250” “1.250” dapat berarti 1250 atau 1,25"),
        ("needs", "B-1,lem,10,lusim\n", "needs.csv:5 unit “lusim” “lusim” tidak dikenal. Mungkin maksudnya “lusin”?"),
        ("judgements", "supply_chain,B-1,S1,1\n", "judgements.csv:5 partner “S1” usaha ini tidak ada di tabel firms. Mungkin"),
        ("judgements", "supply_chain,B-1,S-1,0\n", "judgements.csv:5 partner “S-1” sudah ada di baris 2"),
    ],
)
def test_refused_rows_are_listed(call: Call, folder: Path, table: str, text: str, line: str) -> None:
    with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write(text)
    done = call(*judged(folder, "--json"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(line)
    assert "1 baris ditolak" in done.stderr


def test_nothing_to_judge_is_a_refusal(call: Call, folder: Path) -> None:
    (folder / "judgements.csv").write_text("pairing,seeker,partner,grade\n")
    done = call(*judged(folder))
    assert done.exit_code == 1
    assert "tidak ada pasangan yang dapat dinilai untuk supply_chain; isi" in done.stderr


@pytest.mark.parametrize(
    ("table", "text", "words"),
    [
        (
            "judgements",
            "pairing,seeker,partner,grade\nsupply_chain,B-1,S-1,0\nsupply_chain,B-2,S-1,0\n",
            "semua penilaian untuk supply_chain",
        ),
        ("offers", "firm,product,capacity,unit\n", "tidak ada calon mitra untuk supply_chain"),
    ],
)
def test_what_can_tell_nothing_is_refused_with_what_to_do(call: Call, folder: Path, table: str, text: str, words: str) -> None:
    (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    done = call(*judged(folder, "--json"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr


@pytest.mark.parametrize("missing", ["--profiles", "--judgements", "--pairing"])
def test_a_missing_option_is_wrong_usage(call: Call, folder: Path, missing: str) -> None:
    arguments = list(judged(folder))
    place = arguments.index(missing)
    assert call(*arguments[:place], *arguments[place + 2 :]).exit_code == 2


def test_what_cannot_be_written_is_named(call: Call, folder: Path) -> None:
    done = call(*judged(folder, "--rankings", folder / "no" / "out.csv"))
    assert done.exit_code == 1
    assert "tidak dapat dibaca atau ditulis" in done.stderr
