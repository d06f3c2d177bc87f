"""features: the reasons that each pairing weighs, with their start weights."""

from __future__ import annotations

import click

from matchmaker.cli.terminal import as_json, print_json, print_table


@click.command(help="Alasan yang ditimbang, dengan bobot awalnya. / The reasons that are weighed, with their start weights.")
@as_json
def features(*, json_wanted: bool) -> None:
    """Print the features of every pairing in column order."""
    from matchmaker.engine.pairings import PAIRINGS
    from matchmaker.i18n import label, number

    if json_wanted:
        columns = ("name", "label_id", "label_en", "weight", "about")
        print_json(
            {name: [{each: getattr(one, each) for each in columns} for one in pairing.features] for name, pairing in PAIRINGS.items()}
        )
        return
    for pairing in PAIRINGS.values():
        click.echo(f"{label(pairing)} ({pairing.name})")
        print_table([[f"  {one.name}", label(one), number(one.weight, 2)] for one in pairing.features])
