"""Exports: what the office has recorded, so that an empty database fed with it says the same."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from matchmaker.services import exports, imports, partnerships
from matchmaker.services.imports import Terms
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from tests.engine.firms import supplier
from tests.interchange.city import city
from tests.services.town import CITY, NEIGHBOUR, OFFICIAL, keep


def test_an_empty_office_fed_with_the_export_exports_the_same(session: Session) -> None:
    imports.take(session, OFFICIAL, city(), Terms(CITY))
    first = exports.dataset(session, CITY)
    assert first == replace(city(), judgements=())
    imports.take(session, OFFICIAL, first, Terms(NEIGHBOUR))
    session.commit()
    assert exports.dataset(session, NEIGHBOUR) == first


def test_what_has_no_outcome_yet_is_left_out_and_counted(session: Session) -> None:
    one, other, third = keep(session, supplier(), supplier(2), supplier(3))
    partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id), "introduced"))
    assert [each.split()[0] for each in exports.dataset(session, CITY).notices] == ["1"]
    partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, third.id), "agreed", ownership="none"))
    found = exports.dataset(session, CITY)
    assert (len(found.partnerships), len(found.notices)) == (1, 1)


def test_only_the_offices_own_world_is_exported(session: Session) -> None:
    (here,) = keep(session, supplier())
    (far,) = keep(session, supplier(), office=NEIGHBOUR)
    keep(session, supplier(2), sample=True)
    partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", here.id, far.id), "agreed", ownership="none"))
    found = exports.dataset(session, CITY)
    assert [each.id for each in found.profiles] == ["S1"]
    assert found.partnerships == ()
    assert [each.split()[0] for each in found.notices] == ["1"]
    assert [each.id for each in exports.dataset(session, CITY, sample=True).profiles] == ["S2"]
