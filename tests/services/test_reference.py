"""Reference data: loaded once, complete, with the start weights."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.engine import reference as facts
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.services import reference, weight_sets
from models import Kbli, Region, WeightSet
from tests.services.town import count


def test_loading_again_adds_nothing(session: Session) -> None:
    assert count(session, Region) == len(facts.regions())
    assert count(session, Kbli) == sum(len(facts.kbli(version)) for version in facts.KBLI_VERSIONS)
    assert reference.load(session) == 0
    assert count(session, WeightSet) == len(PAIRINGS)


def test_what_is_missing_is_loaded(session: Session) -> None:
    session.query(Kbli).delete()
    session.query(WeightSet).delete()
    assert reference.load(session) == sum(len(facts.kbli(version)) for version in facts.KBLI_VERSIONS)
    assert all(weight_sets.in_use(session, pairing).state == "active" for pairing in PAIRINGS.values())


def test_a_region_keeps_its_place_in_the_tree(session: Session) -> None:
    city = session.get(Region, "35.76")
    assert city
    assert (city.parent, facts.regions()["35.76"].name) == ("35", city.name)
