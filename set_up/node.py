"""Finds an npm that works: the machine's own, or the one in a Python package."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from set_up import environment
from set_up.places import PROGRAMS, TOP
from set_up.trouble import tell

OLDEST = 7  # the first npm that reads the present lock file


def _surroundings(npm: Path) -> dict[str, str]:
    """npm finds its node through PATH: let it find the one beside itself."""
    return os.environ | {"PATH": f"{npm.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def _works(npm: Path) -> bool:
    """True when `npm` starts, with the node it needs, and is not too old."""
    try:
        answer = subprocess.run(
            [str(npm), "--version"], env=_surroundings(npm), capture_output=True, text=True, check=False, timeout=60, cwd=TOP
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    major = answer.stdout.strip().split(".")[0]
    return answer.returncode == 0 and major.isdecimal() and int(major) >= OLDEST


def own() -> Path | None:
    """The machine's own npm, if it works."""
    found = shutil.which("npm")
    return Path(found) if found and _works(Path(found)) else None


def candidates() -> Iterator[Path]:
    """Working npm programs, the machine's own first; the packaged one is installed only when it is asked for."""
    found = own()
    if found:
        yield found
    tell("Memasang Node.js dari paket Python", "installing Node.js from its Python package")
    environment.install("requirements-node.txt")
    yield PROGRAMS / "npm"


def run(npm: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """npm's answer; nothing is raised."""
    return subprocess.run(
        [str(npm), *arguments],
        cwd=TOP,
        env=_surroundings(npm),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
