"""What the letters of an office say of the office itself."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Letterhead(Base):
    """The head of the letters of one office (its region code) and who signs them; blank is what nobody has said yet."""

    __tablename__ = "letterheads"

    office: Mapped[str] = mapped_column(String(13), primary_key=True)
    name: Mapped[str | None] = mapped_column(String(200))
    address: Mapped[str | None] = mapped_column(String(200))
    telephone: Mapped[str | None] = mapped_column(String(30))
    email: Mapped[str | None] = mapped_column(String(200))
    signatory_title: Mapped[str | None] = mapped_column(String(100))
    signatory_name: Mapped[str | None] = mapped_column(String(100))
    revision: Mapped[int] = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy reads it from the class
