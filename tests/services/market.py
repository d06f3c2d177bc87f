"""A market with a past: buyers, box makers, and what came of the partnerships between them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store.partnerships import Pair
from models import Firm
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, OFFICIAL, keep

BUYERS, MAKERS = 6, 16


def open_market(session: Session, office: str = CITY, *, sample: bool = False) -> tuple[list[Firm], list[Firm]]:
    """Buyers of different sizes, and makers of whom the larger are farther away."""
    buyers = [buyer(number, latitude=-7.47, longitude=112.43, need={"quantity": 100 * number}) for number in range(1, BUYERS + 1)]
    makers = [
        supplier(number, latitude=-7.47 + number / 50, longitude=112.43, offer={"capacity": 40 * number}, annual_sales=number * 5e8)
        for number in range(1, MAKERS + 1)
    ]
    firms = keep(session, *buyers, *makers, office=office, sample=sample)
    return firms[:BUYERS], firms[BUYERS:]


def record(session: Session, buyers: list[Firm], makers: list[Firm], number: int) -> None:
    """So many partnerships with an outcome: the nearest makers agreed, the others declined; committed."""
    pairs = [(one, other, place) for place, other in enumerate(makers) for one in buyers][:number]
    for one, other, place in pairs:
        row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id), "exploring"))
        partnerships.step(session, OFFICIAL, row, Step("agreed" if place < 2 else "declined", "dicatat", ownership="none"))
    session.commit()
