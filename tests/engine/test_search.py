"""Whom the search leaves out cannot be among the best: cases in which a bound was once too low."""

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


HERE, THERE = {"latitude": -7.47, "longitude": 112.43}, {"latitude": -8.2, "longitude": 114.3}


def _first(firms: FirmTable, limit: int) -> str:
    matches = rank(firms, SUPPLY_CHAIN, Question(firms.row_of["B"], "buyer", TODAY), limit=limit).matches
    return firms.row_of.id_of(matches[0].row)


def test_a_firm_that_is_met_by_its_weaker_line_first_is_not_lost() -> None:
    buyer = Profile("B", "B", needs=(Need("keripik singkong"), Need("kotak kardus")), **HERE)
    letters = "bcdfghjklmnprstvwxyz"
    words = [f"keripik singkong {one}{other}" for one in letters for other in letters][:96]
    far = [Profile(f"F{number:04}", "F", offers=(Offer(words[number % 96]),), **THERE) for number in range(3_000)]
    near = Profile("T", "T", offers=(Offer("keripik pisang"), Offer("kemasan kotak")), **HERE)
    firms = FirmTable.of([buyer, near, *far])
    assert _first(firms, 1) == _first(firms, EVERYONE) == "T"


def test_a_firm_that_came_late_is_met_by_the_need_that_it_serves_best() -> None:
    buyer = Profile("B", "B", needs=(Need("kotak kado"), Need("kotak kardus")), **HERE)
    far = [Profile(f"F{number:04}", "F", offers=(Offer("kotak kardus"),), **THERE) for number in range(2_500)]
    firms = FirmTable.of([buyer, *far]).changed([Profile("T", "T", offers=(Offer("kotak kardus"),), **HERE)])
    assert _first(firms, 1) == _first(firms, EVERYONE) == "T"
