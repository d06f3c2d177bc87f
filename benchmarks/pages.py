"""How long the service works on each page, how much a telephone loads for it, and how many statements it costs.

    python -m benchmarks.pages                # --json: one document instead of the table; --times 30; --only /firms

signs in as each role on the sample city some months on (benchmarks.busy_city), and asks for every page and file of the HTML door that
the role may see, some times after three that do not count. A mark tells which are above 100 ms (95 of 100 times are faster) or 200 kB.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from flask.testing import FlaskClient
from sqlalchemy import event

from benchmarks import busy_city, page_list
from benchmarks.busy_city import ROLES, BusyCity
from benchmarks.tables import Table
from matchmaker.cli import serving

BEFORE, TIMES = 3, 30
SLOWEST, MOST = 100.0, 200_000
"""Milliseconds, and bytes as they are sent."""
FILES = re.compile(r'(?:src|href)="(/static/[^"]+)"')
HEAD = "page | role | p50 ms | p95 ms | p99 ms | of the processor | kB | statements | mark"


@dataclass(frozen=True, slots=True)
class Measured:
    """One page as one role sees it: milliseconds, the bytes of all that is loaded for it, and its statements.

    `processor` is the part of p50 in which the processor worked on it: where others use the machine, only that compares.
    """

    route: str
    role: str
    p50: float
    p95: float
    p99: float
    processor: float
    size: int
    statements: int

    @property
    def mark(self) -> str:
        """What is above its bound."""
        light = self.size <= MOST or page_list.is_file(self.route)
        return " ".join(word for word, met in (("SLOW", self.p95 <= SLOWEST), ("HEAVY", light)) if not met)


def measure(city: BusyCity, times: int, only: str = "") -> Iterator[Measured]:
    """Each page that somebody may see, as each who may."""
    statements: list[str] = []
    event.listen(city.engine, "before_cursor_execute", lambda _conn, _cursor, sql, *_rest: statements.append(sql))
    for role in (*ROLES, ""):
        client = city.app.test_client()
        if role:
            client.set_cookie("sign_in", city.sign_in(role))
        for route, path in page_list.addresses(city.app, city.keys, files=True).items():
            if route.startswith(only) and client.get(path).status_code == 200:
                yield _page(client, (route, path, role or "nobody"), statements, times)


def _page(client: FlaskClient, asked: tuple[str, str, str], statements: list[str], times: int) -> Measured:
    route, path, role = asked
    size = _size(client, path)
    for _ in range(BEFORE):
        client.get(path)
    statements.clear()
    client.get(path)
    count = len(statements)
    taken = [_milliseconds(client, path) for _ in range(times)]
    p50, p95, p99 = np.percentile([whole for whole, _ in taken], (50, 95, 99))
    return Measured(route, role, float(p50), float(p95), float(p99), float(np.median([used for _, used in taken])), size, count)


def _milliseconds(client: FlaskClient, path: str) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    client.get(path)
    return 1_000 * (time.perf_counter() - begun), 1_000 * (time.process_time() - used)


def _size(client: FlaskClient, path: str) -> int:
    """Bytes of the page and of each file that it names, as they are sent."""
    page = client.get(path)
    files = set(FILES.findall(page.text)) if page.mimetype == "text/html" else set()
    return len(page.data) + sum(len(client.get(each, headers={"Accept-Encoding": "gzip"}).data) for each in files)


def table(measured: Sequence[Measured]) -> Table:
    """The slowest first."""
    ordered = sorted(measured, key=lambda each: -each.p95)
    rows = [(each.route, each.role, each.p50, each.p95, each.p99, each.processor, each.size / 1_000, each.statements, each.mark)
            for each in ordered]  # fmt: skip
    return Table.of(f"Pages of the sample city (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)", HEAD, rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--times", type=int, default=TIMES, metavar="N")
    parser.add_argument("--only", default="", metavar="ROUTE", help="pages whose route begins so")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="pages") as home:
        city = busy_city.build(Path(home))
        serving.settle()
        measured = list(measure(city, chosen.times, chosen.only))
    told = json.dumps([asdict(each) for each in measured], indent=1) + "\n" if chosen.json else table(measured).text()
    sys.stdout.write(told)


if __name__ == "__main__":
    main()
