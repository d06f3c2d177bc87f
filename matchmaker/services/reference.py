"""load(): regions and business codes into their tables, and the start weights, unless they are there."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine import reference
from matchmaker.services import weight_sets
from matchmaker.store import reference as tables
from models import Kbli, Region


def load(session: Session) -> int:
    """How many rows were added; the second time none."""
    regions = [asdict(each) for each in reference.regions().values()]
    codes = [
        {"version": version, "code": code, "title": title}
        for version in reference.KBLI_VERSIONS
        for code, title in reference.kbli(version).items()
    ]
    added = _fill(session, Region, regions) + _fill(session, Kbli, codes)
    weight_sets.ensure_start(session)
    return added


def _fill(session: Session, table: type[Region] | type[Kbli], rows: list[dict[str, Any]]) -> int:
    if not tables.is_empty(session, table):
        return 0
    tables.add(session, table, rows)
    return len(rows)
