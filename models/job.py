"""Long work: one row a piece, claimed under a lease, and the day on which each entry of the schedule was last done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import KEYS_GIVEN_ONCE, Base, Key

OPEN = text("state IN ('waiting', 'running')")
"""Of one key at most one job is open, so that asking twice is one job."""


class Job(Base):
    """A piece of work from the asking to its end; texts by language; `done` of `total` steps, in the work's own unit.

    Whoever runs it holds the lease under a name that is used once. A lease that ran out may be taken by anybody, and the work begins anew.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index("uq_jobs_open", "key", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_jobs_state_due_at", "state", "due_at"),
        Index("ix_jobs_office_id", "office", "id"),
        KEYS_GIVEN_ONCE,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    key: Mapped[str] = mapped_column(String(120))
    arguments: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10), server_default="waiting")
    office: Mapped[str | None] = mapped_column(String(13))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    attempts: Mapped[int] = mapped_column(server_default="0")
    lease_owner: Mapped[str | None] = mapped_column(String(40))
    lease_ends_at: Mapped[datetime | None]
    done: Mapped[int] = mapped_column(server_default="0")
    total: Mapped[int | None]
    message: Mapped[dict[str, Any] | None]
    result: Mapped[dict[str, Any] | None]
    error: Mapped[dict[str, Any] | None]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)


class Schedule(Base):
    """The local day for which an entry of the schedule was last put to work."""

    __tablename__ = "schedules"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    done_on: Mapped[date]
