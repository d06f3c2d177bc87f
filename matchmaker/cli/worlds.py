"""world: invented firms whose true fit is known, as files that a ranking can be judged and tuned by."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matchmaker.cli.terminal import tell
from matchmaker.i18n import say

if TYPE_CHECKING:
    from matchmaker.engine.worlds import World
    from matchmaker.interchange import PartnershipRow

NAMES = (
    *("additive", "leontief", "gravity", "network", "null", "shuffled_io", "missing", "mixed_units", "drift"),
    *("mentorship", "mentorship_leontief", "mentorship_gravity", "mentorship_network"),
    *("mentorship_null", "mentorship_missing", "mentorship_drift"),
)
"""The names of the WORLDS, known without the engine."""
FIT = {"supply_chain": "product_fit", "mentorship": "skill_fit"}
DIGITS = 6
MOST_OUTCOMES = 20_000
"""Fewer than there are pairs in any world."""


@click.command(help="Menulis dunia rekaan NAME yang kebenarannya diketahui. / Write the invented world NAME, whose truth is known.")
@click.argument("name", type=click.Choice(NAMES))
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), required=True, help="Benih acak. / Seed.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder tujuan. / The folder to write.")
@click.option(
    "--outcomes",
    type=click.IntRange(0, MOST_OUTCOMES),
    default=200,
    show_default=True,
    help="Jumlah kemitraan tercatat. / How many recorded partnerships.",
)
def world(name: str, seed: int, out: Path, outcomes: int) -> None:
    """Write the profiles, the grades of all pairs, the log of an office, and what somebody who knows all would see (truth.csv)."""
    from matchmaker.engine.worlds import WORLDS
    from matchmaker.interchange import Dataset, JudgementRow, write

    drawn = WORLDS[name](seed)
    judged = (JudgementRow(drawn.pairing, each.seeker, each.partner, each.grade) for each in drawn.judgements())
    logged = tuple(_logged(drawn, outcomes, seed)) if outcomes else ()
    write(Dataset(profiles=drawn.profiles, partnerships=logged, judgements=tuple(judged)), out)
    _write_truth(drawn, out / "truth.csv")
    tell(say("{n} profil rekaan ditulis ke {out}", "{n} invented profiles written to {out}", n=len(drawn.profiles), out=out))


def _logged(drawn: World, number: int, seed: int) -> Iterator[PartnershipRow]:
    """So many outcomes, from lists made under the start weights."""
    from matchmaker.engine.worlds import outcomes
    from matchmaker.engine.worlds.oracle import shown
    from matchmaker.interchange import PartnershipRow

    for each in outcomes(drawn, shown(drawn), number, seed):
        yield PartnershipRow(drawn.pairing, each.seeker, each.partner, each.outcome, each.exposed_rank, each.decided_on)


def _write_truth(drawn: World, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(["pairing", "seeker", "partner", "utility", FIT[drawn.pairing]])
        for *pair, utility, fit in drawn.truth():
            sheet.writerow([*pair, round(utility, DIGITS), round(fit, DIGITS)])
