"""Jobs: long work that is asked for here and done by a worker; asking twice for what is still open is asking once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor, allows
from matchmaker.services import audit
from matchmaker.store import jobs
from models import Job


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done; of one `key` at most one job is open. `office` and `account_id` say whose it is, blank for the service's own."""

    kind: str
    key: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    office: str | None = None
    account_id: int | None = None


def enqueue(session: Session, order: Order) -> tuple[Job, bool]:
    """The open job of that key, and whether it is a new one."""
    found = jobs.find_open(session, order.key)
    if found is not None:
        return found, False
    now = datetime.now(UTC)
    new = Job(kind=order.kind, key=order.key, arguments=dict(order.arguments), office=order.office, account_id=order.account_id,
              asked_at=now, due_at=now)  # fmt: skip
    try:
        with session.begin_nested():
            session.add(new)
    except IntegrityError:
        return enqueue(session, order)
    return new, True


def locate(session: Session, actor: Actor, job_id: int, permission: str = "jobs.read") -> Job:
    """The job of that key; NotFound where there is none or its office is not the actor's."""
    job = jobs.get(session, job_id)
    if job is None or not allows(permission, actor, jobs.subject(job)):
        raise NotFound(say("pekerjaan nomor {id} tidak ada", "there is no job {id}", id=job_id))
    return job


def cancel(session: Session, actor: Actor, job_id: int) -> Job:
    """End an open job; whoever runs it notices and stops. Conflict where it has ended by itself."""
    job = locate(session, actor, job_id, "jobs.ask")
    if not jobs.cancel(session, job.id, datetime.now(UTC)):
        raise Conflict(say("pekerjaan ini sudah berakhir", "this job has ended already"))
    session.refresh(job)
    audit.record(session, actor, "job.cancelled", audit.About("job", job.id, job.office), {"state": ("open", job.state)})
    return job
