"""Who may sign in, what proves it, and which attempts failed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, false, true
from sqlalchemy.orm import Mapped, mapped_column

from models.base import KEYS_GIVEN_ONCE, Base, Key


class Account(Base):
    """A person's account; `region` bounds what an official keeps, `firm_id` is a business's own firm."""

    __tablename__ = "accounts"
    __table_args__ = KEYS_GIVEN_ONCE

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    full_name: Mapped[str] = mapped_column(String(300))
    role: Mapped[str] = mapped_column(String(20), index=True)
    region: Mapped[str] = mapped_column(String(13))
    firm_id: Mapped[int | None] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    password_is_temporary: Mapped[bool] = mapped_column(server_default=true())
    active: Mapped[bool] = mapped_column(server_default=true())
    sample: Mapped[bool] = mapped_column(server_default=false())
    created_at: Mapped[datetime]


class SignIn(Base):
    """A browser that is signed in; the cookie's secret is stored only as its hash."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class ApiToken(Base):
    """A program's key to the API; stored only as its hash, with an end, revocable."""

    __tablename__ = "api_tokens"
    __table_args__ = KEYS_GIVEN_ONCE

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    scope: Mapped[str] = mapped_column(String(10))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class SignInFailure(Base):
    """A failed attempt, counted per account name and per address (as a hash) to slow guessing down."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (Index("ix_sign_in_failures_subject_at", "subject", "at"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
