"""python3 -m set_up run | lint | test: install what that command needs and is not there yet."""

from __future__ import annotations

import sys

from set_up import browser_libraries, chromium, environment
from set_up.trouble import Trouble


def prepare(goal: str) -> None:
    """Everything that `goal` needs; quick when all of it is there."""
    environment.create()
    environment.install("requirements.txt")
    if goal in ("lint", "test"):
        environment.install("requirements-dev.txt")
    if goal in ("run", "test"):
        browser_libraries.install(for_tests=goal == "test")
    if goal == "test":
        chromium.install()


if __name__ == "__main__":
    goal = sys.argv[1] if len(sys.argv) == 2 else ""
    if goal not in ("run", "lint", "test"):
        sys.exit(__doc__)
    try:
        prepare(goal)
    except Trouble as trouble:
        sys.exit(f"\n{trouble}")
