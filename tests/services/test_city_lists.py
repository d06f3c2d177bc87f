"""Daily lists: complete or not shown, of one office and one world, stored once whoever is killed, and compared with the list before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.profile import Need
from matchmaker.errors import Invalid, NotFound
from matchmaker.interchange import Dataset
from matchmaker.permissions import Actor
from matchmaker.services import city_list_making, city_lists, consent, dismissals, imports, partnerships, sample_cities, suggestions
from matchmaker.services.city_lists import Found, Question
from matchmaker.services.partnerships import Proposal
from matchmaker.services.suggestions import Asked
from matchmaker.services.worker import Worker
from matchmaker.services.works import WORKS
from matchmaker.store import revisions
from matchmaker.store.pages import Page
from matchmaker.store.partnerships import Pair
from models import AuditEntry, CityList, CityListRow, Firm, Job
from tests import people
from tests.fixtures.city import CITY, ELSEWHERE, PROFILES, SmallCity
from tests.services import town, work
from tests.services.work import QUICK, see, until

OFFICIAL = Actor("official", CITY)
NEW_SELLER = replace(PROFILES[2], id="K-20", name="Keripik Baru Rekaan", needs=(), skills=())
PICKY = replace(PROFILES[0], needs=(Need("kedelai", certificates=("svlk",), certificates_required=True),))
"""K-01, which now asks for a certificate that nobody holds."""


def make(engine: Engine, role: str = "buyer", actor: Actor = OFFICIAL) -> int:
    """Ask for a list, and let it be made; its job."""
    with database.transaction(engine) as session:
        job_id = city_lists.ask(session, actor, role).id
    while Worker(engine, WORKS, QUICK).work():
        pass
    return job_id


def read(engine: Engine, role: str = "buyer", **more: str | Page) -> Found:
    """What an official of the city reads."""
    with Session(engine.execution_options(writes=False), expire_on_commit=False) as session:
        return city_lists.read(session, OFFICIAL, Question(role, **more))  # type: ignore[arg-type]


def partners(found: Found) -> dict[str, list[str]]:
    """Each firm's partners by id."""
    return {each.firm["id"]: [partner["id"] for partner in each.partners] for each in found.items}


def enter(engine: Engine, *profiles: object) -> None:
    """Enter or change these profiles."""
    with database.transaction(engine) as session:
        imports.take(session, people.terminal("35"), Dataset(profiles=profiles), imports.Terms(CITY))  # type: ignore[arg-type]


def test_each_firms_list_is_what_its_office_would_be_suggested(small_city: SmallCity) -> None:
    make(small_city.engine)
    found = read(small_city.engine, view="all")
    assert found.latest is not None
    assert (found.total, found.latest.firms, found.latest.without, found.before) == (6, 6, 0, None)
    with Session(small_city.engine) as session:
        for item in found.items:
            firm = small_city.firms[item.firm["id"]]
            shown = suggestions.suggest(session, OFFICIAL, firm, Asked("supply_chain", "buyer"))
            names = {each.id: each.public_id for each in small_city.firms.values()}
            assert [partner["id"] for partner in item.partners] == [names[each.firm_id] for each in shown.items]
            assert [partner["score"] for partner in item.partners] == pytest.approx([each.score for each in shown.items], abs=1e-6)


def test_asking_twice_is_one_job_and_one_line_in_the_trail(small_city: SmallCity) -> None:
    official = people.actor_of(small_city.accounts["official"])
    with database.transaction(small_city.engine) as session:
        first, second = (city_lists.ask(session, official, "buyer") for _ in range(2))
        assert (first.id, first.account_id, first.office) == (second.id, official.account_id, CITY)
        asked = first.id
    with Session(small_city.engine) as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.subject_kind == "job")).one()
        assert (entry.act, entry.actor_id, entry.subject_id, entry.office) == ("city_list.asked", official.account_id, asked, CITY)


