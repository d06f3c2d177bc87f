"""The pictures of the first page: each partnership in its month, with its firms' places and trades, as far as it ever came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matchmaker.store import overview
from matchmaker.store.overview import Count
from matchmaker.store.recaps import Area
from tests.engine.firms import buyer, supplier
from tests.services.partnering.test_recap import pair, step, town
from tests.services.town import CITY, NEIGHBOUR, keep, statements

AREA = Area(CITY, sample=False)
SPRING = [date(2026, month, 1) for month in (2, 3, 4)]


@pytest.mark.parametrize(
    ("at", "decided_on", "month"),
    [
        (datetime(2026, 2, 28, 16, 59, tzinfo=UTC), None, date(2026, 2, 1)),
        (datetime(2026, 2, 28, 17, 0, tzinfo=UTC), None, date(2026, 3, 1)),
        (datetime(2026, 4, 9, tzinfo=UTC), date(2026, 3, 31), date(2026, 3, 1)),
        (datetime(2026, 4, 9, tzinfo=UTC), date(2026, 5, 1), date(2026, 4, 1)),
        (datetime(2026, 4, 9, tzinfo=UTC), date(2026, 1, 31), None),
        (datetime(2026, 1, 31, 16, 59, tzinfo=UTC), None, None),
    ],
)
def test_one_is_counted_in_the_month_in_which_it_began(session: Session, at: datetime, decided_on: date | None, month: date | None) -> None:
    pair(session, *town(session), created_at=at, decided_on=decided_on)
    assert overview.begun(session, AREA, SPRING) == ({(month, "supply_chain"): 1} if month else {})


def test_one_between_two_kelurahan_counts_in_both_and_one_within_counts_once(session: Session) -> None:
    large, small = town(session)
    twin, blank = keep(session, replace(buyer(2), kbli=("47112",), region=small.region), replace(buyer(3), kbli=()))
    pair(session, large, small)
    pair(session, twin, small, state="running")
    pair(session, twin, blank, state="declined")
    assert overview.by_region(session, AREA) == [Count("35.76.01.1003", 3, 1), Count("", 2, 0)]
    assert overview.by_sector(session, AREA) == [
        Count("2025:10", 2, 1), Count("2025:47", 2, 1), Count("2025:15", 1, 0), Count("", 1, 0),
    ]  # fmt: skip


def test_what_both_versions_number_alike_is_one_sector(session: Session) -> None:
    old, new = keep(session, replace(buyer(), kbli_version="2020"), replace(supplier(), kbli=("15202", "10794")))
    pair(session, old, new)
    assert overview.by_sector(session, AREA) == [Count("2025:15", 1, 0)]


def test_of_another_office_s_firm_neither_place_nor_trade_is_counted(session: Session) -> None:
    _, small = town(session)
    (elsewhere,) = keep(session, replace(buyer(7), region="35.73.01"), office=NEIGHBOUR)
    pair(session, elsewhere, small)
    assert overview.by_region(session, AREA) == [Count("35.76.01.1003", 1, 0)]
    assert overview.by_region(session, Area(NEIGHBOUR, sample=False)) == [Count("35.73.01", 1, 0)]
    assert overview.by_region(session, Area(CITY, sample=True)) == []


@pytest.mark.parametrize(
    ("steps", "now", "last"),
    [
        ([], "suggested", "suggested"),
        (["suggested", "interested", "suggested"], "suggested", "interested"),
        (["introduced", "declined"], "declined", "introduced"),
        (["exploring"], "exploring", "exploring"),
        (["agreed", "running", "ended"], "ended", "running"),
        ([], "completed", "running"),
        ([], "ended", "agreed"),
        ([], "declined", "suggested"),
    ],
)
def test_it_has_come_to_every_state_up_to_its_furthest(session: Session, steps: list[str], now: str, last: str) -> None:
    row = pair(session, *town(session), state=now)
    for state in steps:
        step(session, row, state, date(2026, 3, 4))
    came = [state for state, count in overview.reached(session, AREA).items() if count == 1]
    assert came == list(overview.PATH[: overview.PATH.index(last) + 1])
    assert sum(overview.reached(session, AREA).values()) == len(came)


def test_each_picture_is_one_question(session: Session, engine: Engine) -> None:
    seeker, partner = town(session)
    for state in ("ended", "declined", "introduced"):
        pair(session, seeker, partner, state=state)
    with statements(engine) as sent:
        overview.begun(session, AREA, SPRING)
        overview.by_region(session, AREA)
        overview.by_sector(session, AREA)
        overview.reached(session, AREA)
    assert len(sent) == 4
