"""Visits of officials to firms, and what of a profile was changed on which visit."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import KEYS_GIVEN_ONCE, Base, Key
from models.firm import Firm


class Visit(Base):
    """A visit, planned and then recorded or cancelled; `assignment` is the number of the surat tugas.

    The check code is kept as it is and not as a hash: the slip must be printable again, and the code opens nothing but the public page.
    """

    __tablename__ = "visits"
    __table_args__ = (Index("ix_visits_office_planned_on", "office", "planned_on"), KEYS_GIVEN_ONCE)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office: Mapped[str] = mapped_column(String(13))
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    state: Mapped[str] = mapped_column(String(10), server_default="planned")
    planned_on: Mapped[date]
    assignment: Mapped[str] = mapped_column(String(100))
    purpose: Mapped[str] = mapped_column(Text)
    done_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]

    firm: Mapped[Firm] = relationship(lazy="joined")
    official: Mapped[Account] = relationship(lazy="joined")


class Observation(Base):
    """A field of the firm's profile that was changed on a visit; `entry_id` is the entry of the trail that holds the change."""

    __tablename__ = "observations"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id", ondelete="CASCADE"), index=True)
    entry_id: Mapped[int] = mapped_column(BigInteger, index=True)
    field: Mapped[str] = mapped_column(String(30))
    observed_on: Mapped[date]
