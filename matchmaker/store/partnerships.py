"""Partnerships, their steps, and the pairs that were turned down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select, true
from sqlalchemy.orm import Session, joinedload

from matchmaker.permissions import Actor
from matchmaker.store import pages
from matchmaker.store.areas import within
from matchmaker.terms import CLOSED_STATES, OUTCOMES, PAIRINGS, PARTNERSHIP_STATES, PATTERNS, STATES_WITH_A_PLACE, values
from models import Dismissal, Firm, Partnership

TAKES_A_PLACE = Partnership.pairing == "mentorship", Partnership.state.in_(STATES_WITH_A_PLACE)


MOST_TURNED_DOWN = 50
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two firms and the kind of partnership: the seeker is buyer or mentee, the partner supplier or mentor."""

    pairing: str
    seeker_id: int
    partner_id: int


def get(session: Session, partnership_id: int) -> Partnership | None:
    """The partnership of that key."""
    return session.get(Partnership, partnership_id)


def lock(session: Session, partnership_id: int) -> Partnership | None:
    """The partnership of that key, read anew; others who lock it wait until this transaction ends."""
    query = select(Partnership).where(Partnership.id == partnership_id).with_for_update(key_share=True)
    return session.scalar(query.execution_options(populate_existing=True))


def find_open(session: Session, pair: Pair) -> Partnership | None:
    """The pair's partnership that is still open."""
    return session.scalar(select(Partnership).where(*_is(Partnership, pair), Partnership.state.not_in(CLOSED_STATES)))


def find_dismissal(session: Session, pair: Pair) -> Dismissal | None:
    """Why the pair was turned down, whether or not that still holds."""
    return session.scalar(select(Dismissal).where(*_is(Dismissal, pair)))


def get_dismissal(session: Session, dismissal_id: int) -> Dismissal | None:
    """The dismissal of that key."""
    return session.get(Dismissal, dismissal_id)


def turned_down(session: Session, firm_id: int, today: date) -> list[Dismissal]:
    """The pairs of the firm that are not suggested now, the latest first, at most MOST_TURNED_DOWN."""
    holds = or_(Dismissal.until.is_(None), Dismissal.until >= today)
    query = select(Dismissal).where(or_(Dismissal.seeker_id == firm_id, Dismissal.partner_id == firm_id), holds)
    return list(session.scalars(query.order_by(Dismissal.at.desc(), Dismissal.id.desc()).limit(MOST_TURNED_DOWN)))


def _is(table: type[Partnership] | type[Dismissal], pair: Pair):  # type: ignore[no-untyped-def]
    return table.pairing == pair.pairing, table.seeker_id == pair.seeker_id, table.partner_id == pair.partner_id


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which partnerships are looked for: in a state, of a pairing, with a side whose name holds `text`, in a region, or of one firm.

    OPEN stands for every state that is not closed.
    """

    state: str = ""
    pairing: str = ""
    text: str = ""
    region: str = ""
    firm_id: int | None = None


ORDERS: pages.Orders = {
    "pair": pages.looked_up(Firm.name, Firm.id == Partnership.seeker_id),
    "seeker": pages.looked_up(Firm.name, Firm.id == Partnership.seeker_id),
    "partner": pages.looked_up(Firm.name, Firm.id == Partnership.partner_id),
    "pairing": pages.place_in(Partnership.pairing, values(PAIRINGS)),
    "state": pages.place_in(Partnership.state, values(PARTNERSHIP_STATES)),
    "pattern": pages.place_in(Partnership.pattern, values(PATTERNS)),
    "outcome": pages.place_in(Partnership.outcome, values(OUTCOMES)),
    "value": Partnership.value,
    "decided": Partnership.decided_on,
    "due": Partnership.answer_due,
    "created": Partnership.created_at,
    "changed": Partnership.changed_at,
}
"""How a list of partnerships can be sorted."""


def search(
    session: Session, actor: Actor, page: pages.Page, wanted: Wanted = Wanted(), order: pages.Order | None = None
) -> tuple[list[Partnership], int]:
    """One page of those wanted that the actor may see, the last changed first unless another order is given, and how many there are."""
    query = pages.ordered(select(Partnership), ORDERS, order, Partnership.changed_at.desc(), Partnership.id.desc())
    query = query.options(joinedload(Partnership.seeker), joinedload(Partnership.partner)).where(seen_by(actor))
    if wanted.state == OPEN:
        query = query.where(Partnership.state.not_in(CLOSED_STATES))
    elif wanted.state:
        query = query.where(Partnership.state == wanted.state)
    if wanted.pairing:
        query = query.where(Partnership.pairing == wanted.pairing)
    if wanted.firm_id is not None:
        query = query.where(_about(wanted.firm_id))
    if wanted.region:
        query = query.where(_has_side(within(Firm.region, wanted.region)))
    for word in wanted.text.split()[:6]:
        query = query.where(_has_side(pages.contains(Firm.name, word)))
    return pages.read(session, query, page)


def _has_side(condition: Any) -> Any:
    """Is one of the two firms such a one?"""
    found = select(Firm.id).where(condition)
    return or_(Partnership.seeker_id.in_(found), Partnership.partner_id.in_(found))


def answers_due(session: Session, actor: Actor, until: date, limit: int) -> list[Partnership]:
    """The actor's partnerships in which a side (a business: its own) is asked to answer by `until` or before, the earliest first."""
    query = select(Partnership).where(Partnership.answer_due <= until, Partnership.state.not_in(CLOSED_STATES), seen_by(actor))
    if actor.role == "business":
        silent = and_(Partnership.seeker_id == actor.firm_id, ~Partnership.seeker_interested)
        query = query.where(or_(silent, and_(Partnership.partner_id == actor.firm_id, ~Partnership.partner_interested)))
    query = query.options(joinedload(Partnership.seeker), joinedload(Partnership.partner))
    return list(session.scalars(query.order_by(Partnership.answer_due, Partnership.id).limit(limit)))


