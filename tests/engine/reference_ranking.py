"""The slow and obvious ranking: every firm against every other, line by line, as the design says it; nothing of the engine's own search.

It takes from the product only the profiles, the reference tables and how well two phrases match.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from matchmaker.engine import reference
from matchmaker.engine.language import skill_classes, taxonomy
from matchmaker.engine.language.phrase_book import PhraseBook
from matchmaker.engine.profile import Profile
from tests.engine.reference_facts import Firm, Line, Wish, kilometres

BANDS = (5, 10, 30, 100)
NOT_APPLICABLE = "not_applicable"
Value = float | str | None
"""A number, None where it is unknown, or NOT_APPLICABLE."""


class Asked(NamedTuple):
    """A question about the firms of a city."""

    firm: str
    role: str
    need: str | None = None
    barred: Collection[str] = ()
    in_bands: bool = False


class Answer(NamedTuple):
    """One candidate; a contribution is the feature, its value or the state of one without, and what it adds."""

    firm: str
    score: float
    coverage: float
    contributions: tuple[tuple[str, Value, float], ...]


class Likeness:
    """How well two phrases match, remembered for each two: the one thing asked of the engine."""

    def __init__(self, products: Iterable[str], skills: Iterable[str]) -> None:
        self._books = {"products": PhraseBook.of(products, taxonomy.views), "skills": PhraseBook.of(skills, skill_classes.views)}
        self._found: dict[tuple[str, str, str], float | None] = {}

    def learn(self, products: Iterable[str]) -> None:
        """Know these products too, each perhaps with a tab, the version and the code that it is filed by behind."""
        self._books["products"] = self._books["products"].extended(products)

    def products(self, one: str, other: str) -> float | None:
        """None where the two products are not about the same."""
        return self._of("products", one, other)

    def skills(self, one: str, other: str) -> float | None:
        """None where the two skills have nothing to do with each other."""
        return self._of("skills", one, other)

    def _of(self, kind: str, one: str, other: str) -> float | None:
        if (kind, one, other) not in self._found:
            book = self._books[kind]
            self._found[kind, one, other] = float(book.match(one).to(book.rows_of([other]).astype("int32"))[0]) or None
        return self._found[kind, one, other]


class City:
    """Firms of one day by id, with the outcomes of each, (ended, succeeded)."""

    def __init__(self, profiles: Sequence[Profile], today: date, likeness: Likeness, outcomes: Mapping[str, tuple[int, int]]) -> None:
        self._likeness = likeness
        self.firms = {profile.id: Firm(profile, today, *outcomes.get(profile.id, (0, 0))) for profile in profiles}
        likeness.learn(line.text for firm in self.firms.values() for line in (*firm.offers, *firm.needs))
        ended = sum(firm.ended for firm in self.firms.values())
        self.usual_success = sum(firm.succeeded for firm in self.firms.values()) / ended if ended else None

    def ranked(self, asked: Asked, weights: Mapping[str, float]) -> list[Answer]:
        """All whom no gate rules out, best first, ties by id."""
        firm = self.firms[asked.firm]
        measured = {other.profile.id: self._measured(firm, other, asked) for other in self.firms.values() if _may(firm, other, asked)}
        found = [_answer(other, values, weights) for other, values in measured.items() if values is not None]
        return sorted(found, key=lambda each: (-round(each.score, 12), each.firm))

    def _measured(self, firm: Firm, other: Firm, asked: Asked) -> dict[str, Value] | None:
        seeker, partner = (firm, other) if asked.role in ("buyer", "mentee") else (other, firm)
        measure = self._supply if asked.role in ("buyer", "supplier") else self._mentorship
        return measure(seeker, partner, asked)

    def _supply(self, buyer: Firm, supplier: Firm, asked: Asked) -> dict[str, Value] | None:
        apart = kilometres(buyer, supplier)
        limits = _in_bands if asked.in_bands and asked.role == "buyer" else _as_stated
        lines = [
            (need, offer, match) for need in buyer.needs if self._is_meant(need, asked.need) and _passes(need, supplier, apart, limits)
            for offer in supplier.offers if (match := self._likeness.products(need.text, offer.text)) is not None
        ]  # fmt: skip
        if not lines:
            return None
        return {
            "product": max(match for _, _, match in lines),
            "capacity_filled": _largest(_filled(*line) for line in lines),
            "sector_complement": _complement(buyer, supplier, [offer for _, offer, _ in lines]),
            "near": _nearness(apart),
            "certificates_held": _certificates(supplier, lines),
            "scale_compatible": _scale(buyer.workers, supplier.workers),
            "track_record": self._record(supplier),
        }

    def _is_meant(self, need: Line, words: str | None) -> bool:
        return words is None or (self._likeness.products(words, need.text) or 0) >= 0.5

    def _record(self, supplier: Firm) -> float | None:
        if self.usual_success is None:
            return None
        return (supplier.succeeded + 4 * self.usual_success) / (supplier.ended + 4)

    def _mentorship(self, mentee: Firm, mentor: Firm, asked: Asked) -> dict[str, Value] | None:
        alike = [[(want, has, match) for has in mentor.has if (match := self._likeness.skills(want.text, has.text))]
                 for want in mentee.wants]  # fmt: skip
        if not mentor.has_place or not any(_may_lead(want, has) for each in alike for want, has, _ in each):
            return None
        lessons = [min(each, key=lambda met: _worth(*met)) for each in alike if each]
        return {
            "skills_covered": _covered(mentee, lessons),
            "sector_kinship": _kinship(mentee, mentor),
            "experience_lead": _experience(mentee.years, mentor.years),
            "near": _nearness(kilometres(mentee, mentor)),
        }


def _may(firm: Firm, other: Firm, asked: Asked) -> bool:
    """The gates of the two firms as such."""
    same = other is firm or (firm.owner != "" and firm.owner == other.owner)
    return other.willing and not same and other.profile.id not in asked.barred


def _answer(firm: str, values: Mapping[str, Value], weights: Mapping[str, float]) -> Answer:
    amounts = {name: value * weights[name] if isinstance(value, float) else 0.0 for name, value in values.items()}
    known = math.fsum(weights[name] for name, value in values.items() if isinstance(value, float))
    applicable = math.fsum(weights[name] for name, value in values.items() if value != NOT_APPLICABLE)
    contributions = tuple((name, value, amounts[name]) for name, value in values.items())
    return Answer(firm, math.fsum(amounts.values()), known / applicable if applicable else 0.0, contributions)


def _largest(values: Iterable[float | None]) -> float | None:
    return max((each for each in values if each is not None), default=None)


def _nearness(apart: float | None) -> float | None:
    return None if apart is None else math.exp(-apart / 30)


def _as_stated(limit: float) -> float:
    return limit


def _in_bands(limit: float) -> float:
    return next((band for band in BANDS if limit <= band), math.inf)


def _passes(need: Line, supplier: Firm, apart: float | None, limits: Callable[[float], float]) -> bool:
    """The gates of a need: what it requires is held, and no known distance is beyond its limit."""
    if need.required and not need.asked <= supplier.held:
        return False
    return need.max_km is None or apart is None or apart <= limits(need.max_km)


def _filled(need: Line, offer: Line, match: float) -> float | None:
    if need.amount is None or offer.amount is None or need.amount[0] != offer.amount[0]:
        return None
    return match * math.sqrt(min(1.0, offer.amount[1] / need.amount[1]))


def _certificates(supplier: Firm, lines: list[tuple[Line, Line, float]]) -> Value:
    asking = [(match, need.asked) for need, _, match in lines if need.asked]
    if not asking:
        return NOT_APPLICABLE
    best = max(match for match, _ in asking)
    asked = frozenset().union(*(kinds for match, kinds in asking if match == best))
    return len(asked & supplier.held) / len(asked)


def _strength(supplier: int | None, buyer: int | None) -> float | None:
    """Root of what the buyer's sector takes from the supplier's, against the most that it takes from another manufacturer."""
    if supplier is None or buyer is None or supplier == buyer:
        return None
    column = reference.io_coefficients()[:, buyer].tolist()
    largest = max(taken for sector, taken in enumerate(column) if reference.io_manufacturing()[sector] and sector != buyer)
    return math.sqrt(min(column[supplier] / largest, 1.0)) if largest > 0 else None


def _complement(buyer: Firm, supplier: Firm, offers: list[Line]) -> Value:
    if buyer.profile.kind == "agency":
        return NOT_APPLICABLE
    told = [_strength(offer.sector, buyer.sector) for offer in offers]
    return _largest(_strength(supplier.sector, buyer.sector) if each is None else each for each in told)


def _scale(buyer: float | None, supplier: float | None) -> float | None:
    return None if buyer is None or supplier is None else min(max(1 - abs(math.log(buyer / supplier) - 2) / 4, 0.0), 1.0)


def _may_lead(want: Wish, has: Wish) -> bool:
    return has.level is None or has.level > (want.level or 0)


def _worth(want: Wish, has: Wish, match: float) -> tuple[int, float, float]:
    """Smallest for the held skill that counts: one known to lead, else one known not to, else one of unknown level; then the nearest."""
    certainty = 2 if has.level is None else 0 if _may_lead(want, has) else 1
    return certainty, -match, -(has.level or 0)


def _covered(mentee: Firm, lessons: list[tuple[Wish, Wish, float]]) -> float | None:
    """Of all that is wanted, by urgency, the share that is learned, likeness counted; None where no level is known."""
    shares = [(match * _learned(want, has.level), _urgency(want)) for want, has, match in lessons if has.level is not None]
    whole = math.fsum(_urgency(want) for want in mentee.wants)
    if not shares:
        return None
    return min(math.fsum(share * urgency for share, urgency in shares) / whole, 1.0) if whole else 0.0


def _urgency(want: Wish) -> float:
    return 0.5 if want.urgency is None else want.urgency


def _learned(want: Wish, mentor: float) -> float:
    now = want.level or 0.0
    target = min(now + 3, 5.0) if want.target is None else want.target
    share = min(1.0, max(0.0, mentor - now) / max(1.0, target - now))
    return share / 2 if want.level is None else share


def _kinship(mentee: Firm, mentor: Firm) -> float | None:
    if mentee.profile.kbli_version != mentor.profile.kbli_version or not mentee.codes or not mentor.codes:
        return None
    shared = max(digits for one in mentee.codes for other in mentor.codes for digits in range(6) if one[:digits] == other[:digits])
    return max(shared - 1, 0) / 4


def _experience(mentee: int | None, mentor: int | None) -> float | None:
    return None if mentee is None or mentor is None else min(max(math.log(mentor / mentee) / math.log(10), 0.0), 1.0)
