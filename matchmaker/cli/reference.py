"""reference: what the service takes as given, with its sources."""

from __future__ import annotations

import click

from matchmaker.cli.terminal import as_json, print_json
from matchmaker.i18n import say
from matchmaker.settings import Settings


@click.group("reference", help="Acuan yang dipakai layanan. / What the service takes as given.")
def reference() -> None:
    """Only a name for its commands."""


@reference.command("rules", help="Aturan yang dipakai beserta sumbernya. / The rules in use, with their sources.")
@as_json
def print_rules(*, json_wanted: bool) -> None:
    """Print each table as its file says it; one that the office has replaced is marked."""
    from matchmaker.engine import rules
    from matchmaker.engine.rule_tables import TABLES

    folder = Settings.from_env().rules
    rules.adopt(folder)
    if json_wanted:
        print_json({name: {"own": rules.table(name).own, "rows": rules.rows_as_text(name)} for name in TABLES})
        return
    for name in TABLES:
        whose = say(" (milik kantor: {folder})", " (the office's own: {folder})", folder=folder) if rules.table(name).own else ""
        click.echo(f"{name}{whose}")
        for row in rules.rows_as_text(name):
            click.echo("  " + " · ".join(value for value in row.values() if value))
