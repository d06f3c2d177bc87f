"""Reports of misuse: what somebody has told about a visit or an official, and how it was followed up."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Key


class Report(Base):
    """A report to `office`; `about_id` is the account of the official whose visit it names, who must never read it.

    The tracking number is stored only as its hash: nobody but the reporter can follow the report by it.
    """

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_office_id", "office", "id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office: Mapped[str] = mapped_column(String(13))
    tracking_hash: Mapped[str] = mapped_column(String(64), unique=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id", ondelete="SET NULL"), index=True)
    about_id: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text)
    contact: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), server_default="received")
    created_at: Mapped[datetime]

    steps: Mapped[list[ReportStep]] = relationship(order_by="ReportStep.id", cascade="all, delete-orphan", passive_deletes=True)


class ReportStep(Base):
    """A step in following a report up; the note is for the reporter."""

    __tablename__ = "report_steps"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
