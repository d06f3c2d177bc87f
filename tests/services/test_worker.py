"""The worker: progress, failures, an end in the middle, and a schedule that is kept once a day whatever the number of workers."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.errors import Conflict
from matchmaker.services import schedule
from matchmaker.services.leases import Lease, Pace
from matchmaker.services.works import WORKS
from matchmaker.store.jobs import Assignment
from matchmaker.terms import JOB_KINDS, values
from models import Job
from tests.services import town, work
from tests.services.work import order, see, until

NIGHT = datetime(2026, 5, 4, 20, 30, tzinfo=UTC)
"""Half past three of the fifth in Mojokerto."""


def test_every_work_has_a_name_that_people_read() -> None:
    assert tuple(WORKS) == values(JOB_KINDS)
    assert {each.kind for each in schedule.SCHEDULE} <= set(WORKS)


def test_a_job_tells_how_far_it_is_and_what_came_of_it(engine: Engine) -> None:
    seen: list[tuple[str, int, int | None, Any]] = []

    def count(job: Assignment, lease: Lease) -> dict[str, Any]:
        for step in (1, 2, 3):
            lease.progress(step, 3, {"id": f"langkah {step}", "en": f"step {step}"})
            found = see(engine, job.id)
            seen.append((found.state, found.done, found.total, found.message))
        return {"counted": job.arguments["number"]}

    job_id = order(engine, arguments={"number": 3})
    assert work.worker(engine, count=count).work()
    assert seen == [("running", step, 3, {"id": f"langkah {step}", "en": f"step {step}"}) for step in (1, 2, 3)]
    ended = see(engine, job_id)
    assert (ended.state, ended.result, ended.attempts, ended.error, ended.lease_owner) == ("done", {"counted": 3}, 1, None, None)


def test_of_several_workers_each_job_is_done_by_one(engine: Engine) -> None:
    done: list[int] = []

    def note(job: Assignment, lease: Lease) -> dict[str, Any]:
        lease.progress(1, 1)
        done.append(job.id)
        return {}

    ids = [order(engine, key=str(number)) for number in range(12)]
    crowd = [threading.Thread(target=lambda: [None for _ in iter(work.worker(engine, Pace(), count=note).work, False)]) for _ in range(4)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(60)
    assert sorted(done) == ids
    assert {see(engine, each).state for each in ids} == {"done"}


def test_others_write_while_a_work_computes(engine: Engine) -> None:
    def compute(job: Assignment, lease: Lease) -> dict[str, Any]:
        lease.progress(0, 1)
        order(engine, key="meanwhile")
        return {}

    job_id = order(engine)
    assert work.worker(engine, count=compute).work()
    assert see(engine, job_id).state == "done"


def test_a_step_longer_than_the_lease_does_not_lose_it(engine: Engine) -> None:
    def sleep(job: Assignment, lease: Lease) -> dict[str, Any]:
        time.sleep(1.5)
        assert not work.worker(engine, count=sleep).work()
        lease.progress(1, 1)
        return {}

    job_id = order(engine)
    work.worker(engine, Pace(lease=timedelta(seconds=1)), count=sleep).work()
    assert (see(engine, job_id).state, see(engine, job_id).attempts) == ("done", 1)


@pytest.mark.parametrize(("raised", "says"), [(RuntimeError("rahasia 3576"), "a fault"), (Conflict("rahasia"), "In conflict")])
def test_a_failing_work_is_tried_three_times_and_says_so(
    engine: Engine, caplog: pytest.LogCaptureFixture, raised: Exception, says: str
) -> None:
    def fail(job: Assignment, lease: Lease) -> dict[str, Any]:
        raise raised

    job_id = order(engine)
    worker = work.worker(engine, count=fail)
    assert [worker.work() for _ in range(4)] == [True, True, True, False]
    failed = see(engine, job_id)
    assert (failed.state, failed.attempts) == ("failed", 3)
    assert says in (failed.error or {})["en"]
    assert str(job_id) in (failed.error or {})["id"]
    assert "rahasia" not in str(failed.error)
    assert caplog.text.count("Traceback") == 3


def test_a_failure_is_not_tried_again_at_once(engine: Engine) -> None:
    def fail(job: Assignment, lease: Lease) -> dict[str, Any]:
        raise RuntimeError

    job_id = order(engine)
    worker = work.worker(engine, Pace(), count=fail)
    assert [worker.work(), worker.work()] == [True, False]
    assert see(engine, job_id).state == "waiting"


def test_a_worker_that_is_asked_to_end_gives_its_job_back(engine: Engine) -> None:
    begun = threading.Event()

    def endless(job: Assignment, lease: Lease) -> dict[str, Any]:
        while True:
            lease.progress(1, 2)
            begun.set()
            time.sleep(0.01)

    job_id = order(engine)
    worker = work.worker(engine, count=endless)
    running = threading.Thread(target=worker.work)
    running.start()
    assert begun.wait(20)
    worker.stop()
    running.join(20)
    assert not running.is_alive()
    assert (see(engine, job_id).state, see(engine, job_id).attempts) == ("waiting", 0)


def test_a_running_worker_takes_what_comes_and_ends_when_stopped(engine: Engine) -> None:
    worker = work.worker(engine, count=lambda job, lease: {}, city_lists=lambda job, lease: {}, retention=lambda job, lease: {})
    running = threading.Thread(target=worker.run)
    running.start()
    job_id = order(engine)
    until(lambda: see(engine, job_id).state == "done")
    worker.stop()
    running.join(20)
    assert not running.is_alive()


def test_each_entry_is_due_once_a_day_whatever_the_number_of_workers(engine: Engine) -> None:
    open_ = partial(database.transaction, engine)

    def ask(session: Session, place: int) -> list[str]:
        session.rollback()
        return schedule.enqueue_due(open_, NIGHT)

    for day in (1, 2):
        asked = town.at_once(engine, 6, ask) if day == 1 else [schedule.enqueue_due(open_, NIGHT + timedelta(days=1)) for _ in range(2)]
        assert sorted(name for each in asked for name in each) == sorted(each.name for each in schedule.SCHEDULE)
        with Session(engine) as session:
            assert town.count(session, Job) == day * len(schedule.SCHEDULE)


def test_nothing_is_due_before_its_hour_of_the_offices_day(engine: Engine) -> None:
    open_ = partial(database.transaction, engine)
    before = datetime(2026, 5, 4, 17, 59, tzinfo=UTC)
    assert schedule.enqueue_due(open_, before) == []
    assert schedule.enqueue_due(open_, before + timedelta(minutes=2)) == ["daily lists"]
    with Session(engine) as session:
        assert session.scalars(select(Job.key)).all() == ["daily lists 2026-05-05"]
