"""Worker: puts to work what is due, takes one job after the other, and ends between two steps when it is asked to."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from matchmaker import database
from matchmaker.errors import Problem
from matchmaker.services import leases, schedule
from matchmaker.services.leases import Interrupted, Lease, LeaseLost, Opening, Pace, Texts
from matchmaker.services.works import WORKS, Work
from matchmaker.store.jobs import Assignment

POLL_SECONDS = 1.0
WITHOUT_DATABASE_SECONDS = 10.0

log = logging.getLogger(__name__)


class Worker:
    """Any number may run at once, on any number of machines with one database; stop() may be called from a signal."""

    def __init__(self, engine: Engine, works: Mapping[str, Work] = WORKS, pace: Pace | None = None) -> None:
        self.open_: Opening = partial(database.transaction, engine)
        self.works, self.pace, self.stopping = works, pace or Pace(), threading.Event()

    def stop(self) -> None:
        """End soon; what is being done is given back."""
        self.stopping.set()

    def run(self) -> None:
        """Work until stopped; waits where the database cannot be reached."""
        while not self.stopping.is_set():
            try:
                schedule.enqueue_due(self.open_, datetime.now(UTC))
                pause = 0.0 if self.work() else POLL_SECONDS
            except SQLAlchemyError:
                log.exception("the worker cannot reach the database")
                pause = WITHOUT_DATABASE_SECONDS
            self.stopping.wait(pause)

    def run_once(self) -> int:
        """Do all that is due now; returns how many jobs were taken."""
        schedule.enqueue_due(self.open_, datetime.now(UTC))
        number = 0
        while not self.stopping.is_set() and self.work():
            number += 1
        return number

    def work(self) -> bool:
        """Take one job and bring it to an end, whichever; False where none waits."""
        job = leases.claim(self.open_, self.pace)
        if job is not None:
            log.info("job %s: %s, attempt %s", job.id, job.kind, job.attempts)
            self._do(job)
        return job is not None

    def _do(self, job: Assignment) -> None:
        try:
            with Lease(self.open_, job, self.pace, self.stopping) as lease:
                result = self.works[job.kind](job, lease)
            if not leases.finish(self.open_, job, result):
                raise LeaseLost
            log.info("job %s: done", job.id)
        except LeaseLost:
            log.warning("job %s: cancelled, or taken over by another worker", job.id)
        except Interrupted:
            leases.give_back(self.open_, job)
            log.info("job %s: given back", job.id)
        except Exception as failed:
            log.exception("job %s: attempt %s failed", job.id, job.attempts)
            leases.fail(self.open_, job, self.pace, _reason(job, failed))


def _reason(job: Assignment, failed: Exception) -> Texts:
    """What a person is told; what happened exactly is in the log."""
    why = {"id": failed.label_id, "en": failed.label_en} if isinstance(failed, Problem) else {"id": "kesalahan layanan", "en": "a fault"}
    return {
        "id": f"Tiga kali dicoba dan gagal: {why['id']}. Coba lagi; bila terulang, sebutkan nomor {job.id} kepada pengelola layanan.",
        "en": f"Tried three times and failed: {why['en']}. Try again; if it happens again, tell whoever runs this service number {job.id}.",
    }
