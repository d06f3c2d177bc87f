"""Consortia: from the right firms, members of a group counted once, figures only for those who may read them all."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from matchmaker import i18n
from matchmaker.permissions import Actor
from matchmaker.services import consortia, dismissals
from matchmaker.services.consortia import Together
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms as rows
from matchmaker.store.partnerships import Pair
from models import Firm, Membership
from tests.engine.firms import buyer, mentee, supplier
from tests.services.town import EVALUATOR, LONGER, NEIGHBOUR, OFFICIAL, PROVINCE, keep, owner

BUYER = Asked("supply_chain", "buyer")


def _names(session: Session, firm: Firm, asked: Asked = BUYER, actor: Actor = OFFICIAL) -> list[list[str]]:
    found = consortia.suggest(session, actor, firm, asked)
    partners = rows.those(session, [member.firm_id for each in found for member in each.members])
    return [[partners[member.firm_id].public_id for member in each.members] for each in found]


def test_suppliers_join_for_a_buyer_only(session: Session) -> None:
    asking, maker, *_ = keep(session, buyer(), supplier(1), supplier(2, offer={"capacity": 300}), mentee())
    (one,) = consortia.suggest(session, OFFICIAL, asking, BUYER)
    assert (one.product, one.filled) == ("kardus sepatu", 1.0)
    assert [round(each.share or 0) for each in one.members] == [286, 214]
    assert [each.capacity for each in one.members] == [400, 300]
    assert consortia.suggest(session, OFFICIAL, maker, Asked("supply_chain", "supplier")) == ()
    with i18n.reading("en"):
        assert "Together 700" in consortia.suggest(session, OFFICIAL, asking, BUYER)[0].reasons[1]


def test_a_group_and_its_member_are_counted_once(session: Session) -> None:
    asking, group, member, _ = keep(session, buyer(), supplier(1, kind="group", offer={"capacity": 450}), supplier(2), supplier(3))
    session.add(Membership(group_id=group.id, firm_id=member.id))
    session.commit()
    assert _names(session, asking) == [["S1", "S3"]]
    dismissals.turn_down(session, OFFICIAL, Pair("supply_chain", asking.id, group.id), "price")
    assert _names(session, asking) == [["S2", "S3"]]


def test_other_offices_join_only_when_asked_for_and_close_every_figure(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier(1, offer={"capacity": 437}))
    keep(session, supplier(2), office=LONGER)
    assert _names(session, asking) == []
    beyond = replace(BUYER, beyond=True)
    assert _names(session, asking, beyond) == [["S1", "S2"]]
    (closed,) = consortia.suggest(session, OFFICIAL, asking, beyond)
    assert _is_closed(closed)
    (whole,) = consortia.suggest(session, Actor("official", PROVINCE), asking, beyond)
    assert not _is_closed(whole)
    assert "437" in str(whole)


def _is_closed(found: Together) -> bool:
    """No figure of a member, nor of the whole."""
    figures = [found.filled, *(number for each in found.members for number in (each.share, each.capacity))]
    return figures == [None] * len(figures) and not [word for word in ("437", "400", "837") if word in str(found)]


def test_a_business_reads_bands_and_an_evaluator_no_distance(session: Session) -> None:
    here = {"latitude": -7.47, "longitude": 112.43}
    asking, *_ = keep(session, buyer(**here), supplier(1, offer={"capacity": 437}, **here), supplier(2, latitude=-7.5, longitude=112.43))
    (banded,) = consortia.suggest(session, owner(session, asking), asking, BUYER)
    assert _is_closed(banded)
    assert banded.reasons[2] == "Jarak antaranggota dan ke pembeli di bawah 5 km"
    (facts,) = consortia.suggest(session, EVALUATOR, asking, BUYER)
    assert (facts.filled, facts.reasons) == (1.0, banded.reasons)


def test_sample_firms_never_join_real_ones(session: Session) -> None:
    asking, _ = keep(session, buyer(), supplier(1))
    keep(session, supplier(2), sample=True)
    keep(session, supplier(3), office=NEIGHBOUR, sample=True)
    assert _names(session, asking, replace(BUYER, beyond=True)) == []
