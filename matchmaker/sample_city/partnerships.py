"""What came of earlier pairings: decided by the hidden good, fit, way and quality, not by anything that a score adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from matchmaker.interchange.dataset import Membership, PartnershipRow
from matchmaker.sample_city import words
from matchmaker.sample_city.abilities import Ability
from matchmaker.sample_city.draws import Draws
from matchmaker.sample_city.firms import TrueFirm, TrueLine

SUPPLY_CHAINS, MENTORSHIPS = 200, 100
ASIDE = 0.15
MEMBERS = 60
_STATES = {"succeeded": ("completed", "running"), "agreed": ("agreed", "running"), "declined": ("declined",), "failed": ("ended",)}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A seeker and a partner who were brought together; how well they really suit, around zero, and the money in it a year."""

    pairing: str
    seeker: TrueFirm
    partner: TrueFirm
    suits: float
    value: float | None


def record(draws: Draws, firms: Sequence[TrueFirm], today: date) -> tuple[PartnershipRow, ...]:
    """SUPPLY_CHAINS and MENTORSHIPS different pairs and their outcomes."""
    return (
        *(_recorded(draws, meeting, today) for meeting in islice(_different(_trades(draws, firms)), SUPPLY_CHAINS)),
        *(_recorded(draws, meeting, today) for meeting in islice(_different(_lessons(draws, firms)), MENTORSHIPS)),
    )


def _different(meetings: Iterator[Meeting]) -> Iterator[Meeting]:
    seen: set[tuple[str, str]] = set()
    for each in meetings:
        pair = each.seeker.id, each.partner.id
        strangers = each.seeker is not each.partner and (each.seeker.owner is None or each.seeker.owner != each.partner.owner)
        if strangers and pair not in seen:
            seen.add(pair)
            yield each


def _trades(draws: Draws, firms: Sequence[TrueFirm]) -> Iterator[Meeting]:
    """Endless meetings of a buyer with a maker of what it needs, or, now and then, of something of the same family."""
    buyers = [firm for firm in firms if firm.needs]
    makers: dict[str, list[tuple[TrueFirm, TrueLine]]] = {}
    for firm in firms:
        for line in firm.makes:
            for key in (line.good.name, f"family {line.good.family}"):
                makers.setdefault(key, []).append((firm, line))
    while True:
        buyer = draws.one(buyers)
        need = draws.one(buyer.needs)
        aside = draws.chance(ASIDE)
        found = makers.get(f"family {need.good.family}" if aside else need.good.name, [])
        if found:
            supplier, line = draws.one(found)
            yield _trade(buyer, supplier, (need, line))


def _trade(buyer: TrueFirm, supplier: TrueFirm, lines: tuple[TrueLine, TrueLine]) -> Meeting:
    need, line = lines
    same = need.good is line.good
    filled = min(1.0, line.amount / need.amount) if same else 0.0
    suits = 1.1 * supplier.quality + 1.6 * (filled - 0.6) - 0.3 * (buyer.kilometres(supplier) - 2.5) + (0.0 if same else -1.5)
    return Meeting("supply_chain", buyer, supplier, suits, 12 * need.amount * max(filled, 0.1) * need.good.price)


def _lessons(draws: Draws, firms: Sequence[TrueFirm]) -> Iterator[Meeting]:
    """Endless meetings of a newcomer with a mentor, most of them of the same trade."""
    mentors = [firm for firm in firms if firm.mentor_slots]
    pupils = [(firm, wish) for firm in firms for wish in firm.abilities if wish.side == "wants"]
    while True:
        pupil, wish = draws.one(pupils)
        alike = [firm for firm in mentors if firm.trade is pupil.trade or _lead(firm, wish) > 0]
        if alike:
            yield _lesson(pupil, wish, draws.one(alike))


def _lesson(pupil: TrueFirm, wish: Ability, mentor: TrueFirm) -> Meeting:
    kin = 0.8 if mentor.trade is pupil.trade else 0.0
    taught = 0.8 if _lead(mentor, wish) > 1 else -0.6
    way = 0.2 * (pupil.kilometres(mentor) - 2.5)
    return Meeting("mentorship", pupil, mentor, mentor.teaching + kin + taught - 0.5 - way, None)


def _lead(mentor: TrueFirm, wish: Ability) -> float:
    return max((each.level - wish.level for each in mentor.abilities if each.side == "has" and each.skill == wish.skill), default=0.0)


def _recorded(draws: Draws, meeting: Meeting, today: date) -> PartnershipRow:
    outcome = _outcome(draws, meeting.suits)
    concluded = outcome in ("succeeded", "agreed")
    return PartnershipRow(
        pairing=meeting.pairing,
        seeker=meeting.seeker.id,
        partner=meeting.partner.id,
        outcome=outcome,
        exposed_rank=None if draws.chance(0.15) else min(round(draws.between(1, 20)), 20),
        decided_on=today - timedelta(days=draws.whole(10, 720)),
        state=draws.one(_STATES[outcome]),
        pattern=_pattern(draws, meeting) if concluded else None,
        value=float(round(meeting.value, -5)) if meeting.value and concluded and draws.chance(0.8) else None,
    )


def _outcome(draws: Draws, suits: float) -> str:
    luck = suits + draws.logistic()
    if luck > 0:
        return "succeeded" if luck > 0.8 else "agreed"
    return "failed" if luck > -0.5 or draws.chance(0.2) else "declined"


def _pattern(draws: Draws, meeting: Meeting) -> str:
    """Only a larger firm gives out subcontracts."""
    if meeting.pairing == "mentorship":
        return "lain"
    larger = meeting.seeker.size in words.sizes()[2:] and meeting.partner.size in words.sizes()[:2]
    return draws.one(("subkontrak", "rantai_pasok", "perdagangan_umum")[0 if larger else 1 :])


def join(draws: Draws, firms: Sequence[TrueFirm]) -> tuple[Membership, ...]:
    """Micro firms that belong to a group of their own trade."""
    micro = [firm for firm in firms if firm.kind == "firm" and firm.size is words.sizes()[0]]
    groups = {trade.name: [firm for firm in firms if firm.kind == "group" and firm.trade is trade] for trade in words.trades()}
    able = [firm for firm in micro if firm.trade and groups[firm.trade.name]]
    return tuple(Membership(draws.one(groups[firm.trade.name]).id, firm.id) for firm in draws.some(able, MEMBERS) if firm.trade)
