"""Reports of misuse: by tracking number for their reporters, and for the offices that follow them up."""

from __future__ import annotations

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.store.areas import within
from matchmaker.store.pages import Order, Orders, Page, looked_up, ordered, place_in, read
from matchmaker.terms import REPORT_STATES, values
from models import Region, Report


def open_to(actor: Actor) -> Select[Report]:
    """The query for the reports to offices of the actor's region, never for those about the actor."""
    not_about_oneself = or_(Report.about_id.is_(None), Report.about_id != actor.account_id)
    return select(Report).where(within(Report.office, actor.region), not_about_oneself)


def get(session: Session, actor: Actor, report_id: int) -> Report | None:
    """The report of that key, if it is open to the actor."""
    return session.scalar(open_to(actor).where(Report.id == report_id).with_for_update())


ORDERS: Orders = {
    "number": Report.id,
    "at": Report.created_at,
    "office": looked_up(Region.name, Region.code == Report.office),
    "state": place_in(Report.state, values(REPORT_STATES)),
}
"""How a list of reports can be sorted."""


def search(session: Session, actor: Actor, page: Page, state: str = "", order: Order | None = None) -> tuple[list[Report], int]:
    """One page of the reports open to the actor, the latest first unless another order is given, and how many there are in all."""
    query = ordered(open_to(actor), ORDERS, order, Report.id.desc())
    return read(session, query.where(Report.state == state) if state else query, page)


def received(session: Session, actor: Actor, limit: int) -> list[Report]:
    """The reports open to the actor that nobody has taken up, the oldest first."""
    return list(session.scalars(open_to(actor).where(Report.state == "received").order_by(Report.id).limit(limit)))


def find(session: Session, tracking_hash: str) -> Report | None:
    """The report whose tracking number has this hash."""
    return session.scalar(select(Report).where(Report.tracking_hash == tracking_hash))
