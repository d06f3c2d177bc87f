"""find(): firms of a region by name, id or product; behind them those whose products are what everyday words mean."""

from __future__ import annotations

import numpy as np
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor, Subject, allows
from matchmaker.store import columns, firms
from matchmaker.store.columns import Columns
from matchmaker.store.firms import Wanted
from matchmaker.store.pages import Page
from models import Firm

MOST = 20
ALIKE = 0.5
"""A product at least so like the words is what they mean."""
LOOKED_AT = 500
"""So many of the firms that match best are looked at for those of the region."""


def find(session: Session, actor: Actor, text: str) -> tuple[list[Firm], int]:
    """At most MOST firms that hold the words or mean the same, and how many there are at least; nobody for no words."""
    if not text.strip():
        return [], 0
    found, total = firms.search(session, Wanted(actor.region, text), Page(size=MOST))
    more = _meant(session, actor, text, {each.id for each in found}) if total < MOST else []
    return [*found, *more], total + len(more)


def _meant(session: Session, actor: Actor, text: str, known_already: set[int]) -> list[Firm]:
    known = columns.of(session)
    keys = [int(known.keys[row]) for row in _alike(known, text) if _readable(known, actor, row)]
    wanted = [key for key in keys if key not in known_already][: MOST - len(known_already)]
    rows = firms.those(session, wanted)
    return [rows[key] for key in wanted if key in rows]


def _alike(known: Columns, text: str) -> list[int]:
    """The rows of firms that offer or need what the text means, best first."""
    table, match = known.table, np.zeros(len(known.table))
    alike = table.products.match(text).at_least(ALIKE)
    for side in (table.offers, table.needs):
        np.maximum.at(match, side.firm, alike.to(side.phrase))
    match[~table.live] = 0
    best = np.argsort(-match, kind="stable")[:LOOKED_AT]
    return [int(row) for row in best if match[row] > 0]


def _readable(known: Columns, actor: Actor, row: int) -> bool:
    return allows("firms.read", actor, Subject((str(known.offices[row]),), frozenset({int(known.keys[row])})))
