"""A mentorship as it goes on: its goals, meetings and reviews."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class Goal(Base):
    """A skill that the mentee is to learn, with its levels (0 to 5) before, aimed at, half-way and at the end."""

    __tablename__ = "goals"
    __table_args__ = (UniqueConstraint("partnership_id", "skill"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), index=True)
    skill: Mapped[str] = mapped_column(String(200))
    level_before: Mapped[int | None]
    target: Mapped[int | None]
    level_mid: Mapped[int | None]
    level_after: Mapped[int | None]


class Meeting(Base):
    """A meeting of mentor and mentee: what it was about, and what is to be done next, by when."""

    __tablename__ = "meetings"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), index=True)
    held_on: Mapped[date]
    topic: Mapped[str] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    next_on: Mapped[date | None]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class Review(Base):
    """The review half-way (`mid`) or at the end (`closing`) of a mentorship; not held yet where `done_on` is blank."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("partnership_id", "kind"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[date] = mapped_column(index=True)
    done_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
