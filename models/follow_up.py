"""Follow-ups: what has come of a partnership so many days after it was agreed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class FollowUp(Base):
    """Due `days` after the agreement; once done: orders so far, their `value` in rupiah, new jobs, and problems in words."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        UniqueConstraint("partnership_id", "days"),
        CheckConstraint("orders >= 0 AND value >= 0 AND jobs >= 0", name="not_negative"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), index=True)
    days: Mapped[int]
    due_on: Mapped[date] = mapped_column(index=True)
    done_on: Mapped[date | None]
    orders: Mapped[int | None]
    value: Mapped[float | None]
    jobs: Mapped[int | None]
    problems: Mapped[str | None] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    at: Mapped[datetime | None]
