"""Jobs: asking twice is one job, two workers never hold the same one, and a person can end what is open."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.errors import Conflict, NotFound
from matchmaker.permissions import Actor
from matchmaker.services import jobs, leases
from matchmaker.services.leases import Lease, LeaseLost
from matchmaker.store.jobs import Assignment
from models import AuditEntry, Job
from tests.services import town, work
from tests.services.work import QUICK, order, see


def test_asking_twice_is_one_job_until_it_has_ended(engine: Engine) -> None:
    first = order(engine)
    assert order(engine) == first
    assert order(engine, key="other") != first
    worker = work.worker(engine, count=lambda job, lease: {})
    assert [worker.work() for _ in range(3)] == [True, True, False]
    assert order(engine) != first


def test_of_a_crowd_that_asks_at_once_all_get_the_same_job(engine: Engine) -> None:
    found = town.at_once(engine, 8, lambda session, place: jobs.enqueue(session, jobs.Order("count", "once")))
    assert {type(each) for each in found} == {tuple}
    assert sum(new for _, new in found) == 1
    with Session(engine) as session:
        assert town.count(session, Job) == 1


def test_no_two_workers_ever_hold_the_same_job(engine: Engine) -> None:
    ids = {order(engine, key=str(number)) for number in range(12)}
    open_ = partial(database.transaction, engine)

    def take(session: Session, place: int) -> list[Assignment]:
        session.rollback()
        return [found for _ in range(3) if (found := leases.claim(open_, leases.Pace()))]

    taken = town.at_once(engine, 6, take)
    assert Counter(job.id for each in taken for job in each) == Counter(ids)
    assert len({job.owner for each in taken for job in each}) == len(ids)


def test_a_lease_that_ran_out_is_taken_over_and_the_first_holder_can_store_nothing(engine: Engine) -> None:
    job_id = order(engine)
    open_ = partial(database.transaction, engine)
    first = leases.claim(open_, leases.Pace())
    assert first is not None
    assert leases.claim(open_, QUICK) is None
    _end_lease(engine, job_id)
    second = leases.claim(open_, QUICK)
    assert second is not None
    assert (second.id, second.attempts) == (first.id, 2)
    lost = Lease(open_, first, QUICK, threading.Event())
    with pytest.raises(LeaseLost):
        lost.progress(1, 2, {"id": "x", "en": "x"})
    with pytest.raises(LeaseLost), lost.storing() as session:
        session.add(AuditEntry(at=datetime.now(UTC), act="x", subject_kind="x", changes={}))
    assert not leases.finish(open_, first, {"by": "first"})
    assert leases.finish(open_, second, {"by": "second"})
    assert (see(engine, job_id).state, see(engine, job_id).result) == ("done", {"by": "second"})


def _end_lease(engine: Engine, job_id: int) -> None:
    with database.transaction(engine) as session:
        session.execute(update(Job).where(Job.id == job_id).values(lease_ends_at=datetime.now(UTC) - timedelta(seconds=1)))


def test_the_third_worker_that_dies_of_it_is_the_last(engine: Engine) -> None:
    job_id = order(engine)
    open_ = partial(database.transaction, engine)
    for _ in range(3):
        assert leases.claim(open_, QUICK) is not None
        _end_lease(engine, job_id)
    assert leases.claim(open_, QUICK) is None
    ended = see(engine, job_id)
    assert (ended.state, ended.attempts) == ("failed", 3)
    assert set(ended.error or {}) == {"id", "en"}


def test_a_cancelled_job_stops_whoever_runs_it(engine: Engine) -> None:
    job_id = order(engine, office=town.CITY)

    def cancelled_meanwhile(job: Assignment, lease: Lease) -> dict[str, Any]:
        with database.transaction(engine) as session:
            jobs.cancel(session, town.OFFICIAL, job.id)
        lease.progress(1, 1)
        raise AssertionError("not reached")

    assert work.worker(engine, count=cancelled_meanwhile).work()
    assert see(engine, job_id).state == "cancelled"
    with Session(engine) as session:
        assert session.scalars(select(AuditEntry.act)).all() == ["job.cancelled"]
        with pytest.raises(Conflict):
            jobs.cancel(session, town.OFFICIAL, job_id)


@pytest.mark.parametrize(("role", "region"), [("official", town.NEIGHBOUR), ("business", town.CITY), ("evaluator", town.CITY)])
def test_a_job_is_its_own_offices_officials_to_know(engine: Engine, role: str, region: str) -> None:
    mine, nobodys = order(engine, office=town.CITY), order(engine, key="service")
    with Session(engine) as session:
        assert jobs.locate(session, Actor("official", town.PROVINCE), mine).id == mine
        for job_id in (mine, nobodys):
            with pytest.raises(NotFound):
                jobs.locate(session, Actor(role, region), job_id)
        with pytest.raises(NotFound):
            jobs.cancel(session, Actor(role, region), mine)
