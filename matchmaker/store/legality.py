"""Certificates over a whole area, and what officials have said of those of a firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from matchmaker.store.areas import within
from matchmaker.store.pages import LARGEST, Order, Orders, Page, ordered, place_in
from matchmaker.terms import CERTIFICATE_KINDS, EVIDENCE, values
from models import Attestation, Certificate, Firm

Row = tuple[Certificate, Firm]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Certificates of firms kept by offices in `area` (or of the one firm), of one kind if named.

    Their last day lies from `since` to `until`; or, for `undated` kinds, is not recorded.
    """

    area: str
    firm_id: int | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None
    undated: tuple[str, ...] = ()


def firms(area: str, firm_id: int | None = None) -> Select[Firm]:
    """The query for the firms kept by offices in `area`, or for the one firm."""
    query = select(Firm).where(within(Firm.office, area))
    return query if firm_id is None else query.where(Firm.id == firm_id)


ORDERS: Orders = {
    "firm": func.lower(Firm.name),
    "kind": place_in(Certificate.kind, values(CERTIFICATE_KINDS)),
    "number": Certificate.number,
    "expires": Certificate.expires,
    "evidence": place_in(Certificate.evidence, values(EVIDENCE)),
    "office": Firm.office,
}
"""How a list of certificates can be sorted."""


def search(session: Session, wanted: Wanted, page: Page, order: Order | None = None) -> tuple[list[Row], int]:
    """One page of the certificates, each with its firm, and how many there are; the first to end first unless another order is given."""
    query = _query(wanted)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    usual = (Certificate.expires, Firm.name, Firm.id, Certificate.place)
    part = ordered(query, ORDERS, order, *usual).limit(page.rows).offset(page.start)
    if page.rows > LARGEST:
        return [(held, firm) for held, firm in session.execute(part.with_only_columns(Certificate, Firm))], total
    keys = [row[0] for row in session.execute(part.with_only_columns(Certificate.id))]
    rows = session.execute(select(Certificate, Firm).join(Firm, Firm.id == Certificate.firm_id).where(Certificate.id.in_(keys)))
    found = {held.id: (held, firm) for held, firm in rows}
    return [found[key] for key in keys], total


def until_the_end(session: Session, wanted: Wanted, most: int) -> list[Row]:
    """All of the certificates, the first to end first, but no more than `most`."""
    query = _query(wanted).with_only_columns(Certificate, Firm).order_by(Certificate.expires, Firm.id, Certificate.place).limit(most)
    return [(held, firm) for held, firm in session.execute(query)]


def _query(wanted: Wanted) -> Select[int]:
    query = select(Certificate.id).join(Firm, Firm.id == Certificate.firm_id).where(within(Firm.office, wanted.area))
    if wanted.firm_id is not None:
        query = query.where(Firm.id == wanted.firm_id)
    if wanted.kind:
        query = query.where(Certificate.kind == wanted.kind)
    if wanted.since:
        query = query.where(Certificate.expires >= wanted.since)
    if wanted.until:
        query = query.where(Certificate.expires <= wanted.until)
    if wanted.undated:
        query = query.where(Certificate.expires.is_(None), Certificate.kind.in_(wanted.undated))
    return query


def certificate(session: Session, firm_id: int, certificate_id: int) -> Certificate | None:
    """The firm's certificate of that key."""
    return session.scalar(select(Certificate).where(Certificate.firm_id == firm_id, Certificate.id == certificate_id))


def attestations(session: Session, firm_id: int) -> Sequence[Attestation]:
    """What officials have said of the firm's certificates, the latest first."""
    return session.scalars(select(Attestation).where(Attestation.firm_id == firm_id).order_by(Attestation.id.desc())).all()
