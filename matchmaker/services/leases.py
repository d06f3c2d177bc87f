"""Lease: one worker's hold on one job: prolonged while the work goes on, lost when another takes over or a person cancels."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, Self

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from matchmaker.store import jobs
from matchmaker.store.jobs import Assignment

MOST_ATTEMPTS = 3
NOTED_EVERY, LOGGED_EVERY = 0.5, 10.0
"""Seconds between two notes of how far a job is: in its row, and in the log."""
ABANDONED = {
    "id": "Pekerjaan terhenti tiga kali sebelum selesai. Coba lagi; bila terulang, hubungi pengelola layanan.",
    "en": "The job stopped three times before it was done. Try again; if it happens again, ask whoever runs this service.",
}
Texts = dict[str, Any]
"""A sentence by language."""

log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """The job is another's now, or was cancelled: what was not stored yet must not be."""


class Interrupted(Exception):
    """The worker is asked to end: the job goes back to those that wait."""


class Opening(Protocol):
    """Opens a transaction of its own, stored at the end of its block; `writes=False` where it only reads."""

    def __call__(self, *, writes: bool = True) -> AbstractContextManager[Session]: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """For how long a lease holds, and how long after a failure the work is tried again."""

    lease: timedelta = timedelta(seconds=60)
    retry: timedelta = timedelta(seconds=30)


class Lease:
    """Within its block the job is held, also through steps that take longer than the lease.

    When it is lost, the next progress() or storing() raises LeaseLost; when the worker is asked to end, Interrupted.
    """

    def __init__(self, open_: Opening, job: Assignment, pace: Pace, stopping: threading.Event) -> None:
        self.open_, self.job, self.pace, self.stopping = open_, job, pace, stopping
        self._over, self._noted, self._logged = threading.Event(), 0.0, time.monotonic()
        self._heart = threading.Thread(target=self._beat, name=f"lease of job {job.id}", daemon=True)

    def __enter__(self) -> Self:
        self._heart.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._over.set()
        self._heart.join()

    def _beat(self) -> None:
        while not self._over.wait(self.pace.lease.total_seconds() / 3):
            try:
                with self.open_() as session:
                    held = self._prolong(session)
            except SQLAlchemyError as trouble:
                log.warning("job %s: the lease could not be prolonged: %s", self.job.id, type(trouble).__name__)
                continue
            if not held:
                return

    def _prolong(self, session: Session, **values: Any) -> bool:
        return jobs.change(session, self.job, lease_ends_at=datetime.now(UTC) + self.pace.lease, **values)

    def progress(self, done: int, total: int | None, message: Texts | None = None) -> None:
        """Note how far the work is, in a transaction of its own; twice a second at most, but each message and the last step always."""
        self._check()
        if message is None and done != total and time.monotonic() - self._noted < NOTED_EVERY:
            return
        with self.open_() as session:
            said = {"message": message} if message else {}
            if not self._prolong(session, done=done, total=total, **said):
                raise LeaseLost
        self._noted = time.monotonic()
        if self._noted - self._logged >= LOGGED_EVERY:
            log.info("job %s: %s of %s", self.job.id, done, total or "?")
            self._logged = self._noted

    @contextmanager
    def storing(self) -> Iterator[Session]:
        """A transaction that is stored only if the lease holds: of two that believe they hold a job, one can write."""
        self._check()
        with self.open_() as session:
            if not self._prolong(session):
                raise LeaseLost
            yield session

    def _check(self) -> None:
        if self.stopping.is_set():
            raise Interrupted


def claim(open_: Opening, pace: Pace) -> Assignment | None:
    """The next job, held for one lease; None where nothing waits."""
    while True:
        now = datetime.now(UTC)
        with open_(writes=False) as session:
            if not jobs.any_free(session, now):
                return None
        with open_() as session:
            jobs.give_up(session, now, MOST_ATTEMPTS, ABANDONED)
            found = jobs.claim(session, secrets.token_hex(16), now, now + pace.lease)
        if found is not None:
            return found


def finish(open_: Opening, job: Assignment, result: dict[str, Any]) -> bool:
    """The job is done; False where the lease was lost meanwhile."""
    with open_() as session:
        return jobs.change(session, job, state="done", result=result, ended_at=datetime.now(UTC), lease_owner=None)


def give_back(open_: Opening, job: Assignment) -> None:
    """The job waits again, as if nobody had taken it."""
    with open_() as session:
        jobs.change(session, job, state="waiting", attempts=job.attempts - 1, lease_owner=None)


def fail(open_: Opening, job: Assignment, pace: Pace, error: Texts) -> None:
    """The job is tried again a little later; after MOST_ATTEMPTS it has failed, and says why."""
    now = datetime.now(UTC)
    with open_() as session:
        if job.attempts < MOST_ATTEMPTS:
            jobs.change(session, job, state="waiting", due_at=now + pace.retry, lease_owner=None)
        else:
            jobs.change(session, job, state="failed", error=error, ended_at=now, lease_owner=None)
