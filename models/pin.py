"""Candidates that an office keeps in sight while it decides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import KEYS_GIVEN_ONCE, Base, Key


class Pin(Base):
    """`candidate` stands pinned at the top of what `firm` is suggested in a role, for everybody of the office."""

    __tablename__ = "pins"
    __table_args__ = (UniqueConstraint("firm_id", "role", "candidate_id"), KEYS_GIVEN_ONCE)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    at: Mapped[datetime]
