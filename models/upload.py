"""Files that offices have uploaded, what an import of each would do and did, and what officials have answered on the way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class Upload(Base):
    """A file from its arrival to the undoing of its import; `content` goes after a time, and with it what was found in it.

    `counts` are firms by what happens to them and refused rows; `findings` holds the problems, the unknown headings, the firms
    that may be twice, and what was answered of two rows. `account_id` is no foreign key, since the import outlives an account.
    """

    __tablename__ = "uploads"
    __table_args__ = (Index("ix_uploads_office_id", "office", "id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office: Mapped[str] = mapped_column(String(13))
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[str] = mapped_column(String(10), server_default="waiting")
    counts: Mapped[dict[str, Any] | None]
    findings: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)
    error: Mapped[dict[str, Any] | None]
    job_id: Mapped[int | None] = mapped_column(BigInteger)
    uploaded_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)


class ImportEffect(Base):
    """One row that an import has added (`new`) or changed: its fields before, and by `revision` or `after` whether it still stands so.

    A membership has two keys.
    """

    __tablename__ = "import_effects"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    upload_id: Mapped[int] = mapped_column(ForeignKey("uploads.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    new: Mapped[bool]
    subject_id: Mapped[int] = mapped_column(BigInteger)
    other_id: Mapped[int | None] = mapped_column(BigInteger)
    revision: Mapped[int | None] = mapped_column(BigInteger)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


class HeadingMeaning(Base):
    """What an office means by a heading that the format does not know; a blank column: nothing, it is ignored."""

    __tablename__ = "heading_meanings"

    office: Mapped[str] = mapped_column(String(13), primary_key=True)
    sheet: Mapped[str] = mapped_column(String(20), primary_key=True)
    heading: Mapped[str] = mapped_column(String(120), primary_key=True)
    column: Mapped[str] = mapped_column(String(40))


class TwinAnswer(Base):
    """An official's word on whether a firm that files call `uploaded` is a stored one."""

    __tablename__ = "twin_answers"

    office: Mapped[str] = mapped_column(String(13), primary_key=True)
    uploaded: Mapped[str] = mapped_column(String(64), primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), primary_key=True, index=True)
    same: Mapped[bool]
