"""Every fact in a sentence is the fact in the data, in both languages: read back from the words and compared with the profiles."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from matchmaker.engine.explaining import obstacle_wording
from matchmaker.engine.explaining.explanation import cautions, reasons
from matchmaker.engine.explaining.obstacles import obstacles
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.profile import Profile
from matchmaker.engine.ranking import rank
from matchmaker.engine.table.lines import KIND_NUMBER, NOT_HELD, expiry_of, free_capacity
from matchmaker.i18n import reading
from matchmaker.terms import CERTIFICATE_KINDS
from tests.engine.closed_cities import ROLES, SEEDS, closed_city, questions
from tests.engine.firms import EVERYONE, TODAY

Check = Callable[[re.Match[str], Profile, Profile], bool]
"""What a sentence says, the firm that seeks (buyer or mentee) and its partner (supplier or mentor): is it so?"""

NUMBER = r"([\d,.]*\d)"
DAY = r"(\d{1,2} [A-Z][a-z]+ \d{4})"
ENGLISH = "January February March April May June July August September October November December".split()
MONTHS = dict(zip("Januari Februari Maret Mei Juni Juli Agustus Oktober Desember".split(),
                  "January February March May June July August October December".split(), strict=True))  # fmt: skip


def _read(text: str) -> float:
    return float(text.replace(",", ""))


def _day(text: str) -> date:
    day, month, year = text.split()
    return date(int(year), ENGLISH.index(month) + 1, int(day))


def _kilometres(one: Profile, other: Profile) -> float:
    (a, b), (c, d) = ((math.radians(each.latitude or 0), math.radians(each.longitude or 0)) for each in (one, other))
    return 6371.0088 * math.acos(min(1.0, math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)))


def _levels(profile: Profile, side: str, name: str = "") -> set[float]:
    return {each.level for each in profile.skills if each.side == side and each.level is not None and name in ("", each.skill)}


def _capacity(said: re.Match[str], buyer: Profile, supplier: Profile) -> bool:
    wanted = {need.quantity for need in buyer.needs}
    return _read(said[1]) in {free_capacity(offer) for offer in supplier.offers} and _read(said[2]) in wanted


def _ahead(said: re.Match[str], mentee: Profile, mentor: Profile) -> bool:
    for held, wanted in re.findall("“([^”]+)”, which is like “([^”]+)”", said[1]):
        if not {(held, "has"), (wanted, "wants")} <= {(each.skill, each.side) for one in (mentee, mentor) for each in one.skills}:
            return False
    plain = re.sub("“[^”]+”, which is like “([^”]+)”", r"\1", said[1])
    named = re.findall(rf"(?:, |^)([^,(]+?) \(level {NUMBER} against {NUMBER}\)", plain)
    return all(_read(a) in _levels(mentor, "has") and _read(b) in _levels(mentee, "wants", name) and _read(a) > _read(b)
               for name, a, b in named)  # fmt: skip


def _behind(said: re.Match[str], mentee: Profile, mentor: Profile) -> bool:
    has, wants = _read(said[2]), _read(said[3])
    return has <= wants and has in _levels(mentor, "has") and wants in _levels(mentee, "wants", said[1])


def _until(said: re.Match[str], buyer: Profile, supplier: Profile) -> bool:
    return any(each.expires == _day(said[1]) for each in supplier.certificates)


def _lacking(said: re.Match[str], buyer: Profile, supplier: Profile) -> bool:
    """Each is required by a need, and what is not on record is not, while what has ended did so on that day."""
    required = {kind for need in buyer.needs if need.certificates_required for kind in need.certificates}
    held = expiry_of(supplier.certificates)
    for name, ended in re.findall(r"(?:, |^)([^,(]+?) \((?:not on record|ended ([^)]+))\)", said[1]):
        kind = next(each.value for each in CERTIFICATE_KINDS if each.label_en == name)
        last = _day(ended).toordinal() if ended else NOT_HELD
        if kind not in required or held[KIND_NUMBER[kind]] != last or last >= TODAY.toordinal():
            return False
    return True


def _codes(profile: Profile) -> set[str]:
    return {*profile.kbli, *(offer.kbli for offer in profile.offers if offer.kbli)}


def _years(profile: Profile) -> int:
    return max(TODAY.year - (profile.founded or 0), 1)


def _products(said: re.Match[str], buyer: Profile, supplier: Profile) -> bool:
    return said[1] in {each.product for each in buyer.needs} and said[2] in {each.product for each in supplier.offers}


SENTENCES: dict[str, Check] = {
    r"wanted and offered alike: “(.+)”": lambda said, buyer, supplier: said[1] in {each.product for each in buyer.needs},
    r"wanted “(.+)”, offered “(.+)”(?: \((?:a fair likeness; worth asking|the same KBLI code; ask about the product"
    r"|the supplier’s own code is the one wanted; worth asking)\))?": _products,
    rf"free capacity {NUMBER} of {NUMBER} .*": _capacity,
    rf"free capacity {NUMBER} .* for a need of {NUMBER} .*": _capacity,
    r"less than 1 km away": lambda said, one, other: _kilometres(one, other) < 1,
    rf"{NUMBER} km away": lambda said, one, other: abs(_kilometres(one, other) - _read(said[1])) <= 0.5,
    rf"(?:.*; )?[^;]+ in force(?: until {DAY})?(?:; .*)?": lambda said, one, other: not said[1] or _until(said, one, other),
    r"the mentor is ahead in (.+)": _ahead,
    r"the sector “.+” commonly supplies the sector “.+”": lambda said, buyer, supplier: True,
    rf"buyer {NUMBER} workers?, supplier {NUMBER} workers?":
        lambda said, buyer, supplier: (_read(said[1]), _read(said[2])) == (buyer.workers, supplier.workers),
    r"the same line of business \(same KBLI code\)": lambda said, one, other: bool(_codes(one) & _codes(other)),
    r"a related line of business": lambda said, one, other: bool(_codes(one) and _codes(other)),
    rf"the mentor has been in business {NUMBER} years, the mentee {NUMBER}":
        lambda said, mentee, mentor: (_read(said[1]), _read(said[2])) == (_years(mentor), _years(mentee)),
    r"certificates asked for are not on record: (.+)": lambda said, buyer, supplier: not {*said[1].split(", ")} & _names(supplier),
    rf".+ ends soon \({DAY}\)": _until,
    r"the data are thin; better visit first": lambda said, one, other: True,
    rf"{NUMBER} km away, the limit is {NUMBER} km": lambda said, buyer, supplier: (
        _read(said[1]) > _read(said[2]) and abs(_kilometres(buyer, supplier) - _read(said[1])) <= 0.5
        and _read(said[2]) in {need.max_km for need in buyer.needs}),
    r"no mentoring place is on record": lambda said, mentee, mentor: mentor.mentor_slots is None,
    r"no mentoring place is free": lambda said, mentee, mentor: mentor.mentor_slots == 0,
    rf"not ahead in “(.+)”: level {NUMBER} against {NUMBER}": _behind,
    rf"not ahead in “(.+)”: only on level {NUMBER}": lambda said, mentee, mentor: _read(said[2]) in _levels(mentor, "has"),
    r"required certificates are lacking: (.+)": _lacking,
    r"the same owner": lambda said, one, other: one.owner_group == other.owner_group is not None,
    r"not active, or does not wish to be suggested": lambda said, one, other: False in (one.consent, other.consent),
    r"the same firm": lambda said, one, other: one is other,
    r"the (?:products|skills) do not match": lambda said, one, other: True,
}  # fmt: skip


def _names(profile: Profile) -> set[str]:
    """The certificates that the firm has in force."""
    last = expiry_of(profile.certificates)
    return {each.label_en for each, day in zip(CERTIFICATE_KINDS, last, strict=True) if day >= TODAY.toordinal()}


def _sentences(role: str, seed: int) -> Iterator[tuple[str, str, Profile, Profile]]:
    """Every sentence about every pair of a city in Indonesian and English, with the two firms, who seeks first."""
    firms, seeks = closed_city(seed), role in ("buyer", "mentee")
    for question in questions(firms, role, {}):
        ranking = rank(firms, PAIRING_OF_ROLE[role], question, limit=EVERYONE)
        said: dict[str, list[tuple[str, int]]] = {}
        for language in ("id", "en"):
            with reading(language):  # type: ignore[arg-type]
                said[language] = [(each, match.row) for match in ranking.matches
                                  for each in (*reasons(firms, ranking, match), *cautions(firms, ranking, match))]  # fmt: skip
                said[language] += [(obstacle_wording.obstacle(firms, question, other, each), other)
                                   for other in range(len(firms)) for each in obstacles(firms, question, other)]  # fmt: skip
        for (indonesian, other), (english, _) in zip(said["id"], said["en"], strict=True):
            pair = firms.profiles[question.row], firms.profiles[other]
            yield indonesian, english, *(pair if seeks else pair[::-1])


def _in_english(indonesian: str) -> list[str]:
    """The numbers and days of an Indonesian sentence as the English one writes them."""
    months = re.sub(r"[A-Z][a-z]+", lambda word: MONTHS.get(word[0], word[0]), indonesian)
    return [each.translate(str.maketrans(",.", ".,")) for each in re.findall(NUMBER, months)]


@pytest.mark.parametrize("role", ROLES)
def test_every_fact_that_is_said_is_the_fact_in_the_data(role: str) -> None:
    told = set()
    for seed in SEEDS:
        for indonesian, english, seeker, partner in _sentences(role, seed):
            assert indonesian != english
            assert re.findall(NUMBER, english) == _in_english(indonesian), (indonesian, english)
            plain = english[:1].lower() + english[1:]
            found = [
                (pattern, said)
                for pattern in SENTENCES
                for said in [re.fullmatch(pattern, plain) or re.fullmatch(pattern, english)]
                if said
            ]
            assert found, english
            assert any(SENTENCES[pattern](said, seeker, partner) for pattern, said in found), (english, seeker, partner)
            told.update(pattern for pattern, _ in found)
    assert len(told) >= 10