def test_a_list_holds_only_the_firms_of_its_office(small_city: SmallCity) -> None:
    make(small_city.engine, "supplier", Actor("supervisor", ELSEWHERE))
    with Session(small_city.engine) as session:
        found = city_lists.read(session, Actor("official", ELSEWHERE), Question("supplier", view="all"))
        assert partners(found) == {"S-01": []}
        with pytest.raises(NotFound):
            city_lists.read(session, OFFICIAL, Question("supplier", office=ELSEWHERE))
        with pytest.raises(NotFound):
            city_lists.ask(session, OFFICIAL, "supplier", ELSEWHERE)
        wide = city_lists.read(session, Actor("supervisor", "35"), Question("supplier", office=ELSEWHERE, view="without"))
        assert wide.total == 1
    assert read(small_city.engine, "supplier") == Found()


def test_the_sample_city_and_real_firms_are_never_in_one_list(engine: Engine) -> None:
    with Session(engine) as session:
        town.keep(session, *PROFILES[:2], sample=True)
        town.keep(session, replace(PROFILES[1], id="R-02"), replace(PROFILES[0], id="R-01"))
    make(engine)
    assert partners(read(engine, view="all")) == {"R-01": ["R-02"]}
    with Session(engine) as session:
        town.keep(session, *PROFILES[:2], office=ELSEWHERE, sample=True)
    make(engine, actor=Actor("official", ELSEWHERE))
    with Session(engine) as session:
        asked = Actor("official", ELSEWHERE), Question("buyer", view="all")
        assert partners(city_lists.read(session, *asked)) == {"K-01": ["K-02"]}
        sample_cities.remove(session, people.terminal("35"))
        assert city_lists.read(session, *asked) == Found()


@pytest.mark.parametrize("role", ["business", "evaluator"])
def test_a_list_is_for_officials(small_city: SmallCity, role: str) -> None:
    with Session(small_city.engine) as session:
        for act in (lambda: city_lists.ask(session, Actor(role, CITY), "buyer"),
                    lambda: city_lists.read(session, Actor(role, CITY), Question("buyer"))):  # fmt: skip
            with pytest.raises(NotFound):
                act()


