"""Where many firms ask, processes of this machine make the daily list over a saved table: the same list, or none and no hang."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.services import city_list_making, city_ranking
from matchmaker.services.worker import Worker
from matchmaker.services.works import WORKS
from matchmaker.store.city_lists import About
from models import CityListRow
from tests.fixtures.city import CITY, SmallCity
from tests.services import work
from tests.services.work import QUICK, see


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_ranking, "MANY", 2)


def order(city: SmallCity) -> int:
    asked = city_list_making.order(About(CITY, "supply_chain", "buyer", sample=False))
    return work.order(city.engine, asked.kind, asked.key, arguments=asked.arguments, office=CITY)


def tables(city: SmallCity) -> Path:
    """The folder in which tables of firms are kept."""
    return Path(city.engine.get_execution_options()["tables"])


def rows(city: SmallCity, job: int) -> list[tuple[object, ...]]:
    with Session(city.engine) as session:
        made = select(CityListRow).where(CityListRow.list_id == see(city.engine, job).result["list"])
        return sorted((each.firm_id, each.partners, each.scores) for each in session.scalars(made))


def test_the_list_is_that_of_one_process(small_city: SmallCity, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs, saved = [], tables(small_city)
    for number in (100, 2):
        assert not saved.exists()
        monkeypatch.setattr(city_ranking, "MANY", number)
        jobs.append(order(small_city))
        assert Worker(small_city.engine, WORKS, QUICK).work()
    assert saved.exists()
    one, several = (rows(small_city, job) for job in jobs)
    assert len(one) == 6
    assert one == several


@pytest.mark.usefixtures("many")
def test_a_killed_process_ends_the_attempt_and_the_next_one_makes_the_list(small_city: SmallCity) -> None:
    job = order(small_city)
    working = threading.Thread(target=Worker(small_city.engine, WORKS, QUICK).work)
    working.start()
    work.until(multiprocessing.active_children)
    for child in multiprocessing.active_children():
        child.kill()
    working.join(30)
    assert not working.is_alive()
    assert (see(small_city.engine, job).state, see(small_city.engine, job).attempts) == ("waiting", 1)
    assert Worker(small_city.engine, WORKS, QUICK).work()
    assert len(rows(small_city, job)) == 6


@pytest.mark.usefixtures("many")
def test_where_nothing_can_be_saved_one_process_makes_the_list(small_city: SmallCity) -> None:
    tables(small_city).write_text("where the folder would stand", encoding="utf-8")
    job = order(small_city)
    assert Worker(small_city.engine, WORKS, QUICK).work()
    assert len(rows(small_city, job)) == 6
