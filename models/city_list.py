"""The best partners of every asking firm of an office, as they were on one day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Key


class CityList(Base):
    """One list of an office, a pairing and the role in which its firms ask; nobody is shown one that is not complete.

    `limit` partners a firm at most; `previous_id` is the list that it is compared with; `without` counts the firms that have no partner.
    """

    __tablename__ = "city_lists"
    __table_args__ = (Index("ix_city_lists_office_pairing_role", "office", "pairing", "role"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    job_id: Mapped[int | None] = mapped_column(ForeignKey("jobs.id", ondelete="SET NULL"), unique=True)
    office: Mapped[str] = mapped_column(String(13))
    pairing: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(10))
    sample: Mapped[bool]
    weight_set_id: Mapped[int] = mapped_column(ForeignKey("weight_sets.id"), index=True)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("city_lists.id", ondelete="SET NULL"), index=True)
    limit: Mapped[int]
    made_at: Mapped[datetime]
    complete: Mapped[bool] = mapped_column(server_default=false())
    firms: Mapped[int] = mapped_column(server_default="0")
    without: Mapped[int] = mapped_column(server_default="0")


class CityListRow(Base):
    """One firm's partners, best first: `partners` their keys as 64-bit integers, `scores` as 32-bit floats, both little-endian.

    `changed` says whether other partners stand here than in the list before.
    """

    __tablename__ = "city_list_rows"
    __table_args__ = (
        Index("ix_city_list_rows_list_id_changed", "list_id", "changed"),
        Index("ix_city_list_rows_list_id_number", "list_id", "number"),
    )

    list_id: Mapped[int] = mapped_column(ForeignKey("city_lists.id", ondelete="CASCADE"), primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), primary_key=True, index=True)
    number: Mapped[int]
    partners: Mapped[bytes] = mapped_column(LargeBinary)
    scores: Mapped[bytes] = mapped_column(LargeBinary)
    changed: Mapped[bool]
