"""Exposures: whom a kept list showed, and where."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Exposure(Base):
    """A firm that a list showed at `rank`, counted from 1; each firm once a list.

    `propensity` is the probability with which it was drawn for that place, where it stands there on trial.
    """

    __tablename__ = "exposures"

    list_id: Mapped[int] = mapped_column(ForeignKey("suggestion_lists.id", ondelete="CASCADE"), primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firms.id", ondelete="CASCADE"), primary_key=True, index=True)
    rank: Mapped[int]
    propensity: Mapped[float | None]
