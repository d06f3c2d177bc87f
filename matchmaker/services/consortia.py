"""suggest(): suppliers that fill a need of a buyer together where none fills it alone; computed when asked for, and not kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matchmaker.engine import pooling
from matchmaker.engine.explaining import pooling_wording
from matchmaker.engine.explaining.explanation import Reader
from matchmaker.engine.pooling import Consortium
from matchmaker.permissions import Actor
from matchmaker.services import suggestions
from matchmaker.services.suggestions import Asked
from matchmaker.store import columns, records
from matchmaker.store.columns import Columns
from models import Firm


@dataclass(frozen=True, slots=True)
class Joined:
    """One member; `part` says what it would supply. `share` and `capacity` are in the need's own unit and period, None for who may not."""

    firm_id: int
    part: str
    share: float | None
    capacity: float | None


@dataclass(frozen=True, slots=True)
class Together:
    """Who together fill the need for `product`, and why they, in the reader's language; figures only where those of all may be read."""

    product: str
    reasons: list[str]
    filled: float | None
    members: tuple[Joined, ...]


def suggest(session: Session, actor: Actor, firm: Firm, asked: Asked) -> tuple[Together, ...]:
    """The consortia that could supply `firm`; none unless it asks as a buyer."""
    if asked.role != "buyer":
        return ()
    known = columns.of(session)

    def memberships(rows: Sequence[int]) -> list[tuple[int, int]]:
        found = records.memberships_of(session, [int(known.keys[row]) for row in rows])
        return [(known.row_of[each.group_id], known.row_of[each.firm_id]) for each in found]

    question = suggestions.question(session, actor, known, firm, asked)
    return tuple(_told(known, actor, each) for each in pooling.consortia(known.table, question, memberships))


def _told(known: Columns, actor: Actor, found: Consortium) -> Together:
    """A figure of the whole would give away that of the one member whose figures are closed, so that closes them all."""
    readings = [suggestions.reading_of(known, actor, each.row) for each in found.members]
    is_open = all(may_read for may_read, _ in readings)
    reader: Reader = "official" if all(reader == "official" for _, reader in readings) else "business"
    members = tuple(
        Joined(
            int(known.keys[each.row]),
            pooling_wording.part(known.table, found, each, reader),
            *((each.share, each.capacity) if is_open else (None, None)),
        )
        for each in found.members
    )
    product = pooling.stated_need(known.table, found.need).product
    return Together(product, pooling_wording.reasons(known.table, found, reader), found.filled if is_open else None, members)
