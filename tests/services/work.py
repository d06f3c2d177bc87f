"""Works for the tests of the worker: slow, failing, interrupted ones, and a worker in a process of its own that can be killed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.services import city_list_making, jobs
from matchmaker.services.leases import Lease, Pace
from matchmaker.services.worker import Worker
from matchmaker.services.works import Work
from matchmaker.settings import Settings
from matchmaker.store.jobs import Assignment
from models import Job
from tests.house.source import TOP

QUICK = Pace(lease=timedelta(seconds=0.6), retry=timedelta(0))
HELD = "half of the list is stored"


def order(engine: Engine, kind: str = "count", key: str = "count", **more: Any) -> int:
    """The key of a job that was asked for."""
    with database.transaction(engine) as session:
        return jobs.enqueue(session, jobs.Order(kind, key, **more))[0].id


def see(engine: Engine, job_id: int) -> Job:
    """The job as it is stored now."""
    with Session(engine.execution_options(writes=False), expire_on_commit=False) as session:
        return session.get_one(Job, job_id)


def worker(engine: Engine, pace: Pace = QUICK, **works: Work) -> Worker:
    """A worker that can do these works."""
    found: Mapping[str, Work] = works
    return Worker(engine, found, pace)


def until(done: Callable[[], Any], seconds: float = 20.0) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def start_held() -> subprocess.Popen[str]:
    """A worker in a process of its own that stores a part of a daily list, says so, and gets no further."""
    code = "from tests.services import work; work.hold()"
    return subprocess.Popen([sys.executable, "-c", code], cwd=TOP, stdout=subprocess.PIPE, text=True)


def hold() -> None:
    """What start_held() runs."""
    city_list_making.PART = 2
    engine = database.connect(Settings.from_env())
    Worker(engine, {"city_list": _make_half}, QUICK).work()


def _make_half(job: Assignment, lease: Lease) -> dict[str, Any]:
    told = lease.progress

    def stop_halfway(done: int, total: int | None, message: Any = None) -> None:
        told(done, total, message)
        if done == 3:
            sys.stdout.write(HELD + "\n")
            sys.stdout.flush()
            time.sleep(600)

    lease.progress = stop_halfway  # type: ignore[method-assign]
    return city_list_making.make(job, lease)
