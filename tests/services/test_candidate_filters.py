"""Filters narrow who may be among the best before they are taken; of whom something is unknown is left out, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Certificate, Profile
from matchmaker.errors import Invalid
from matchmaker.permissions import Actor
from matchmaker.services import consortia, groups, obstacles, past_lists, suggestions
from matchmaker.services.candidate_filters import Filters
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms as rows
from matchmaker.store import revisions
from models import Firm
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import EVALUATOR, NEIGHBOUR, OFFICIAL, PROVINCE, keep, owner, signed_in

BUYER = Asked("supply_chain", "buyer")
HERE = (-7.47, 112.43)
KRANGGAN, MERI = "35.76.03.1001", "35.76.01.1004"
HALAL = Certificate("halal")


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """One is enough: all but the members of groups is decided by the engine's columns."""
    return str(request.param)


def _at(north: float, **facts: Any) -> dict[str, Any]:
    return {"latitude": HERE[0] + north / 111.2, "longitude": HERE[1], **facts}


SUPPLIERS = (
    supplier(1, **_at(1, region=KRANGGAN, annual_sales=1e9, certificates=(HALAL, Certificate("sni", expires=date(2999, 1, 1))))),
    supplier(2, **_at(8, region=MERI, annual_sales=9e9, certificates=(HALAL, Certificate("sni", expires=date(2001, 1, 1)))),
             offer={"capacity": 600}),
    supplier(3, **_at(40, region="35.76", capital=4e8), offer={"capacity": None}),
    supplier(4, kind="group", offer={"capacity": 90, "booked": 90}),
    replace(supplier(5), kind="agency"),
)  # fmt: skip

LEFT_IN = {
    Filters(): ({"S1", "S2", "S3", "S4", "S5"}, 0),
    Filters(kelurahan=KRANGGAN): ({"S1"}, 3),
    Filters(kelurahan="35.76.01"): ({"S2"}, 3),
    Filters(within_km=2): ({"S1"}, 2),
    Filters(within_km=30.5): ({"S1", "S2"}, 2),
    Filters(size="mikro"): ({"S1", "S3"}, 1),
    Filters(size="kecil"): ({"S2"}, 1),
    Filters(certificates=("halal",)): ({"S1", "S2"}, 0),
    Filters(certificates=("halal", "sni")): ({"S1"}, 0),
    Filters(filled="full"): ({"S2"}, 1),
    Filters(filled="part"): ({"S1", "S5"}, 1),
    Filters(group=True): ({"S1", "S4"}, 0),
    Filters(size="mikro", filled="part"): ({"S1"}, 1),
    Filters(kelurahan=MERI, size="mikro"): (set(), 2),
}
"""Whom filters leave in, and how many are left out because something is unknown of them."""


def _town(session: Session, *more: Profile) -> tuple[Firm, list[Firm]]:
    asking, *others = keep(session, buyer(**_at(0)), *SUPPLIERS, *more)
    return asking, others


def _narrowed(session: Session, firm: Firm, filters: Filters, actor: Actor = OFFICIAL, **more: Any) -> tuple[set[str], int]:
    found = suggestions.suggest(session, actor, firm, replace(BUYER, filters=filters, **more))
    partners = rows.those(session, [each.firm_id for each in found.items])
    assert found.eligible == len(found.items)
    return {each.public_id for each in partners.values()}, found.left_out


def test_each_filter_leaves_in_whom_it_says(session: Session) -> None:
    asking, others = _town(session)
    groups.join(session, OFFICIAL, others[3], others[0])
    assert {filters: _narrowed(session, asking, filters) for filters in LEFT_IN} == LEFT_IN


def test_the_best_are_taken_from_those_who_are_left_in(session: Session) -> None:
    far = supplier(9, **_at(80, region=MERI))
    asking, _ = _town(session, far)
    found = suggestions.suggest(session, OFFICIAL, asking, replace(BUYER, limit=1, filters=Filters(kelurahan=MERI, filled="part")))
    assert rows.those(session, [found.items[0].firm_id])[found.items[0].firm_id].public_id == "S9"


