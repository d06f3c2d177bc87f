"""Reference facts that rows point to, and the counter that tells every process that profiles have changed."""

from __future__ import annotations

from sqlalchemy import BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class Region(Base):
    """An administrative unit by its Kemendagri code."""

    __tablename__ = "regions"

    code: Mapped[str] = mapped_column(String(13), primary_key=True)
    level: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(Text)
    parent: Mapped[str | None] = mapped_column(String(13), index=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class Kbli(Base):
    """A business code with its version: the same digits mean different things in 2020 and 2025."""

    __tablename__ = "kbli"

    version: Mapped[str] = mapped_column(String(4), primary_key=True)
    code: Mapped[str] = mapped_column(String(5), primary_key=True)
    title: Mapped[str] = mapped_column(Text)


class Revision(Base):
    """How often the things of one `name` have changed; a process that has seen fewer reads them again."""

    __tablename__ = "revisions"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    mark: Mapped[str] = mapped_column(String(16), server_default="")


class ProfileChange(Base):
    """What a revision of the profiles changed: a firm, or one that is `gone` by its name in the table; where it names neither, anything.

    `mark` is drawn anew for each revision: a database that was restored may reach the same number by another way, but not the same mark.
    """

    __tablename__ = "profile_changes"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, index=True)
    mark: Mapped[str] = mapped_column(String(16))
    firm_id: Mapped[int | None] = mapped_column(BigInteger)
    gone: Mapped[str | None] = mapped_column(Text)
