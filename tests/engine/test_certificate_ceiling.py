"""A ceiling is never below what it bounds: needs that match equally well ask for their certificates together."""

from __future__ import annotations

from datetime import date

from matchmaker.engine.pairs import Question
from matchmaker.engine.profile import Certificate, Need, Offer, Profile
from matchmaker.engine.ranking import rank
from matchmaker.engine.supply_chain import SUPPLY_CHAIN
from matchmaker.engine.table.firm_table import FirmTable
from tests.engine.firms import EVERYONE, TODAY

OWN = ("halal", "svlk", "iso9001", "haccp")


def _holder(firm: str, *kinds: str) -> Profile:
    held = tuple(Certificate(kind, expires=date(2030, 1, 1)) for kind in kinds)
    return Profile(firm, firm, offers=(Offer("kardus sepatu"),), certificates=held)


def test_equal_needs_that_ask_for_different_certificates_hide_nobody() -> None:
    buyer = Profile("B", "B", needs=tuple(Need("kardus sepatu", certificates=("sni", kind)) for kind in OWN))
    firms = FirmTable.of([buyer, _holder("Z", *OWN), *(_holder(f"T{number:04}", "sni", *OWN[:2]) for number in range(3_000))])
    asked = Question(firms.row_of["B"], "buyer", TODAY)
    best, everybody = (rank(firms, SUPPLY_CHAIN, asked, limit=limit).matches[0] for limit in (1, EVERYONE))
    assert firms.row_of.id_of(everybody.row) == "Z"
    assert best == everybody