def test_wrong_questions_are_named(small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        for act in (lambda: city_lists.ask(session, OFFICIAL, "barter"), lambda: city_lists.read(session, OFFICIAL, Question("barter")),
                    lambda: city_lists.ask(session, Actor("official", "35"), "buyer")):  # fmt: skip
            with pytest.raises(Invalid):
                act()


def test_history_keeps_a_pair_out(small_city: SmallCity) -> None:
    firms = small_city.firms
    with database.transaction(small_city.engine) as session:
        partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", firms["K-05"].id, firms["K-01"].id)))
        dismissals.turn_down(session, OFFICIAL, Pair("supply_chain", firms["K-08"].id, firms["K-03"].id), "not_fit")
    for role, both in (("buyer", {"K-05": "K-01", "K-08": "K-03"}), ("supplier", {"K-01": "K-05", "K-03": "K-08"})):
        make(small_city.engine, role)
        listed = partners(read(small_city.engine, role, view="all"))
        assert all(other not in listed[own] for own, other in both.items())
    assert "K-05" in listed["K-03"]


def test_the_next_list_tells_who_came_who_went_and_who_has_none(small_city: SmallCity) -> None:
    engine = small_city.engine
    make(engine)
    before = partners(read(engine, view="all"))
    assert (read(engine).total, read(engine, view="without").total) == (0, 0)
    enter(engine, NEW_SELLER, PICKY)
    make(engine)
    found, after = read(engine), partners(read(engine, view="all"))
    told = {each.firm["id"]: ({one["id"] for one in each.came}, {one["id"] for one in each.went}) for each in found.items}
    differs = {own: (set(after[own]) - set(before[own]), set(before[own]) - set(after[own])) for own in after}
    assert told == {own: both for own, both in differs.items() if any(both)}
    assert told["K-08"] == ({"K-20"}, set())
    assert "K-02" in told["K-01"][1]
    assert (found.total, found.before is not None) == (len(told), True)
    without = read(engine, view="without")
    assert (partners(without), without.latest and without.latest.without) == ({"K-01": []}, 1)
    assert partners(read(engine, view="all", firm="K-08")) == {"K-08": after["K-08"]}
    assert len(read(engine, view="all", page=Page(2, 4)).items) == 2
    make(engine)
    assert read(engine).total == 0


def test_a_partner_that_is_gone_is_counted_without_a_name(small_city: SmallCity) -> None:
    engine = small_city.engine
    make(engine)
    with database.transaction(engine) as session:
        session.delete(session.get_one(Firm, small_city.firms["K-02"].id))
        revisions.advance(session)
    left = partners(read(engine, view="all", firm="K-01"))
    assert "K-02" not in left["K-01"]
    make(engine)
    told = {each.firm["id"]: each for each in read(engine).items}
    assert (told["K-01"].went, told["K-01"].removed, partners(read(engine, view="all", firm="K-01"))) == ([], 1, left)


def test_today_is_compared_with_an_earlier_day_and_so_many_lists_are_kept(small_city: SmallCity, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = small_city.engine
    monkeypatch.setattr(city_list_making, "KEPT", 3)
    for days in (6, 5, 4, 3):
        make(engine)
        with database.transaction(engine) as session:
            newest = session.scalars(select(CityList.id).order_by(CityList.id.desc())).first()
            session.execute(update(CityList).where(CityList.id == newest).values(made_at=datetime.now(UTC) - timedelta(days=days)))
    enter(engine, NEW_SELLER)
    for _ in range(4):
        make(engine)
        assert {each.firm["id"] for each in read(engine).items} >= {"K-05", "K-08"}
    with Session(engine) as session:
        made = session.scalars(select(CityList.made_at).order_by(CityList.made_at)).all()
        assert [(datetime.now(UTC) - each).days for each in made] == [3, 0, 0, 0]
        assert set(session.scalars(select(CityListRow.list_id))) == set(session.scalars(select(CityList.id)))


def test_the_night_asks_for_the_lists_of_every_office(small_city: SmallCity) -> None:
    work.order(small_city.engine, "city_lists", "night")
    assert Worker(small_city.engine, WORKS, QUICK).work()
    with Session(small_city.engine) as session:
        asked = session.scalars(select(Job).where(Job.kind == "city_list")).all()
        assert sorted((each.office, each.arguments["role"]) for each in asked) == [
            (office, role) for office in (CITY, ELSEWHERE) for role in ("buyer", "mentee", "mentor", "supplier")
        ]


@pytest.fixture
def killed(small_city: SmallCity) -> Iterator[Callable[[], int]]:
    """killed(): the job of a list that a worker has stored half of when it was killed."""
    started = []

    def kill() -> int:
        with database.transaction(small_city.engine) as session:
            job_id = city_lists.ask(session, OFFICIAL, "buyer").id
        started.append(work.start_held())
        assert started[0].stdout.readline().strip() == work.HELD
        started[0].kill()
        started[0].wait(20)
        return job_id

    yield kill
    for each in started:
        each.kill()
        each.stdout.close()


def test_a_killed_workers_list_is_finished_by_another_and_stored_once(small_city: SmallCity, killed: Callable[[], int]) -> None:
    engine = small_city.engine
    job_id = killed()
    assert see(engine, job_id).state == "running"
    with Session(engine) as session:
        assert town.count(session, CityListRow) == 2
    assert read(engine, view="all") == Found()
    another = Worker(engine, WORKS, QUICK)
    until(another.work)
    assert (see(engine, job_id).state, see(engine, job_id).attempts) == ("done", 2)
    with Session(engine) as session:
        assert session.scalars(select(CityList.complete)).all() == [True]
        assert town.count(session, CityListRow) == 6
    assert not another.work()


def test_a_list_that_was_completed_just_before_the_end_is_not_made_again(small_city: SmallCity) -> None:
    engine = small_city.engine
    job_id = make(engine)
    made = see(engine, job_id).result
    with database.transaction(engine) as session:
        session.execute(update(Job).values(state="waiting", result=None))
    assert Worker(engine, WORKS, QUICK).work()
    assert see(engine, job_id).result == made
    with Session(engine) as session:
        assert town.count(session, CityList) == 1


def test_who_withdraws_its_consent_is_left_out_at_once(small_city: SmallCity) -> None:
    make(small_city.engine)
    assert "K-02" in partners(read(small_city.engine, view="all"))["K-01"]
    with Session(small_city.engine) as session:
        firm = session.get_one(Firm, small_city.firms["K-02"].id)
        consent.withdraw(session, people.actor_of(small_city.accounts["supplier"]), firm)
        session.commit()
    assert partners(read(small_city.engine, view="all"))["K-01"] == []
