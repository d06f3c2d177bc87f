"""What commands print: JSON and tables to standard output, everything said on the way to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Within the block, what it gives shows on standard error how many of all are done; nothing where that is no terminal."""
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:

        def watch(done: int, total: int) -> None:
            shown.length = max(total, 1)
            shown.update(done - shown.pos)

        yield watch
        shown.update((shown.length or 1) - shown.pos)


def tell_problem(problem: RowProblem) -> None:
    """«firms.csv:3 workers “1.250” ...»."""
    value = " ".join(problem.value.split())
    tell(f"{problem.file}:{problem.row} {problem.column} “{value}” {problem.reason}")
