"""Groups: members once each, of one office; capacities side by side; history and consortia know who belongs to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.pooled_capacity import Pooled, pooled
from matchmaker.engine.profile import Offer, Profile
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.services import consortia, groups, history
from matchmaker.services.suggestions import Asked
from matchmaker.store.pages import Page
from models import Firm
from tests.engine.firms import buyer, supplier
from tests.services.town import NEIGHBOUR, OFFICIAL, keep

PLACE = {"latitude": -7.47, "longitude": 112.43}


def group(**more: object) -> Profile:
    """A group that makes what suppliers make."""
    return replace(supplier(9, **PLACE), id="G1", kind="group", **more)  # type: ignore[arg-type]


@pytest.fixture
def town(session: Session) -> list[Firm]:
    """A group and two firms."""
    return keep(session, group(), supplier(1, **PLACE), supplier(2, **PLACE))


def test_a_member_joins_once_and_leaves_once(session: Session, town: list[Firm]) -> None:
    kube, one, other = town
    groups.join(session, OFFICIAL, kube, one)
    groups.join(session, OFFICIAL, kube, other)
    assert {each.id for each in groups.show(session, kube).members} == {one.id, other.id}
    with pytest.raises(Conflict):
        groups.join(session, OFFICIAL, kube, one)
    groups.leave(session, OFFICIAL, kube, one)
    with pytest.raises(NotFound):
        groups.leave(session, OFFICIAL, kube, one)
    assert [each.id for each in groups.show(session, kube).members] == [other.id]
    acts = [each.entry.act for each in history.changes(session, kube, Page())[0]]
    assert acts == ["group.left", "group.joined", "group.joined", "firm.created"]


def test_only_firms_of_the_same_office_join_and_only_groups_have_members(session: Session, town: list[Firm]) -> None:
    kube, one, other = town
    (foreign,) = keep(session, supplier(3), office=NEIGHBOUR)
    for wrong in (kube, foreign):
        with pytest.raises(Invalid):
            groups.join(session, OFFICIAL, kube, wrong)
    with pytest.raises(Conflict):
        groups.join(session, OFFICIAL, one, other)
    with pytest.raises(Conflict):
        groups.show(session, one)


def test_capacities_stand_side_by_side_by_product_and_dimension() -> None:
    kube = Profile("G", "G", offers=(Offer("Keripik  singkong", capacity=100.0, unit="kg"),))
    tonne, pieces = Offer("keripik singkong", capacity=1.0, unit="ton"), Offer("keripik singkong", capacity=5.0, unit="pcs")
    one = Profile("A", "A", offers=(tonne, pieces))
    other = Profile("B", "B", offers=(Offer("KERIPIK SINGKONG", capacity=600.0, unit="kg", period="year"), Offer("tahu")))
    assert pooled(kube, (one, other)) == [
        Pooled("Keripik  singkong", "kg", 100.0, 1050.0, 2),
        Pooled("keripik singkong", "buah", 0.0, 5.0, 1),
    ]


def test_a_group_and_its_member_are_never_in_one_consortium(session: Session) -> None:
    sizes = {"offer": {"capacity": 600}}
    wanted = keep(session, buyer(1, **PLACE, need={"quantity": 1000}), replace(supplier(9, **PLACE, **sizes), id="G1", kind="group"),
                  supplier(1, **PLACE, **sizes))  # fmt: skip
    asked = Asked("supply_chain", "buyer")
    together = consortia.suggest(session, OFFICIAL, wanted[0], asked)
    assert {each.firm_id for each in together[0].members} == {wanted[1].id, wanted[2].id}
    groups.join(session, OFFICIAL, wanted[1], wanted[2])
    session.commit()
    assert consortia.suggest(session, OFFICIAL, wanted[0], asked) == ()
