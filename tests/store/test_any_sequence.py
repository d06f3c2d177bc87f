"""Whatever the services do, in any order, the columns answer as if everything were read anew."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.partnering.steps import FIRST_STATES, LIFE
from matchmaker.engine.profile import Profile
from matchmaker.errors import Problem
from matchmaker.interchange import Dataset, PartnershipRow
from matchmaker.services import firms, imports, partnerships, sample_cities
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import columns, revisions, shelf
from matchmaker.store.partnerships import Pair
from models import Firm, Partnership
from tests.engine.firms import mentee, mentor
from tests.engine.random_profiles import random_profile
from tests.services.town import CITY, LEADER, NEIGHBOUR, OFFICIAL
from tests.store.answers import answers

STEPS = 14
REAL = [f"F{number}" for number in range(7)]
SAMPLE = [f"C{number}" for number in range(4)]
OUTCOMES = {"completed": "succeeded", "ended": "failed", "running": "agreed"}


def _drawn(draws: Random, firm: str) -> Profile:
    """Every third one teaches or learns, so that places are taken and freed."""
    kind = draws.choice([random_profile, random_profile, None])
    if kind:
        return kind(draws, firm)
    made = draws.choice([mentee, mentor])(active=True)
    return Profile(**{**{name: getattr(made, name) for name in ("kbli", "skills", "mentor_slots", "active")}, "id": firm, "name": firm})


def _create(session: Session, draws: Random) -> None:
    firms.create(session, LEADER, _drawn(draws, draws.choice(REAL)), draws.choice([CITY, NEIGHBOUR]))


def _change(session: Session, draws: Random) -> None:
    row, said = draws.choice(_rows(session)), _drawn(draws, "any")
    names = draws.sample(["offers", "needs", "skills", "certificates", "workers", "mentor_slots", "active", "owner_group"], 4)
    firms.change(session, OFFICIAL, row, {name: getattr(said, name) for name in names})


def _import(session: Session, draws: Random) -> None:
    named = tuple(_drawn(draws, firm) for firm in draws.sample(REAL, 3))
    state = draws.choice(list(OUTCOMES))
    record = PartnershipRow(draws.choice(["mentorship", "supply_chain"]), named[0].id, named[1].id, OUTCOMES[state], state=state)
    imports.take(session, OFFICIAL, Dataset(profiles=named, partnerships=(record,)), imports.Terms(CITY, dry_run=draws.random() < 0.2))


def _propose(session: Session, draws: Random) -> None:
    seeker, partner = draws.sample(_rows(session), 2)
    pair = Pair(draws.choice(["mentorship", "mentorship", "supply_chain"]), seeker.id, partner.id)
    partnerships.propose(session, OFFICIAL, Proposal(pair, draws.choice(FIRST_STATES), ownership="none"))


def _step(session: Session, draws: Random) -> None:
    row = draws.choice([each for each in session.scalars(select(Partnership).order_by(Partnership.id)) if LIFE[each.state].steps])
    partnerships.step(session, OFFICIAL, row, Step(draws.choice(LIFE[row.state].steps), note="catatan", ownership="none"))


def _load(session: Session, draws: Random) -> None:
    imports.take(session, OFFICIAL, Dataset(profiles=tuple(_drawn(draws, firm) for firm in SAMPLE)), imports.Terms(CITY, sample=True))


def _remove(session: Session, draws: Random) -> None:
    sample_cities.remove(session, LEADER)


ACTS: list[Callable[[Session, Random], None]] = [_create, _create, _change, _change, _import, _propose, _propose, _step, _load, _remove]


def _rows(session: Session) -> list[Firm]:
    return list(session.scalars(select(Firm).order_by(Firm.id)))


def _check(session: Session) -> None:
    assert answers(columns.of(session)) == answers(columns.read(session, revisions.state(session)))


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_acts(engine: Engine, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    if seed % 2:
        monkeypatch.setattr(shelf, "WORTH_SAVING", 1)
        monkeypatch.setattr(shelf, "FEWEST_LATE", 3)
    draws, done = Random(seed), 0
    for _ in range(STEPS):
        with Session(engine) as session:
            try:
                draws.choice(ACTS)(session, draws)
                done += 1
            except (Problem, IndexError, ValueError):
                session.rollback()
            if draws.random() < 0.3:
                _check(session)
            if draws.random() < 0.8:
                session.commit()
        with database.transaction(engine, writes=False) as another:
            _check(another)
    assert done > STEPS / 2
