"""What two partners have agreed, and the numbered letters that were drawn up about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class Agreement(Base):
    """The contents of a written agreement; blank where nothing is known yet. `payment_days` after delivery."""

    __tablename__ = "agreements"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_start"),)

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    activity: Mapped[str | None] = mapped_column(Text)
    seeker_duties: Mapped[str | None] = mapped_column(Text)
    partner_duties: Mapped[str | None] = mapped_column(Text)
    development: Mapped[str | None] = mapped_column(Text)
    quality: Mapped[str | None] = mapped_column(Text)
    quantity: Mapped[str | None] = mapped_column(Text)
    payment_days: Mapped[int | None]
    disputes: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(BigInteger)
    changed_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Letter(Base):
    """A letter about a partnership, numbered by office, year and kind; made anew from `facts`, as `facts_hash` (SHA-256) proves.

    The check code is kept as it is and not as a hash: the letter must be printable again, and the code opens nothing but the public page.
    """

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("office", "year", "kind", "serial"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), index=True)
    office: Mapped[str] = mapped_column(String(13))
    kind: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    serial: Mapped[int]
    code: Mapped[str] = mapped_column(String(12), unique=True)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    facts_hash: Mapped[str] = mapped_column(String(64))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
