"""Orders of lists: each is one that both databases can read in, blanks last, and partnerships are found by their sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matchmaker.store import accounts, firms, jobs, kbli_decisions, legality, partnerships, reports, uploads, visits
from matchmaker.store.pages import Order, Page
from models import Partnership
from tests import people
from tests.fixtures.city import CITY, KELURAHAN, SmallCity


def _held(session: Session, order: Order) -> tuple[list[Any], int]:
    found, total = legality.search(session, legality.Wanted(CITY), Page(), order)
    return [held for held, _ in found], total


def _waiting(session: Session, order: Order) -> tuple[list[Any], int]:
    keys = kbli_decisions.waiting(session, CITY, "2025", (), order)
    return kbli_decisions.page_of(session, keys, Page()), len(keys)


SEARCHES: dict[str, tuple[Any, Callable[[Session, Order], tuple[list[Any], int]]]] = {
    "firms": (firms.ORDERS, lambda session, order: firms.search(session, firms.Wanted(CITY), Page(), order)),
    "partnerships": (
        partnerships.ORDERS,
        lambda session, order: partnerships.search(session, people.terminal(CITY), Page(), order=order),
    ),
    "accounts": (accounts.ORDERS, lambda session, order: accounts.search(session, accounts.Wanted("35"), Page(), order)),
    "visits": (visits.ORDERS, lambda session, order: visits.search(session, visits.Wanted(CITY), Page(), order)),
    "certificates": (legality.ORDERS, _held),
    "uploads": (uploads.ORDERS, lambda session, order: uploads.search(session, CITY, Page(), order)),
    "jobs": (jobs.ORDERS, lambda session, order: jobs.search(session, jobs.Wanted(CITY), Page(), order)),
    "kbli": (kbli_decisions.ORDERS, _waiting),
    "reports": (reports.ORDERS, lambda session, order: reports.search(session, people.terminal(CITY), Page(), order=order)),
}


@pytest.fixture
def pairs(small_city: SmallCity) -> SmallCity:
    """Three partnerships, of which one has neither value nor pattern."""
    now, key = datetime.now(UTC), {name: firm.id for name, firm in small_city.firms.items()}
    with Session(small_city.engine) as session:
        for seeker, partner, pairing, state, value in (("K-01", "K-02", "supply_chain", "running", 5e6),
                                                       ("K-03", "K-04", "supply_chain", "introduced", None),
                                                       ("K-11", "K-10", "mentorship", "running", 1e6)):  # fmt: skip
            session.add(Partnership(pairing=pairing, seeker_id=key[seeker], partner_id=key[partner], state=state, value=value,
                                    created_at=now, changed_at=now))  # fmt: skip
        session.commit()
    return small_city


def test_both_databases_read_every_list_in_each_of_its_orders(pairs: SmallCity) -> None:
    with Session(pairs.engine) as session:
        for name, (orders, search) in SEARCHES.items():
            for each in orders:
                up, down = (search(session, Order(each, descending=way))[0] for way in (False, True))
                assert {row.id for row in up} == {row.id for row in down}, (name, each)


def test_blanks_come_last_both_ways_and_states_stand_as_they_follow_each_other(pairs: SmallCity) -> None:
    with Session(pairs.engine) as session:
        search = SEARCHES["partnerships"][1]
        seen = [[row.value for row in search(session, Order("value", descending=way))[0]] for way in (False, True)]
        assert seen == [[1e6, 5e6, None], [5e6, 1e6, None]]
        states = [row.state for row in search(session, Order("state"))[0]]
        assert states == ["introduced", "running", "running"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [({"text": "tahu"}, 1), ({"text": "rekaan"}, 3), ({"text": "tahu", "pairing": "mentorship"}, 0), ({"region": KELURAHAN}, 3),
     ({"region": "35.76.02"}, 0), ({"pairing": "supply_chain", "state": "running"}, 1), ({"text": "%"}, 0)],
)  # fmt: skip
def test_partnerships_are_found_by_their_sides_pairing_and_state(pairs: SmallCity, wanted: dict[str, Any], found: int) -> None:
    with Session(pairs.engine) as session:
        assert partnerships.search(session, people.terminal(CITY), Page(), partnerships.Wanted(**wanted))[1] == found
