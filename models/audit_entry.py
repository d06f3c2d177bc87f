"""Who changed what: an append-only trail, with personal values beside it so that they can be erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class AuditEntry(Base):
    """One change; `changes` maps each changed field to [before, after], personal values left out.

    The database itself refuses to change or remove an entry. `actor_id` is no foreign key, since the trail outlives an account.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (Index("ix_audit_entries_subject", "subject_kind", "subject_id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    act: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    office: Mapped[str | None] = mapped_column(String(13))
    changes: Mapped[dict[str, Any]]


class AuditValue(Base):
    """A personal value before and after a change; erased when its person asks for it."""

    __tablename__ = "audit_values"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entries.id"), index=True)
    field: Mapped[str] = mapped_column(String(30))
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)
