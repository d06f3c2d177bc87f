"""Outlines of firms: the few facts by which many of them are drawn and counted at once; whole profiles see profiles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from models import Firm

FACTS = ("name", "kind", "kbli_version", "kbli", "region", "latitude", "longitude", "annual_sales", "capital")


@dataclass(frozen=True, slots=True)
class Outline:
    """A firm by its key, the office that keeps it, and a profile with FACTS, blank otherwise."""

    key: int
    office: str
    profile: Profile


def read(session: Session, query: Select[Firm]) -> list[Outline]:
    """The outlines of the firms of a query, by name."""
    columns = (Firm.id, Firm.office, Firm.public_id, *(getattr(Firm, name) for name in FACTS))
    rows = session.execute(query.with_only_columns(*columns).order_by(Firm.name, Firm.id))
    return [Outline(key, office, _profile(public_id, *facts)) for key, office, public_id, *facts in rows]


def those(session: Session, keys: Collection[int]) -> dict[int, Outline]:
    """The outlines of these firms, some thousands at most, by key."""
    return {each.key: each for each in read(session, select(Firm).where(Firm.id.in_(keys)))}


def _profile(public_id: str, *facts: Any) -> Profile:
    known: dict[str, Any] = dict(zip(FACTS, facts, strict=True))
    return Profile(public_id, **{**known, "kbli": tuple(known["kbli"])})
