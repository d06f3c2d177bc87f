"""The browser libraries: fetched by npm, checked by it against package-lock.json, and copied to where the pages load them."""

from __future__ import annotations

import shutil
import subprocess

from set_up import node, stamp
from set_up.places import BROWSER_LIBRARIES, NODE_MODULES, TOP
from set_up.trouble import Trouble, tell

LOCK = TOP / "package-lock.json"
FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
    "bootstrap/dist/js/bootstrap.bundle.min.js": "bootstrap/bootstrap.bundle.min.js",
    "bootstrap/LICENSE": "bootstrap/LICENSE",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    "leaflet/LICENSE": "leaflet/LICENSE",
    "cytoscape/dist/cytoscape.min.js": "cytoscape/cytoscape.min.js",
    "cytoscape/LICENSE": "cytoscape/LICENSE",
}
FOR_TESTS = NODE_MODULES / "axe-core" / "axe.min.js"


def _fetch() -> None:
    """Fill node_modules exactly as the lock says; npm refuses a package whose hash differs."""
    failures = []
    for npm in node.candidates():
        try:
            fetched = node.run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        except (OSError, subprocess.TimeoutExpired) as failure:
            failures.append(f"{npm}: {failure}")
            continue
        if fetched.returncode == 0:
            return
        failures.append(f"{npm}: {fetched.stderr[-1500:]}")
    raise Trouble(
        "Pustaka peramban gagal diunduh dengan npm. Periksa sambungan internet atau pengaturan npm.",
        "The browser libraries could not be fetched by npm. Check the internet connection or npm's settings.\n" + "\n".join(failures),
    )


def install(*, for_tests: bool = False) -> None:
    """Put the browser libraries into the static folder, unless exactly these are there."""
    mark = BROWSER_LIBRARIES / "lock.stamp"
    complete = all((BROWSER_LIBRARIES / target).is_file() for target in FILES.values())
    if complete and stamp.is_fresh(mark, LOCK) and (FOR_TESTS.is_file() or not for_tests):
        return
    tell("Memasang pustaka peramban (Bootstrap, htmx, Leaflet, Cytoscape)", "installing browser libraries")
    _fetch()
    shutil.rmtree(BROWSER_LIBRARIES, ignore_errors=True)
    for source, target in FILES.items():
        place = BROWSER_LIBRARIES / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(NODE_MODULES / source, place)
    stamp.set_for(mark, LOCK)
