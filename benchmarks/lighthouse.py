"""What Lighthouse says of ten main pages as a telephone shows them: accessibility and best practices must reach 95 of 100.

    python -m benchmarks.lighthouse           # make lighthouse

fetches the program once, by npm and exactly as its lock file says, serves the sample city some months on (benchmarks.busy_city) on the
loopback address, and drives the Chromium that is there. Speed is printed for information. The exit status is 1 where a page is below.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from benchmarks import busy_city
from benchmarks.busy_city import BusyCity
from benchmarks.loopback import served
from benchmarks.tables import Table
from set_up import chromium

PROGRAM = Path(__file__).with_name("lighthouse_program")
COMMAND = PROGRAM / "node_modules" / "lighthouse" / "cli" / "index.js"
LEAST = 95
JUDGED = ("accessibility", "best-practices")
TOLD = (*JUDGED, "performance")
PAGES = {
    "": ("/sign-in", "/join"),
    "official": ("/home", "/firms", "/firms/K-0007/suggestions", "/partnerships", "/partnerships/{partnership_id}", "/map", "/weights"),
    "business": ("/my",),
}
"""By who asks."""
ATTEMPTS = 3
"""A busy machine now and then loses the first events of a page's trace."""
PATIENCE = 180
"""Seconds for one page."""


def install() -> None:
    """Fetch the program, unless it is there."""
    if not COMMAND.is_file():
        subprocess.run([_found("npm"), "ci"], cwd=PROGRAM, check=True)  # noqa: S603 - a fixed command


def _found(program: str) -> str:
    place = shutil.which(program)
    if place is None:
        sys.exit(f"{program} is missing")
    return place


@contextmanager
def browser() -> Iterator[tuple[BrowserContext, int]]:
    """A Chromium of its own, and the port by which Lighthouse drives it; what it is signed in to, Lighthouse is."""
    with tempfile.TemporaryDirectory(prefix="chromium") as home, sync_playwright() as playwright:
        executable = chromium.find() or _found("chromium")
        flags = ["--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
        context = playwright.chromium.launch_persistent_context(home, executable_path=executable, args=flags)
        port = int(Path(home, "DevToolsActivePort").read_text(encoding="ascii").split("\n", 1)[0])
        yield context, port
        context.close()


def judge(address: str, port: int) -> dict[str, object]:
    """Points of the page by category in the browser at that port, and the names of the audits of JUDGED that it fails."""
    command = [_found("node"), str(COMMAND), address, "--quiet", "--output=json", f"--only-categories={','.join(TOLD)}",
               f"--port={port}", "--disable-storage-reset"]  # fmt: skip
    for _ in range(ATTEMPTS):
        ran = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, timeout=PATIENCE)  # noqa: S603
        if ran.returncode == 0:
            break
    else:
        sys.exit(f"Lighthouse could not measure {address}")
    report = json.loads(ran.stdout)
    if report["finalDisplayedUrl"] != address:
        sys.exit(f"{address} leads to {report['finalDisplayedUrl']}")
    return _points(report)


def _points(report: dict[str, dict[str, dict[str, object]]]) -> dict[str, object]:
    categories, audits = report["categories"], report["audits"]
    named = {each["id"] for name in JUDGED for each in categories[name]["auditRefs"] if each["weight"]}  # type: ignore[index, attr-defined]
    failed = sorted(name for name in named if audits[str(name)]["score"] == 0)
    points = {name: round(100 * float(categories[name]["score"] or 0)) for name in TOLD}  # type: ignore[arg-type]
    return {**points, "failed": " ".join(map(str, failed))}


def _judged(city: BusyCity, site: str) -> Iterator[tuple[object, ...]]:
    with browser() as (context, port):
        for role, paths in PAGES.items():
            context.add_cookies([{"name": "sign_in", "value": city.sign_in(role), "url": site}] if role else [])
            for path in paths:
                found = judge(site + path.format_map(city.keys), port)
                sys.stderr.write(f"{path}\n")
                yield (path, role or "nobody", *(found[name] for name in TOLD), found["failed"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and end with 1 where a page is below LEAST."""
    argparse.ArgumentParser(prog="python -m benchmarks.lighthouse", description=(__doc__ or "").split("\n", 1)[0]).parse_args(arguments)
    install()
    with tempfile.TemporaryDirectory(prefix="lighthouse") as home:
        city = busy_city.build(Path(home))
        with served(city.app) as site:
            rows = list(_judged(city, site))
    sys.stdout.write(Table.of("Lighthouse on a telephone, of 100", f"page | role | {' | '.join(TOLD)} | failed", rows).text())
    sys.exit(any(int(str(points)) < LEAST for row in rows for points in row[2 : 2 + len(JUDGED)]))


if __name__ == "__main__":
    main()