def interested(session: Session, actor: Actor, day: date, limit: int) -> list[Partnership]:
    """The actor's partnerships in which somebody is interested and no answer was due by `day`, those waiting longest first."""
    in_time = or_(Partnership.answer_due.is_(None), Partnership.answer_due > day)
    query = select(Partnership).where(Partnership.state == "interested", in_time, seen_by(actor))
    query = query.options(joinedload(Partnership.seeker), joinedload(Partnership.partner))
    return list(session.scalars(query.order_by(Partnership.changed_at, Partnership.id).limit(limit)))


def seen_by(actor: Actor):  # type: ignore[no-untyped-def]
    """The condition that a partnership is of the actor's own firm or, of an office, of its region."""
    if actor.role == "business":
        return _about(actor.firm_id or 0)
    kept = select(Firm.id).where(within(Firm.office, actor.region))
    return or_(Partnership.seeker_id.in_(kept), Partnership.partner_id.in_(kept))


def _about(firm_id: int):  # type: ignore[no-untyped-def]
    return or_(Partnership.seeker_id == firm_id, Partnership.partner_id == firm_id)


def history(session: Session, pairing: str, firm_id: int, *, seeks: bool, today: date) -> dict[int, str]:
    """The firms that history rules out for this one, each with its gate's code."""
    own, other = ("seeker_id", "partner_id") if seeks else ("partner_id", "seeker_id")
    found: dict[int, str] = {}
    turned_down = select(getattr(Dismissal, other)).where(
        Dismissal.pairing == pairing, getattr(Dismissal, own) == firm_id, or_(Dismissal.until.is_(None), Dismissal.until >= today)
    )
    found.update(dict.fromkeys(session.scalars(turned_down), "dismissed"))
    partners = select(getattr(Partnership, other)).where(
        Partnership.pairing == pairing, getattr(Partnership, own) == firm_id, Partnership.state.not_in(CLOSED_STATES)
    )
    found.update(dict.fromkeys(session.scalars(partners), "already_partners"))
    return found


def histories(
    session: Session, pairing: str, *, seeks: bool, today: date, among: Collection[int] | None = None
) -> dict[int, dict[int, str]]:
    """history() of every firm that has any, or of those `among` the keys, by its key."""
    found: dict[int, dict[int, str]] = {}
    holds = or_(Dismissal.until.is_(None), Dismissal.until >= today)
    turned_down = select(Dismissal.seeker_id, Dismissal.partner_id).where(Dismissal.pairing == pairing, holds)
    partners = select(Partnership.seeker_id, Partnership.partner_id)
    partners = partners.where(Partnership.pairing == pairing, Partnership.state.not_in(CLOSED_STATES))
    for query, table, code in ((turned_down, Dismissal, "dismissed"), (partners, Partnership, "already_partners")):
        for seeker, partner in session.execute(query.where(_one_of(table.seeker_id if seeks else table.partner_id, among))):
            own, other = (seeker, partner) if seeks else (partner, seeker)
            found.setdefault(own, {})[other] = code
    return found


def taken_slots(session: Session, among: Collection[int] | None = None) -> Counter[int]:
    """How many mentees each mentor, or each of those `among` the keys, has."""
    query = select(Partnership.partner_id, func.count().label("mentees")).group_by(Partnership.partner_id)
    query = query.where(*TAKES_A_PLACE, _one_of(Partnership.partner_id, among))
    return Counter({row.partner_id: row.mentees for row in session.execute(query)})


def count_mentees(session: Session, mentor_id: int) -> int:
    """How many mentees this mentor has."""
    query = select(func.count()).select_from(Partnership).where(*TAKES_A_PLACE, Partnership.partner_id == mentor_id)
    return session.scalar(query) or 0


def _one_of(key: Any, keys: Collection[int] | None):  # type: ignore[no-untyped-def]
    return true() if keys is None else key.in_(keys)


def outcomes(session: Session, among: Collection[int] | None = None) -> tuple[Counter[int], Counter[int]]:
    """How many partnerships of each partner, or of those `among` the keys, ended well or badly, and how many of these well."""
    query = (
        select(Partnership.partner_id, Partnership.outcome, func.count())
        .where(Partnership.outcome.in_(("succeeded", "failed")), _one_of(Partnership.partner_id, among))
        .group_by(Partnership.partner_id, Partnership.outcome)
    )
    ended: Counter[int] = Counter()
    succeeded: Counter[int] = Counter()
    for partner, outcome, number in session.execute(query):
        ended[partner] += number
        succeeded[partner] += number if outcome == "succeeded" else 0
    return ended, succeeded
