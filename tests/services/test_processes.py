"""Processes beside: they compute, their death is told and never waited for, and they do not outlive the one that asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from matchmaker.services import processes
from tests.house.source import TOP
from tests.services.work import until


def test_they_compute_politely_in_processes_of_their_own() -> None:
    with processes.beside(1) as executor:
        assert executor.submit(os.getpid).result(30) != os.getpid()
        assert executor.submit(os.nice, 0).result(30) >= processes.POLITENESS


def test_one_that_is_killed_ends_the_work() -> None:
    with processes.beside(1) as executor:
        child = executor.submit(os.getpid).result(30)
        endless = executor.submit(time.sleep, 600)
        os.kill(child, signal.SIGKILL)
        with pytest.raises(BrokenProcessPool):
            endless.result(30)


def test_they_end_when_the_one_that_asked_is_killed() -> None:
    code = """if True:
        import os, sys, time
        from matchmaker.services import processes
        with processes.beside(1) as executor:
            print(executor.submit(os.getpid).result(), flush=True)
            executor.submit(time.sleep, 600).result()"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=TOP, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        child = int(asking.stdout.readline())
        asking.kill()
        until(lambda: not _lives(child))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
