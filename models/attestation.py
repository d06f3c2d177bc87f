"""What officials have said of certificates: how well each is attested, when, and why."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class Attestation(Base):
    """An official's word on a firm's certificate, told by kind and number, so that it outlasts the line when a profile is written anew.

    `checked_on` is the day of the check. `account_id` is no foreign key, since the word outlives an account.
    """

    __tablename__ = "attestations"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[str | None] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(String(6))
    note: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[date]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
