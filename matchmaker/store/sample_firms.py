"""The rows of the sample city, and how they go."""

from __future__ import annotations

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from models import Account, CityList, Firm, Need, Offer, Partnership, Skill


def named(session: Session) -> list[tuple[str, str]]:
    """The office and the id of every sample profile."""
    return [(row.office, row.public_id) for row in session.execute(select(Firm.office, Firm.public_id).where(Firm.sample))]


def real_accounts(session: Session) -> list[str]:
    """The names of the accounts that are in use, are no trial accounts, and yet have a sample firm."""
    sample = select(Firm.id).where(Firm.sample)
    query = select(Account.name).where(Account.active, ~Account.sample, Account.firm_id.in_(sample))
    return list(session.scalars(query.order_by(Account.name)))


def remove(session: Session) -> None:
    """Delete every sample profile with all that hangs on it, and the trial accounts; other accounts stay, without a firm."""
    sample = select(Firm.id).where(Firm.sample)
    session.execute(update(Account).where(~Account.sample, Account.firm_id.in_(sample)).values(firm_id=None))
    session.execute(delete(Partnership).where(or_(Partnership.seeker_id.in_(sample), Partnership.partner_id.in_(sample))))
    session.execute(delete(Account).where(Account.sample))
    session.execute(delete(CityList).where(CityList.sample))
    session.execute(delete(Firm).where(Firm.sample))
    session.expire_all()


def busiest(session: Session) -> int | None:
    """A sample firm that sells, buys and wants to learn, so that its owner's page has something to show."""
    busy = select(Firm.id).where(
        Firm.sample,
        Firm.kind == "firm",
        Firm.active.is_not(False),
        Firm.consent.is_not(False),
        Firm.id.in_(select(Offer.firm_id)),
        Firm.id.in_(select(Need.firm_id)),
        Firm.id.in_(select(Skill.firm_id).where(Skill.side == "wants")),
    )
    return session.scalar(busy.order_by(Firm.public_id).limit(1))
