"""What commands print: JSON and tables to standard output, everything said on the way to standard error."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from matchmaker.interchange import RowProblem

as_json = click.option("--json", "json_wanted", is_flag=True, help="Cetak JSON saja. / Print JSON and nothing else.")


def tell(sentence: str) -> None:
    """Say something beside the result."""
    click.echo(sentence, err=True)


def print_json(value: Any) -> None:
    """One JSON document; a number that JSON cannot hold is a bug and fails."""
    click.echo(json.dumps(value, ensure_ascii=False, allow_nan=False))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns: the first to the left, the others to the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        first, *others = (
            cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("  ".join([first, *others]).rstrip())


def tell_problem(problem: RowProblem) -> None:
    """«firms.csv:3 workers “1.250” ...»."""
    value = " ".join(problem.value.split())
    tell(f"{problem.file}:{problem.row} {problem.column} “{value}” {problem.reason}")
