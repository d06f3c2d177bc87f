"""note(): who took which list or file of the office along, with what filters and how much of it; one entry of the trail for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import audit


@dataclass(frozen=True, slots=True)
class Download:
    """A list or file by its name, the number of its rows, and what it was asked for by."""

    name: str
    rows: int
    filters: Mapping[str, object] = field(default_factory=dict)


def note(session: Session, actor: Actor, taken: Download) -> None:
    """Add the entry; of words that were searched for it says only that there were some, as they may name a person."""
    filters = {name: True if name == "text" else value for name, value in taken.filters.items()}
    said = {"list": taken.name, "rows": taken.rows, "filters": filters or None}
    changes = {name: (None, value) for name, value in said.items()}
    audit.record(session, actor, "list.downloaded", audit.About("list", office=actor.region), changes)
