"""tune: weights learned from how earlier partnerships came out, offered only where a gain is proved."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from matchmaker.cli import files
from matchmaker.cli.terminal import as_json, print_json, print_table, tell
from matchmaker.i18n import fixed, say, today

FILE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command."""

    profiles: Path
    outcomes: Path
    pairing: str
    prior: Path | None
    seed: int
    out: Path | None
    report: Path | None


@click.command(help="Mempelajari bobot dari hasil kemitraan. / Learn weights from how partnerships came out.")
@click.option("--profiles", type=FILE, required=True, help=files.profiles_help)
@click.option(
    "--outcomes", type=FILE, required=True, help="CSV partnerships, atau folder yang memuatnya. / partnerships CSV, or a folder with it."
)
@files.pairing_option
@click.option("--prior", type=FILE, help="Bobot pangkal dalam JSON; tanpa ini bobot awal. / Prior weights in JSON, else the start weights.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="Benih acak. / Seed.")
@click.option("--out", type=FILE, help="Tulis bobot yang layak dipakai ke JSON ini. / Write the weights to use to this JSON.")
@click.option("--report", type=FILE, help="Tulis laporan HTML. / Write a report in HTML.")
@as_json
def tune(*, json_wanted: bool, **options: Any) -> None:
    """Print what was learned and whether it may be used."""
    given = Given(**options)
    found = in_files(given)
    if given.out:
        used = found["weights"] if found["ship"] else found["prior"]
        given.out.write_text(json.dumps({"pairing": found["pairing"], "weights": used}, indent=1) + "\n", encoding="utf-8")
        tell(say("bobot ditulis ke {path}", "weights written to {path}", path=given.out))
    if json_wanted:
        print_json(found)
    else:
        _print(found)


def in_files(given: Given) -> dict[str, Any]:
    """The object that --json prints, from files alone; also writes the report where asked for."""
    import numpy as np

    from matchmaker.engine.pairings import PAIRINGS
    from matchmaker.engine.table.firm_table import FirmTable
    from matchmaker.engine.tuning import tuning
    from matchmaker.engine.tuning.figures import figures, trial_of

    pairing = PAIRINGS[given.pairing]
    prior = np.array(list(files.weights(given.prior, pairing).values()))
    data = files.profiles(given.profiles)
    labels = files.labels(given.outcomes, pairing.name, data)
    with files.judging():
        trial = trial_of(FirmTable.of(data.profiles), pairing, labels, today())
    with click.progressbar(length=100, file=sys.stderr, label=say("menala", "tuning")) as bar:
        tuned = tuning.tune(trial, labels, prior, given.seed, lambda done, of: bar.update(100 * done // of - bar.pos))
    found = figures(trial, labels, tuned)
    if given.report:
        found["learning_curve"] = tuning.learning_curve(trial, labels, prior, given.seed)
        _write_report(given.report, trial, found)
    return found


def _write_report(path: Path, trial: Any, found: dict[str, Any]) -> None:
    from matchmaker.documents.evaluation_report import evaluation_report
    from matchmaker.engine.judging.evaluation import evaluate

    files.write_report(path, evaluation_report(evaluate(trial, found["prior"], with_baselines=True), found))


def _print(found: dict[str, Any]) -> None:
    heading = ["", say("pangkal", "prior"), say("dipelajari", "learned")]
    print_table([heading, *([name, fixed(found["prior"][name]), fixed(weight)] for name, weight in found["weights"].items())])
    click.echo(say("dapat dipakai: {answer}", "may be used: {answer}", answer=say("ya", "yes") if found["ship"] else say("tidak", "no")))
    click.echo(found["reason"])
