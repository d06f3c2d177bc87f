"""world: invented firms whose true fit is known, as files that a ranking can be judged by."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matchmaker.cli.terminal import tell
from matchmaker.i18n import say

if TYPE_CHECKING:
    from matchmaker.engine.worlds import World

FIT = {"supply_chain": "product_fit", "mentorship": "skill_fit"}
DIGITS = 6


@click.command(help="Menulis dunia rekaan NAME yang kebenarannya diketahui. / Write the invented world NAME, whose truth is known.")
@click.argument("name", type=click.Choice(["additive", "mentorship"]))
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), required=True, help="Benih acak. / Seed.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder tujuan. / The folder to write.")
def world(name: str, seed: int, out: Path) -> None:
    """Write the profiles, the grades of all pairs, and what somebody who knows all would see (truth.csv)."""
    from matchmaker.engine.worlds import WORLDS
    from matchmaker.interchange import Dataset, JudgementRow, write

    drawn = WORLDS[name](seed)
    judged = (JudgementRow(drawn.pairing, each.seeker, each.partner, each.grade) for each in drawn.judgements())
    write(Dataset(profiles=drawn.profiles, judgements=tuple(judged)), out)
    _write_truth(drawn, out / "truth.csv")
    tell(say("{n} profil rekaan ditulis ke {out}", "{n} invented profiles written to {out}", n=len(drawn.profiles), out=out))


def _write_truth(drawn: World, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(["pairing", "seeker", "partner", "utility", FIT[drawn.pairing]])
        for *pair, utility, fit in drawn.truth():
            sheet.writerow([*pair, round(utility, DIGITS), round(fit, DIGITS)])