def test_a_changed_profile_is_filtered_as_it_is_now(session: Session) -> None:
    asking, others = _town(session)
    assert _narrowed(session, asking, Filters(kelurahan=MERI)) == ({"S2"}, 3)
    others[1].region = KRANGGAN
    revisions.advance(session, firms=[others[1].id])
    session.commit()
    assert _narrowed(session, asking, Filters(kelurahan=KRANGGAN)) == ({"S1", "S2"}, 3)


def test_distances_to_other_offices_are_told_in_bands_only(session: Session) -> None:
    asking, _ = _town(session)
    keep(session, supplier(6, **_at(7)), office=NEIGHBOUR)
    province = Actor("official", PROVINCE)
    assert _narrowed(session, asking, Filters(within_km=6), province, beyond=True)[0] == {"S1", "S6"}
    assert _narrowed(session, asking, Filters(within_km=5), province, beyond=True)[0] == {"S1"}


def test_a_business_narrows_only_by_what_it_may_read_of_others(session: Session) -> None:
    asking, _ = _town(session)
    own = owner(session, asking)
    for closed in (Filters(size="mikro"), Filters(filled="full"), Filters(group=True)):
        with pytest.raises(Invalid) as refused:
            _narrowed(session, asking, closed, own)
        assert set(refused.value.fields) == set(closed.stated)
    assert _narrowed(session, asking, Filters(kelurahan=MERI, within_km=10, certificates=("halal",)), own)[0] == {"S2"}
    for actor in (own, EVALUATOR):
        with pytest.raises(Invalid) as refused:
            _narrowed(session, asking, Filters(within_km=7), actor)
        assert "5, 10, 30, 100" in refused.value.fields["within_km"][0]


def test_capacity_is_none_of_mentoring(session: Session) -> None:
    learner, _ = keep(session, mentee(), mentor())
    asked = Asked("mentorship", "mentee")
    with pytest.raises(Invalid):
        suggestions.suggest(session, OFFICIAL, learner, replace(asked, filters=Filters(filled="full")))
    assert suggestions.suggest(session, OFFICIAL, learner, replace(asked, filters=Filters(kelurahan=MERI))).left_out == 1


def test_who_joins_and_who_is_nearly_eligible_are_narrowed_too(session: Session) -> None:
    near = [supplier(number, **_at(number, region=region), offer={"capacity": 300}) for number, region in ((1, MERI), (2, KRANGGAN))]
    far = [supplier(number, **_at(number, region=region)) for number, region in ((8, MERI), (9, KRANGGAN))]
    asking, _, _, _, further = keep(session, buyer(**_at(0), need={"max_km": 5}), *near, *far)
    narrowed = replace(BUYER, filters=Filters(kelurahan=KRANGGAN, filled="part"))
    for asked, joined, nearly in ((BUYER, 2, 2), (narrowed, 0, 1)):
        found = obstacles.nearly(session, OFFICIAL, asking, asked)
        members = [member for each in consortia.suggest(session, OFFICIAL, asking, asked) for member in each.members]
        assert (len(members), len(found), further.id in {each.firm_id for each in found}) == (joined, nearly, True)


def test_a_kept_list_says_under_which_filters_it_was_shown(session: Session) -> None:
    asking, _ = _town(session)
    official, filters = signed_in(session), Filters(kelurahan=KRANGGAN, within_km=5, certificates=("halal",))
    kept = [suggestions.suggest(session, official, asking, replace(BUYER, filters=each)).list_id or 0 for each in (filters, Filters())]
    told = [past_lists.look_back(session, official, each).row.filters for each in kept]
    assert told == [{"kelurahan": KRANGGAN, "within_km": 5, "certificates": ["halal"]}, None]
