"""kbli: codes for what a firm says of its work."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from matchmaker.cli.terminal import as_json, print_json, print_table, tell
from matchmaker.i18n import say


@click.command(
    help="Kode KBLI untuk TEXT; - membaca satu teks per baris. / KBLI codes for TEXT; - reads one text a line from standard input."
)
@click.argument("text")
@click.option("--version", type=click.Choice(["2025", "2020"]), default="2025", help="Versi KBLI. / KBLI version.")
@click.option("--limit", type=click.IntRange(1, 100), default=5, help="Paling banyak sekian kode. / At most so many codes.")
@as_json
def kbli(text: str, version: str, limit: int, *, json_wanted: bool) -> None:
    """Print the codes found, a list for each text; a blank text finds none."""
    from matchmaker.engine.kbli_search import search

    texts = [line.rstrip("\r\n") for line in sys.stdin] if text == "-" else [text]
    found = [search(each, version, limit) if each.strip() else [] for each in texts]
    if json_wanted:
        lists = [[asdict(each) for each in codes] for codes in found]
        print_json(lists if text == "-" else lists[0])
        return
    for each, codes in zip(texts, found, strict=True):
        if text == "-":
            click.echo(each)
        if codes:
            print_table([[f"{one.code} {one.title}", f"{one.score:.2f}"] for one in codes])
        else:
            tell(say("tidak ada kode yang cocok dengan “{text}”", "no code fits “{text}”", text=each[:60]))
