"""What is kept about one firm and its owner: what the trail says of them, how often they were shown, and how it goes for good."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.orm import Session, joinedload

from matchmaker.store.areas import within
from matchmaker.store.pages import Page, read
from matchmaker.terms import CLOSED_STATES
from models import (
    Account,
    Attestation,
    AuditEntry,
    AuditValue,
    Exposure,
    Firm,
    ImportEffect,
    Invitation,
    Membership,
    Partnership,
    Pin,
    SuggestionList,
    TwinAnswer,
    Visit,
)

ERASURE = "erasure"
"""What an entry of the trail is about that asks for, takes back, refuses or confirms the erasure of the firm of that key."""
MOMENTS = timedelta(minutes=1)
HELD: tuple[type[Any], ...] = (Account, Attestation, Invitation, Membership, Pin, SuggestionList, TwinAnswer, Visit)
"""What hangs on a firm and names its owner, or is of no use without it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """So many lists showed the firm, to so many other firms; and so many lists it was shown itself."""

    lists: int
    firms: int
    own: int


def accounts(session: Session, firm_id: int) -> list[Account]:
    """The accounts of the firm, those that are in use first."""
    return list(session.scalars(select(Account).where(Account.firm_id == firm_id).order_by(Account.active.desc(), Account.id)))


def trail(session: Session, firm: Firm, accounts: Collection[int], page: Page) -> tuple[list[AuditEntry], int]:
    """One page of what happened to the firm, its accounts, invitations and visits, the latest first, and how much there is in all."""
    query = select(AuditEntry).where(_about(firm, accounts), AuditEntry.at >= firm.created_at)
    return read(session, query.order_by(AuditEntry.id.desc()), page)


def _about(firm: Firm, accounts: Collection[int]) -> ColumnElement[bool]:
    keys: dict[str, Any] = {
        "firm": (firm.id,),
        ERASURE: (firm.id,),
        "account": accounts,
        "invitation": select(Invitation.id).where(Invitation.firm_id == firm.id),
        "visit": select(Visit.id).where(Visit.firm_id == firm.id),
    }
    return or_(*(and_(AuditEntry.subject_kind == kind, AuditEntry.subject_id.in_(some)) for kind, some in keys.items()))


def joined_by(session: Session, account: Account) -> AuditEntry | None:
    """The entry of the invitation by which the account was opened, with the version of the notice that was agreed to."""
    near = AuditEntry.at.between(account.created_at, account.created_at + MOMENTS)
    return session.scalar(select(AuditEntry).where(near, AuditEntry.actor_id == account.id, AuditEntry.act == "invitation.used").limit(1))


def count_shown(session: Session, firm_id: int) -> Shown:
    """How often the lists that are kept showed the firm, and it was shown one."""
    query = select(func.count(), func.count(SuggestionList.firm_id.distinct())).select_from(Exposure)
    query = query.join(SuggestionList, SuggestionList.id == Exposure.list_id).where(Exposure.firm_id == firm_id)
    lists, firms = session.execute(query).one()
    return Shown(lists, firms, session.scalar(select(func.count()).where(SuggestionList.firm_id == firm_id)) or 0)


def last_request(session: Session, firm: Firm) -> AuditEntry | None:
    """The latest entry about the erasure of the firm, since its history began."""
    query = select(AuditEntry).where(AuditEntry.subject_kind == ERASURE, AuditEntry.subject_id == firm.id, AuditEntry.at >= firm.created_at)
    return session.scalar(query.order_by(AuditEntry.id.desc()).limit(1))


def open_requests(session: Session, area: str, limit: int) -> list[tuple[AuditEntry, Firm]]:
    """The requests for erasure in an area that nobody has decided or taken back, the oldest first."""
    last = select(func.max(AuditEntry.id)).where(AuditEntry.subject_kind == ERASURE).group_by(AuditEntry.subject_id)
    query = select(AuditEntry, Firm).join(Firm, Firm.id == AuditEntry.subject_id).where(AuditEntry.id.in_(last))
    query = query.where(AuditEntry.act == "erasure.asked", AuditEntry.at >= Firm.created_at, within(Firm.office, area))
    query = query.order_by(AuditEntry.id).limit(limit)
    return [(entry, firm) for entry, firm in session.execute(query)]


def partnerships(session: Session, firm_id: int) -> int:
    """In how many partnerships the firm takes or took part."""
    return session.scalar(select(func.count()).where(_takes_part(firm_id))) or 0


def open_partnerships(session: Session, firm_id: int, most: int) -> tuple[list[Partnership], int]:
    """Those of the firm's partnerships that are still open, the earliest first and at most so many, and how many there are in all."""
    query = select(Partnership).where(_takes_part(firm_id), Partnership.state.not_in(CLOSED_STATES)).order_by(Partnership.id)
    return read(session, query.options(joinedload(Partnership.seeker), joinedload(Partnership.partner)), Page(size=most))


def _takes_part(firm_id: int) -> ColumnElement[bool]:
    return or_(Partnership.seeker_id == firm_id, Partnership.partner_id == firm_id)


def forget(session: Session, firm: Firm) -> None:
    """Remove the personal values that the trail keeps of the firm and its accounts, and what hangs on the firm; not its partnerships.

    With what imports did to the firm goes what it was before; they can no longer be undone.
    """
    keys = [each.id for each in accounts(session, firm.id)]
    session.execute(delete(AuditValue).where(AuditValue.entry_id.in_(select(AuditEntry.id).where(_about(firm, keys)))))
    for table in HELD:
        session.execute(delete(table).where(table.firm_id == firm.id))
    session.execute(delete(Membership).where(Membership.group_id == firm.id))
    session.execute(delete(Pin).where(Pin.candidate_id == firm.id))
    session.execute(delete(ImportEffect).where(ImportEffect.kind == "firm", ImportEffect.subject_id == firm.id))
    session.expire_all()
