"""Weights of a pairing, from draft to retired."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key

ACTIVE = text("state = 'active'")


class WeightSet(Base):
    """One weight a feature; at most one set of a pairing is active.

    `figures` is what the last evaluation found on so many `labels`; `reason` is why it was put to use the last time. `evaluated_by` and
    `activated_by` are keys of accounts and no foreign keys, since what was decided outlives an account.
    """

    __tablename__ = "weight_sets"
    __table_args__ = (
        Index("uq_weight_sets_active", "pairing", unique=True, sqlite_where=ACTIVE, postgresql_where=ACTIVE),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    pairing: Mapped[str] = mapped_column(String(20), index=True)
    weights: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("weight_sets.id"))
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    proposed_at: Mapped[datetime]
    labels: Mapped[int | None]
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    evaluated_by: Mapped[int | None] = mapped_column(BigInteger)
    evaluated_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, server_default="")
    activated_by: Mapped[int | None] = mapped_column(BigInteger)
    activated_at: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]
