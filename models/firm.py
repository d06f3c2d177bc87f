"""Firms, groups (KUBE) and agencies with their lines; a blank column is unknown, never zero."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import KEYS_GIVEN_ONCE, Base, Key


class Firm(Base):
    """A profile as its office entered it; `public_id` is unique within the office, money is in rupiah.

    Evaluators know the firm by its `pseudonym` only.
    """

    __tablename__ = "firms"
    __table_args__ = (UniqueConstraint("office", "public_id"), Index("ix_firms_office_name", "office", "name"), KEYS_GIVEN_ONCE)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office: Mapped[str] = mapped_column(String(13))
    public_id: Mapped[str] = mapped_column(String(64))
    pseudonym: Mapped[str] = mapped_column(String(14), unique=True, default=lambda: f"P-{secrets.token_hex(6)}")
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(10), server_default="firm")
    nib: Mapped[str | None] = mapped_column(String(13), index=True)
    kbli_version: Mapped[str] = mapped_column(String(4), server_default="2025")
    kbli: Mapped[list[str]]
    region: Mapped[str | None] = mapped_column(String(13), index=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    workers: Mapped[float | None]
    annual_sales: Mapped[float | None]
    capital: Mapped[float | None]
    investment: Mapped[float | None]
    founded: Mapped[int | None]
    description: Mapped[str | None] = mapped_column(Text)
    owner_group: Mapped[str | None] = mapped_column(Text)
    legal_form: Mapped[str | None] = mapped_column(String(12))
    domestic: Mapped[bool | None]
    members: Mapped[int | None]
    mentor_slots: Mapped[int | None]
    active: Mapped[bool | None]
    consent: Mapped[bool | None]
    observed_on: Mapped[date | None]
    contact: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    sample: Mapped[bool] = mapped_column(server_default=false())
    revision: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    offers: Mapped[list[Offer]] = relationship(order_by="Offer.place", cascade="all, delete-orphan", passive_deletes=True)
    needs: Mapped[list[Need]] = relationship(order_by="Need.place", cascade="all, delete-orphan", passive_deletes=True)
    certificates: Mapped[list[Certificate]] = relationship(order_by="Certificate.place", cascade="all, delete-orphan", passive_deletes=True)
    skills: Mapped[list[Skill]] = relationship(order_by="Skill.place", cascade="all, delete-orphan", passive_deletes=True)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Line(Base):
    """What every line of a firm has: its firm, and its place among that firm's lines."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]


class Offer(Line):
    """A product that the firm can supply; `booked` of the capacity is already promised."""

    __tablename__ = "offers"

    product: Mapped[str] = mapped_column(Text)
    tkdn: Mapped[float | None]
    kbli: Mapped[str | None] = mapped_column(String(5))
    capacity: Mapped[float | None]
    unit: Mapped[str | None] = mapped_column(String(10))
    period: Mapped[str] = mapped_column(String(5), server_default="month")
    booked: Mapped[float | None]
    note: Mapped[str | None] = mapped_column(Text)


class Need(Line):
    """A product that the firm wants to buy; `certificates` are the kinds it asks for."""

    __tablename__ = "needs"

    product: Mapped[str] = mapped_column(Text)
    kbli: Mapped[str | None] = mapped_column(String(5))
    quantity: Mapped[float | None]
    unit: Mapped[str | None] = mapped_column(String(10))
    period: Mapped[str] = mapped_column(String(5), server_default="month")
    certificates: Mapped[list[str]]
    certificates_required: Mapped[bool] = mapped_column(server_default=false())
    max_km: Mapped[float | None]
    note: Mapped[str | None] = mapped_column(Text)


class Certificate(Line):
    """A certificate that the firm holds, and how well that is attested."""

    __tablename__ = "certificates"

    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[str | None] = mapped_column(Text)
    scope: Mapped[str | None] = mapped_column(Text)
    issued: Mapped[date | None]
    expires: Mapped[date | None] = mapped_column(index=True)
    evidence: Mapped[str] = mapped_column(String(6), server_default="self")


class Skill(Line):
    """A skill that the firm has, or wants to learn."""

    __tablename__ = "skills"

    skill: Mapped[str] = mapped_column(Text)
    side: Mapped[str] = mapped_column(String(5))
    level: Mapped[float | None]
    target: Mapped[float | None]
    urgency: Mapped[float | None]


class Membership(Base):
    """A member of a group (KUBE) that also has a profile of its own."""

    __tablename__ = "memberships"

    group_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), primary_key=True, index=True)
