"""A plan as a business reads it: bands of distance and numbers of firms, from which no figure of another can be worked back."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from matchmaker.errors import Invalid
from matchmaker.services import development, firms, obstacles
from matchmaker.services.suggestions import Asked
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import OFFICIAL, keep, owner

HERE = {"latitude": -7.47, "longitude": 112.43}
BUYER, SUPPLIER = Asked("supply_chain", "buyer"), Asked("supply_chain", "supplier")


def test_the_own_limit_of_distance_tells_a_business_no_more_than_its_band(session: Session) -> None:
    """Sellers 20 and 43 km away: whatever limit between two bands the buyer states, its plan reads the same."""
    sellers = [supplier(1, latitude=-7.29, longitude=112.43), supplier(2, latitude=-7.25, longitude=112.75)]
    firm, *_ = keep(session, buyer(need={"max_km": 11}, **HERE), *sellers)
    reader = owner(session, firm)
    plans = []
    for limit in (11, 19.9, 20.1, 29.9):
        firms.change(session, OFFICIAL, firm, {"needs": buyer(need={"max_km": limit}).needs})
        session.commit()
        plans.append(development.plan(session, reader, firm))
    assert len({str(each) for each in plans}) == 1
    assert [each.sentence for each in plans[0].steps] == [
        "Melonggarkan batas jarak untuk “kardus sepatu” menjadi 100 km: 1 pemasok lagi dapat menjadi mitra"]  # fmt: skip
    assert not re.search(r"43|20", str(plans[0]))


def test_a_plan_counts_in_every_role_of_the_firm(session: Session) -> None:
    strict = {"certificates": ("halal",), "certificates_required": True}
    both = supplier(skills=mentor().skills, mentor_slots=0)
    firm, *_ = keep(session, both, buyer(1, need=strict), buyer(2, need=strict), mentee())
    found = development.plan(session, OFFICIAL, firm)
    assert [(each.role, each.gate, each.firms) for each in found.steps] == [("supplier", "certificate", 2), ("mentor", "no_slot", 1)]


def test_sample_firms_and_real_ones_are_kept_apart(session: Session) -> None:
    (firm,) = keep(session, buyer())
    (sample,) = keep(session, supplier(), sample=True)
    with pytest.raises(Invalid, match="contoh"):
        obstacles.between(session, OFFICIAL, firm, BUYER, sample)


def test_a_note_says_where_capacity_is_short(session: Session) -> None:
    firm, other = keep(session, buyer(), supplier(offer={"capacity": 40}))
    for asking, asked, partner in ((firm, BUYER, other), (other, SUPPLIER, firm)):
        found = obstacles.between(session, OFFICIAL, asking, asked, partner)
        assert (found.eligible, found.notes) == (True, ["kapasitas tersedia 40 dari 500 buah per bulan"])
