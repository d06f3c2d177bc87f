"""Filters: what an asker wants of candidates before the best are taken, and how many are left out because it is not known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from matchmaker.engine.features import Pairing
from matchmaker.engine.nearness import BANDS, band_of
from matchmaker.engine.pairs import Pairs, Question
from matchmaker.engine.size_class import classes_by_money
from matchmaker.engine.table.lines import KIND_NUMBER
from matchmaker.engine.trade import ENOUGH, filled_of_pairs
from matchmaker.errors import Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.store import groups
from matchmaker.store.columns import Columns

Mask = NDArray[np.bool_]
Judged = tuple[Mask, Mask]
"""Who fits, and of whom it is known."""

OPEN_TO_BUSINESS = frozenset({"kelurahan", "within_km", "certificates"})
"""A business does not narrow by what it may not read of others: sizes, capacities, groups."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a candidate must be; what is blank asks nothing.

    In the region of code `kelurahan`, at most `within_km` away, of a size class by PP 7/2021; holding all these `certificates` in force;
    with free capacity for all of the need (`filled` is full) or a part of it (part); a group (KUBE) or a member of one.
    """

    kelurahan: str | None = None
    within_km: float | None = None
    size: str | None = None
    certificates: tuple[str, ...] = ()
    filled: str | None = None
    group: bool = False

    @property
    def stated(self) -> dict[str, Any]:
        """Those that ask something, as JSON takes them."""
        asked = {name: value for name, value in asdict(self).items() if value}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asked.items()}


NONE = Filters()


def taken(said: dict[str, Any]) -> Filters:
    """The filters among what was said, which are taken out of it; blanks ask nothing."""
    stated = {each.name: said.pop(each.name, None) for each in fields(Filters)}
    return Filters(**{name: value for name, value in stated.items() if value})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of each row: whether it passes every filter, and whether it fails none although something asked is unknown of it, (firms,)."""

    passes: Mask
    unknown: Mask

    @classmethod
    def of(cls, judged: Iterator[Judged], rows: int) -> Verdict:
        """What all the filters say together."""
        passes, fails = np.ones(rows, dtype=bool), np.zeros(rows, dtype=bool)
        for fits, known in judged:
            passes &= fits & known
            fails |= ~fits & known
        return cls(passes, ~passes & ~fails)


def check(pairing: Pairing, actor: Actor, filters: Filters) -> None:
    """Raises Invalid, by the name in an address, where a filter is none of this pairing, or not for this actor."""
    if filters.filled and pairing.name != "supply_chain":
        raise _refused("filled", say("hanya untuk supply_chain", "only for supply_chain"))
    closed = [name for name in filters.stated if actor.role == "business" and name not in OPEN_TO_BUSINESS]
    if closed:
        sentence = say("hanya untuk kantor dan penilai", "only for offices and evaluators")
        raise Invalid(sentence, {name: [sentence] for name in closed})
    if filters.within_km and actor.role in ("business", "evaluator") and filters.within_km not in BANDS:
        bands = ", ".join(map(str, BANDS))
        raise _refused("within_km", say("pilihannya: {bands} (km)", "choose: {bands} (km)", bands=bands))


def _refused(name: str, sentence: str) -> Invalid:
    return Invalid(sentence, {name: [sentence]})


def verdict(session: Session, known: Columns, question: Question, filters: Filters) -> Verdict:
    """What the filters say of each firm, but for `filled`, which is one of pairs."""
    return Verdict.of(_judged(session, known, question, filters), len(known.table))


def narrow(pairing: Pairing, known: Columns, question: Question, told: Verdict, filled: str | None) -> tuple[Question, int]:
    """The question among those who pass; and how many more no gate rules out and no filter fails, but of whom something is unknown."""
    among = _all(known) if question.among is None else question.among
    maybe = replace(question, among=among & (told.passes | told.unknown))
    pairs = pairing.meeting.gather(known.table, maybe)
    others = pairs.partner if question.role == pairing.seeker_role else pairs.seeker
    by_pair = iter([_filled(known, pairs, filled)] if filled else [])
    more = Verdict.of(by_pair, len(others))
    passing = told.passes[others] & more.passes
    left_out = (more.passes | more.unknown) & ~passing
    narrowed = np.zeros(len(known.table), dtype=bool)
    narrowed[others[passing]] = True
    return replace(question, among=narrowed), int(left_out.sum())


def _all(known: Columns) -> Mask:
    return np.ones(len(known.table), dtype=bool)


def _judged(session: Session, known: Columns, question: Question, filters: Filters) -> Iterator[Judged]:
    if filters.kelurahan:
        yield _within(known.regions, filters.kelurahan)
    if filters.within_km:
        yield _near(known, question, filters.within_km)
    if filters.size:
        yield _of_size(known, question, filters.size)
    if filters.certificates:
        wanted = sum(1 << KIND_NUMBER[each] for each in filters.certificates)
        yield (known.table.in_force(question.today) & wanted) == wanted, _all(known)
    if filters.group:
        yield np.isin(known.keys, groups.joined(session)), _all(known)


def _within(regions: NDArray[np.str_], code: str) -> Judged:
    """Unknown where a firm's region is blank, or one that holds the asked one."""
    parts = code.split(".")
    wider = ["", *(".".join(parts[:count]) for count in range(1, len(parts)))]
    vague = reduce(np.logical_or, [regions == each for each in wider])
    return regions.astype(f"U{len(code)}") == code, ~vague


def _near(known: Columns, question: Question, kilometres: float) -> Judged:
    """Exact for the firms of the same office; to the next of BANDS for others, whose place one could work out by asking often."""
    rows = np.arange(len(known.table))
    apart = known.table.kilometres(np.full(len(rows), question.row), rows)
    limit = np.where(known.offices == known.offices[question.row], kilometres, band_of(np.array([kilometres])))
    return apart <= limit, ~np.isnan(apart)


def _of_size(known: Columns, question: Question, size: str) -> Judged:
    """An agency has no size class, which is known of it."""
    found = classes_by_money(known.annual_sales, known.capital, question.today)
    agency = known.table.is_agency
    return (found == size) & ~agency, (found != "") | agency


def _filled(known: Columns, pairs: Pairs, filled: str) -> Judged:
    share = filled_of_pairs(known.table, pairs)
    return share >= ENOUGH if filled == "full" else (share > 0) & (share < ENOUGH), ~np.isnan(share)
