"""Partnerships from the first interest to their end, and pairs that somebody turned down."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import KEYS_GIVEN_ONCE, Base, Key
from models.firm import Firm

OPEN = text("state NOT IN ('completed', 'ended', 'declined')")
"""A pair has at most one partnership of a kind that is still open."""


class Partnership(Base):
    """A pair with a state; the seeker is buyer or mentee, the partner supplier or mentor; `value` in rupiah.

    `reason` says why it was declined or ended, `answer_due` by when a side is asked to answer, `ownership` what was said of ownership or
    control between the two.
    """

    __tablename__ = "partnerships"
    __table_args__ = (
        CheckConstraint("seeker_id <> partner_id", name="two_firms"),
        Index("ix_partnerships_pairing_id", "pairing", "id"),
        Index("uq_partnerships_open", "pairing", "seeker_id", "partner_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        KEYS_GIVEN_ONCE,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    pairing: Mapped[str] = mapped_column(String(20))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="RESTRICT"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="RESTRICT"), index=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    outcome: Mapped[str | None] = mapped_column(String(10))
    pattern: Mapped[str | None] = mapped_column(String(20))
    value: Mapped[float | None]
    exposed_rank: Mapped[int | None]
    decided_on: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(String(20))
    answer_due: Mapped[date | None] = mapped_column(index=True)
    ownership: Mapped[str | None] = mapped_column(String(10))
    suggestion_list_id: Mapped[int | None] = mapped_column(ForeignKey("suggestion_lists.id", ondelete="SET NULL"), index=True)
    seeker_interested: Mapped[bool] = mapped_column(server_default=false())
    partner_interested: Mapped[bool] = mapped_column(server_default=false())
    revision: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime] = mapped_column(index=True)

    seeker: Mapped[Firm] = relationship(foreign_keys=[seeker_id])
    partner: Mapped[Firm] = relationship(foreign_keys=[partner_id])
    steps: Mapped[list[PartnershipStep]] = relationship(order_by="PartnershipStep.id", cascade="all, delete-orphan", passive_deletes=True)
    findings: Mapped[list[Finding]] = relationship(order_by="Finding.kind", cascade="all, delete-orphan", passive_deletes=True)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy reads it from the class


class PartnershipStep(Base):
    """One step of a partnership: from which state to which, who took it, and the note (seen by officials only)."""

    __tablename__ = "partnership_steps"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), index=True)
    old_state: Mapped[str | None] = mapped_column(String(12))
    new_state: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class Finding(Base):
    """What a rule finds doubtful about a partnership (its `kind`), and what an official decided about it and why."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("partnership_id", "kind"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    decision: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class Dismissal(Base):
    """A pair that one side or an official turned down; it is not suggested again before `until` (blank: for good)."""

    __tablename__ = "dismissals"
    __table_args__ = (UniqueConstraint("pairing", "seeker_id", "partner_id"), KEYS_GIVEN_ONCE)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    pairing: Mapped[str] = mapped_column(String(20))
    seeker_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[date | None]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    at: Mapped[datetime]
