"""Which firms of an area have codes of an older KBLI, or codes that their version does not know."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from matchmaker.store.areas import within
from matchmaker.store.firms import those
from matchmaker.store.pages import Order, Orders, Page, looked_up, ordered
from models import Firm, Kbli, Need, Offer, Region

ORDERS: Orders = {
    "firm": func.lower(Firm.name),
    "id": Firm.public_id,
    "region": looked_up(Region.name, Region.code == Firm.region),
    "version": Firm.kbli_version,
}
"""How the list can be sorted."""


def waiting(session: Session, area: str, newest: str, known: Collection[str], order: Order | None = None) -> list[int]:
    """The keys of the firms that wait, by name unless another order is given; `known` are the codes of the newest version."""
    lines = _by_lines(session, area, newest)
    query: Any = select(Firm.id, Firm.kbli_version, Firm.kbli).where(within(Firm.office, area))
    query = ordered(query, ORDERS, order, Firm.name, Firm.public_id, Firm.office)
    return [
        key
        for key, version, codes in session.execute(query)
        if key in lines or (codes and version != newest) or any(code not in known for code in codes)
    ]


def _by_lines(session: Session, area: str, newest: str) -> set[int]:
    """The firms of which a line has a code of an older version, or one that the newest does not know."""
    found: set[int] = set()
    for line in (Offer, Need):
        unknown = ~exists().where(Kbli.version == newest, Kbli.code == line.kbli)
        query = select(line.firm_id).join(Firm, Firm.id == line.firm_id).where(within(Firm.office, area), line.kbli.is_not(None))
        found |= set(session.scalars(query.where(or_(Firm.kbli_version != newest, unknown))))
    return found


def page_of(session: Session, keys: list[int], page: Page) -> list[Firm]:
    """The firms of one page of these keys, in their order, with their lines."""
    wanted = keys[page.start : page.start + page.rows]
    found = those(session, wanted)
    return [found[key] for key in wanted if key in found]
