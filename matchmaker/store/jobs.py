"""Jobs: how one is claimed, held and ended, each by a single conditional statement, so that no two workers ever hold the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session, aliased

from matchmaker.permissions import Subject
from matchmaker.store import pages
from matchmaker.store.areas import within
from matchmaker.terms import JOB_KINDS, JOB_STATES, OPEN_JOB_STATES, values
from models import Job, Region

AS_SENT: Any = {"synchronize_session": False}
Error = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A job as its worker holds it; `owner` is the name of this one lease."""

    id: int
    kind: str
    arguments: dict[str, Any]
    office: str | None
    account_id: int | None
    attempts: int
    owner: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which jobs are looked for: those of the offices in an area, perhaps in one state."""

    area: str
    state: str = ""


def get(session: Session, job_id: int) -> Job | None:
    """The job of that key."""
    return session.get(Job, job_id)


def find_open(session: Session, key: str) -> Job | None:
    """The job of that key which waits or runs."""
    return session.scalar(select(Job).where(Job.key == key, Job.state.in_(OPEN_JOB_STATES)))


ORDERS: pages.Orders = {
    "number": Job.id,
    "kind": pages.place_in(Job.kind, values(JOB_KINDS)),
    "office": pages.looked_up(Region.name, Region.code == Job.office),
    "state": pages.place_in(Job.state, values(JOB_STATES)),
    "asked": Job.asked_at,
    "ended": Job.ended_at,
}
"""How a list of jobs can be sorted."""


def search(session: Session, wanted: Wanted, page: pages.Page, order: pages.Order | None = None) -> tuple[list[Job], int]:
    """One page of the jobs, the newest first unless another order is given, and how many there are."""
    query = pages.ordered(select(Job), ORDERS, order, Job.id.desc()).where(within(Job.office, wanted.area))
    return pages.read(session, query.where(Job.state == wanted.state) if wanted.state else query, page)


def subject(job: Job) -> Subject:
    """The job as permissions see it: its office's; one of no office is nobody's."""
    return Subject((job.office,) if job.office else ())


def _free(table: Any, now: datetime) -> Any:
    """Does it wait and is due, or has whoever ran it lost it?"""
    return or_(and_(table.state == "waiting", table.due_at <= now), _abandoned(table, now))


def _abandoned(table: Any, now: datetime) -> Any:
    return and_(table.state == "running", table.lease_ends_at < now)


def any_free(session: Session, now: datetime) -> bool:
    """Is there something to claim?"""
    return session.scalar(select(Job.id).where(_free(Job, now)).limit(1)) is not None


def claim(session: Session, owner: str, now: datetime, until: datetime) -> Assignment | None:
    """Take the oldest free job until then; None where there is none, or another worker was faster."""
    other = aliased(Job)
    oldest = select(other.id).where(_free(other, now)).order_by(other.due_at, other.id).limit(1).scalar_subquery()
    taken = (
        update(Job)
        .where(Job.id == oldest, _free(Job, now))
        .values(state="running", lease_owner=owner, lease_ends_at=until, attempts=Job.attempts + 1, started_at=now, done=0, total=None)
        .returning(Job.id, Job.kind, Job.arguments, Job.office, Job.account_id, Job.attempts, Job.lease_owner)
    )
    row: Any = session.execute(taken, execution_options=AS_SENT).one_or_none()
    return Assignment(*row) if row else None


def change(session: Session, held: Assignment, **values: Any) -> bool:
    """Change the job while the lease on it holds; False where it was taken over or cancelled, and nothing is changed."""
    own = update(Job).where(Job.id == held.id, Job.lease_owner == held.owner, Job.state == "running").values(**values)
    return session.execute(own.returning(Job.id), execution_options=AS_SENT).one_or_none() is not None


def give_up(session: Session, now: datetime, attempts: int, error: Error) -> None:
    """End as failed what so many workers have taken and none has finished."""
    lost = update(Job).where(_abandoned(Job, now), Job.attempts >= attempts)
    session.execute(lost.values(state="failed", ended_at=now, error=error, lease_owner=None), execution_options=AS_SENT)


def cancel(session: Session, job_id: int, now: datetime) -> bool:
    """End a job that is still open; False where it has ended."""
    still = update(Job).where(Job.id == job_id, Job.state.in_(OPEN_JOB_STATES))
    ended = still.values(state="cancelled", ended_at=now, lease_owner=None).returning(Job.id)
    return session.execute(ended, execution_options={"synchronize_session": "fetch"}).one_or_none() is not None


def forget_ended(session: Session, before: datetime) -> None:
    """Remove the jobs that ended before then."""
    session.execute(delete(Job).where(Job.ended_at < before), execution_options=AS_SENT)
