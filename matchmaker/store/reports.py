"""Reports of misuse: by tracking number for their reporters, and for the offices that follow them up."""

from __future__ import annotations

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.store.areas import within
from matchmaker.store.pages import Page, read
from models import Report


def open_to(actor: Actor) -> Select[Report]:
    """The query for the reports to offices of the actor's region, never for those about the actor."""
    not_about_oneself = or_(Report.about_id.is_(None), Report.about_id != actor.account_id)
    return select(Report).where(within(Report.office, actor.region), not_about_oneself)


def get(session: Session, actor: Actor, report_id: int) -> Report | None:
    """The report of that key, if it is open to the actor."""
    return session.scalar(open_to(actor).where(Report.id == report_id).with_for_update())


def search(session: Session, actor: Actor, page: Page, state: str = "") -> tuple[list[Report], int]:
    """One page of the reports that are open to the actor, the latest first, and how many there are in all."""
    query = open_to(actor).order_by(Report.id.desc())
    return read(session, query.where(Report.state == state) if state else query, page)


def received(session: Session, actor: Actor, limit: int) -> list[Report]:
    """The reports open to the actor that nobody has taken up, the oldest first."""
    return list(session.scalars(open_to(actor).where(Report.state == "received").order_by(Report.id).limit(limit)))


def find(session: Session, tracking_hash: str) -> Report | None:
    """The report whose tracking number has this hash."""
    return session.scalar(select(Report).where(Report.tracking_hash == tracking_hash))
