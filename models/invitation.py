"""Invitations by which the owner of a firm opens an account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import KEYS_GIVEN_ONCE, Base, Key
from models.firm import Firm


class Invitation(Base):
    """An invitation of a firm by its `office`; it has ended where it was used or withdrawn, or `ends_at` has passed.

    The code is stored only as its hash: nobody but who holds the paper or the message can use it. `consent_version` names the text
    about personal data that was agreed to at `used_at`.
    """

    __tablename__ = "invitations"
    __table_args__ = KEYS_GIVEN_ONCE

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office: Mapped[str] = mapped_column(String(13))
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    consent_version: Mapped[str | None] = mapped_column(String(10))

    firm: Mapped[Firm] = relationship(lazy="joined")
    official: Mapped[Account | None] = relationship(lazy="joined")
