"""How far an import is: shown to a person at a terminal, and to nobody else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("settings")


@pytest.fixture
def database_kind() -> str:
    """One is enough for what stands on a screen."""
    return "sqlite"


def at_a_terminal(folder: Path, *options: str) -> tuple[int, str]:
    """How the import ends, and all that stood on its screen."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "matchmaker", "--language", "en", "import", str(folder), *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as running:
        os.close(theirs)
        screen = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return running.returncode, screen.decode()


def _read(terminal: int) -> bytes:
    """What comes next; nothing where the other end is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.parametrize(("options", "doing"), [((), "Comparing and storing"), (("--dry-run",), "Comparing")])
def test_at_a_terminal_both_steps_show_how_far_they_are(folder: Path, options: tuple[str, ...], doing: str) -> None:
    ended, screen = at_a_terminal(folder, *options)
    assert ended == 0, screen
    for step in ("Reading rows", doing):
        assert any(step in line and "100%" in line for line in screen.replace("\r", "\n").splitlines()), screen


def test_elsewhere_nothing_of_it_is_written(call: Call, folder: Path) -> None:
    assert "%" not in call("import", folder).output
