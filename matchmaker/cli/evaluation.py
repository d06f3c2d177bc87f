"""evaluate: how well a pairing ranks the partners that people judged right, beside the baselines."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from matchmaker.cli import files
from matchmaker.cli.terminal import as_json, print_json, print_table
from matchmaker.i18n import fixed, say, today

FILE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command."""

    profiles: Path
    judgements: Path
    pairing: str
    weights: Path | None
    rankings: Path | None
    report: Path | None
    baselines: bool


@click.command(help="Menilai urutan saran terhadap penilaian orang. / Measure the rankings against people's judgements.")
@click.option("--profiles", type=FILE, required=True, help=files.profiles_help)
@click.option(
    "--judgements", type=FILE, required=True, help="CSV judgements, atau folder yang memuatnya. / judgements CSV, or a folder with it."
)
@files.pairing_option
@click.option("--weights", type=FILE, help="Bobot dalam JSON; tanpa ini bobot awal. / Weights in JSON; without it the start weights.")
@click.option("--baselines", is_flag=True, help="Bandingkan dengan cara sederhana. / Compare with simple methods.")
@click.option("--rankings", type=FILE, help="Tulis semua urutan ke CSV ini. / Write every ranking to this CSV.")
@click.option("--report", type=FILE, help="Tulis laporan HTML. / Write a report in HTML.")
@as_json
def evaluate(*, json_wanted: bool, **options: Any) -> None:
    """Print the metrics with their intervals."""
    given = Given(**options)
    found = in_files(given)
    if given.report:
        from matchmaker.documents.evaluation_report import evaluation_report

        files.write_report(given.report, evaluation_report(found))
    if json_wanted:
        print_json(found)
    else:
        _print(found)


def in_files(given: Given) -> dict[str, Any]:
    """The object that --json prints, from files alone; also writes the rankings where asked for."""
    from matchmaker.engine.judging import evaluation
    from matchmaker.engine.judging.trial import prepare
    from matchmaker.engine.pairings import PAIRINGS
    from matchmaker.engine.table.firm_table import FirmTable

    pairing = PAIRINGS[given.pairing]
    weights = files.weights(given.weights, pairing)
    data = files.profiles(given.profiles)
    judgements = files.judgements(given.judgements, pairing.name, data)
    with files.judging():
        trial = prepare(FirmTable.of(data.profiles), pairing, judgements, today())
    if given.rankings:
        _write_rankings(given.rankings, evaluation.rankings(trial, weights))
    return evaluation.evaluate(trial, weights, with_baselines=given.baselines)


def _write_rankings(path: Path, rows: Any) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("pairing", "seeker", "rank", "partner", "score"))
        writer.writerows(rows)


def _metric_rows(found: dict[str, Any]) -> list[list[str]]:
    """Heading and one row a metric: value, 95 % interval, and the value of each baseline."""
    heading = [say("ukuran", "metric"), say("nilai", "value"), say("selang 95 %", "95 % interval"), *found["baselines"]]
    rows = []
    for name, value in found["metrics"].items():
        interval = found["confidence"].get(name)
        shown = " – ".join(fixed(each) for each in interval) if interval else ""
        rivals = [fixed(each[name]) for each in found["baselines"].values()]
        rows.append([name, fixed(value), shown, *rivals])
    return [heading, *rows]


def _print(found: dict[str, Any]) -> None:
    from matchmaker.documents.evaluation_words import compared, meaning

    click.echo(f"{found['pairing']}: {compared(found)}")
    print_table(_metric_rows(found))
    for sentence in meaning(found):
        click.echo(sentence)
