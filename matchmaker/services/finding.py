"""find(): firms of a region by name, id or product, and those whose products are what everyday words mean."""

from __future__ import annotations

from itertools import islice

import numpy as np
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor, Subject, allows
from matchmaker.store import columns, firms
from matchmaker.store.columns import Columns
from matchmaker.store.firms import Wanted
from models import Firm

MOST = 20
ALIKE = 0.5
"""A product at least so like the words is what they mean."""
SAME = 0.9
"""A product at least so like the words is nothing but what they mean."""
LOOKED_AT = 500
"""So many of the firms that match best are looked at for those of the region."""


def find(session: Session, actor: Actor, text: str) -> tuple[list[Firm], int]:
    """At most MOST firms that hold the words or mean the same, and how many there are at least; nobody for no words.

    Whole words come before what means the same, and that before parts of words: «telo» is cassava, and only then a part of «telor».
    """
    if not text.strip():
        return [], 0
    held, total = firms.matching(session, Wanted(actor.region, text), MOST)
    whole = [key for key, is_whole in held.items() if is_whole]
    meant = _meant(session, actor, text) if len(whole) < MOST else {}
    same = [key for key, match in meant.items() if match >= SAME]
    keys = list(dict.fromkeys((*whole, *same, *held, *meant)))
    rows = firms.those(session, keys[:MOST])
    return [rows[key] for key in keys[:MOST] if key in rows], max(total, len(keys))


def _meant(session: Session, actor: Actor, text: str) -> dict[int, float]:
    """The keys of at most MOST firms that the actor may read whose products are like what the text means, best first, with how like."""
    known = columns.of(session)
    readable = ((int(known.keys[row]), match) for row, match in _alike(known, text) if _readable(known, actor, row))
    return dict(islice(readable, MOST))


def _alike(known: Columns, text: str) -> list[tuple[int, float]]:
    """The rows of firms that offer or need what the text means, each with how well it does, best first."""
    table, match = known.table, np.zeros(len(known.table))
    alike = table.products.match(text).at_least(ALIKE)
    for side in (table.offers, table.needs):
        np.maximum.at(match, side.firm, alike.to(side.phrase))
    match[~table.live] = 0
    best = np.argsort(-match, kind="stable")[:LOOKED_AT]
    return [(int(row), float(match[row])) for row in best if match[row] > 0]


def _readable(known: Columns, actor: Actor, row: int) -> bool:
    return allows("firms.read", actor, Subject((str(known.offices[row]),), frozenset({int(known.keys[row])})))
