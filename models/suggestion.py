"""Suggestions as they were shown."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class SuggestionList(Base):
    """One list as somebody saw it: its items carry rank, contributions and sentences, so that it can be shown again exactly.

    `filters` says which candidates the person had left in, by the name of the filter; blank: all.
    """

    __tablename__ = "suggestion_lists"
    __table_args__ = (
        Index("ix_suggestion_lists_firm_id_shown_at", "firm_id", "shown_at"),
        Index("ix_suggestion_lists_pairing_id", "pairing", "id"),
        Index("ix_suggestion_lists_pairing_role_shown_at", "pairing", "role", "shown_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"))
    pairing: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(10))
    need: Mapped[str | None] = mapped_column(Text)
    weight_set_id: Mapped[int] = mapped_column(ForeignKey("weight_sets.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    shown_at: Mapped[datetime]
    eligible: Mapped[int]
    items: Mapped[list[Any]]
    filters: Mapped[dict[str, Any] | None]
