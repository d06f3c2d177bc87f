"""The worker as a process: it does what is due, ends cleanly at SIGTERM, and does not outlive the service that it stands beside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.services import schedule
from models import CityList, Job, Schedule
from tests.fixtures.city import SmallCity
from tests.house.source import TOP
from tests.services.work import order, see, until

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def database_kind() -> str:
    """One is enough: jobs are shown on both elsewhere."""
    return "sqlite"


@pytest.fixture
def start(small_city: SmallCity) -> Iterator[Start]:
    """start("--once"): the command on the small city, in a process of its own."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: str, code: str = "") -> subprocess.Popen[str]:
        command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "matchmaker", "worker", *arguments]
        started.append(subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield begin
    for each in started:
        each.kill()
        each.communicate()


def test_once_does_all_that_is_due_and_ends(start: Start, small_city: SmallCity, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.transaction(small_city.engine) as session:
        session.add_all(_done_forever())
    order(small_city.engine, "city_lists", "night")
    _, said = (running := start("--once")).communicate(timeout=60)
    assert (running.returncode, "9 pekerjaan dikerjakan" in said) == (0, True)
    with Session(small_city.engine) as session:
        assert set(session.scalars(select(Job.state))) == {"done"}
        assert session.scalars(select(CityList.complete)).all() == [True] * 8


def _done_forever() -> list[Schedule]:
    return [Schedule(name=each.name, done_on=date.max) for each in schedule.SCHEDULE]


def test_it_takes_what_comes_and_ends_cleanly_at_a_signal(start: Start, small_city: SmallCity) -> None:
    running = start()
    job_id = order(small_city.engine, "retention", "now")
    until(lambda: see(small_city.engine, job_id).state == "done", 60)
    running.terminate()
    _, said = running.communicate(timeout=30)
    assert running.returncode == 0
    assert "Traceback" not in said


def test_it_ends_when_the_service_beside_it_is_killed(start: Start, small_city: SmallCity) -> None:
    code = "import time; from matchmaker.cli import worker; worker.RESTART_SECONDS = 0.2; worker.keep_beside(); time.sleep(600)"
    service = start(code=code)
    first = order(small_city.engine, "retention", "now")
    until(lambda: see(small_city.engine, first).state == "done", 60)
    (beside,) = _children(service.pid)
    os.kill(beside, 9)
    until(lambda: _children(service.pid) not in ([], [beside]), 60)
    (another,) = _children(service.pid)
    service.kill()
    until(lambda: not _runs(another), 60)


def _children(process: int) -> list[int]:
    """The processes that it has started and that still run."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(each) for thread in threads for each in thread.read_text().split() if _runs(int(each))]


def _runs(process: int) -> bool:
    """Is it there, and not just a dead one whose end nobody has noted?"""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
