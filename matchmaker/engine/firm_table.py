"""FirmTable: profiles as columns, which every feature reads."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference
from matchmaker.engine.lines import (
    ProductLines,
    SkillLines,
    core_sector,
    expiry_of,
    needs_of,
    offers_of,
    skills_of,
)
from matchmaker.engine.phrase_book import PhraseBook
from matchmaker.engine.profile import Profile, known
from matchmaker.terms import CERTIFICATE_KINDS

EARTH_RADIUS_KM = 6371.0088
MOST_CODES = 8
NO_CODE = -1
NO_OWNER = -1

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class TrackRecord:
    """Outcomes of earlier partnerships of each firm, (firms,): how many ended, and how many of these succeeded."""

    ended: Values
    succeeded: Values

    @classmethod
    def blank(cls, firms: int) -> TrackRecord:
        """No outcome known of anybody."""
        return cls(np.zeros(firms), np.zeros(firms))


@dataclass(frozen=True)
class FirmTable:
    """Profiles as columns in the order of `profiles`; NaN or a negative number stands for unknown.

    Angles are radians; `codes` holds up to MOST_CODES five-digit KBLI codes of one `version` a firm;
    `expiry` the last day in force of each certificate kind; `slots` the free places of a mentor.
    """

    profiles: tuple[Profile, ...]
    row_of: Mapping[str, int]
    id_order: Integers
    is_agency: NDArray[np.bool_]
    owner: Integers
    suggestible: NDArray[np.bool_]
    latitude: Values
    longitude: Values
    workers: Values
    founded: Values
    slots: Values
    sector: Integers
    version: Integers
    codes: Integers
    expiry: Integers
    products: PhraseBook
    offers: ProductLines
    needs: ProductLines
    skills: PhraseBook
    has: SkillLines
    wants: SkillLines
    record: TrackRecord

    def __len__(self) -> int:
        return len(self.profiles)

    @classmethod
    def of(cls, profiles: Sequence[Profile], record: TrackRecord | None = None) -> FirmTable:
        """A table of the profiles; raises ValueError if two of them share an id."""
        row_of = {profile.id: row for row, profile in enumerate(profiles)}
        if len(row_of) < len(profiles):
            raise ValueError("two profiles share an id")
        positions = [_position(profile) for profile in profiles]
        places = np.argsort(np.array([profile.id for profile in profiles], dtype=object), kind="stable")
        id_order = np.empty(len(profiles), dtype=np.int64)
        id_order[places] = np.arange(len(profiles))
        return cls(
            profiles=tuple(profiles),
            row_of=row_of,
            id_order=id_order,
            is_agency=np.array([profile.kind == "agency" for profile in profiles], dtype=bool),
            owner=_owners(profiles),
            suggestible=np.array([profile.active is not False and profile.consent is not False for profile in profiles], dtype=bool),
            latitude=np.radians([latitude for latitude, _ in positions]),
            longitude=np.radians([longitude for _, longitude in positions]),
            workers=_column(profiles, _workers),
            founded=_column(profiles, lambda profile: known(profile.founded, 1, date.max.year)),
            slots=_column(profiles, lambda profile: known(profile.mentor_slots)),
            sector=np.array([core_sector(profile) for profile in profiles], dtype=np.int64),
            version=np.array([int(profile.kbli_version) for profile in profiles], dtype=np.int64),
            codes=_codes(profiles),
            expiry=np.array([expiry_of(profile.certificates) for profile in profiles], dtype=np.int64).reshape(-1, len(CERTIFICATE_KINDS)),
            **_lines(profiles),
            record=record or TrackRecord.blank(len(profiles)),
        )

    def in_force(self, today: date) -> Integers:
        """The certificate kinds that each firm holds and that are in force, as bits, (firms,)."""
        bits = 1 << np.arange(self.expiry.shape[1], dtype=np.int64)
        return self.remembered(f"in force {today}", lambda: ((self.expiry >= today.toordinal()) * bits).sum(axis=1))

    def remembered(self, name: str, work: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        """What `work` derives from the columns, computed when first asked for under this name."""
        if name not in self._derived:
            self._derived[name] = work()
        return self._derived[name]

    @cached_property
    def _derived(self) -> dict[str, NDArray[Any]]:
        return {}

    def kilometres(self, one: Integers, other: Integers) -> Values:
        """Great-circle distance of rows `one` and `other` in km, NaN where a place is unknown."""
        rise = self.latitude[other] - self.latitude[one]
        turn = self.longitude[other] - self.longitude[one]
        chord = np.sin(rise / 2) ** 2 + np.cos(self.latitude[one]) * np.cos(self.latitude[other]) * np.sin(turn / 2) ** 2
        return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))


class _Lines(TypedDict):
    products: PhraseBook
    offers: ProductLines
    needs: ProductLines
    skills: PhraseBook
    has: SkillLines
    wants: SkillLines


def _lines(profiles: Sequence[Profile]) -> _Lines:
    """All line columns and the two phrase books they share."""
    offered = [offer.product for profile in profiles for offer in profile.offers]
    needed = [need.product for profile in profiles for need in profile.needs]
    products = PhraseBook([*offered, *needed], classes=True)
    had = [skill.skill for profile in profiles for skill in profile.skills if skill.side == "has"]
    wanted = [skill.skill for profile in profiles for skill in profile.skills if skill.side == "wants"]
    skills = PhraseBook([*had, *wanted], classes=False)
    return {
        "products": products,
        "offers": offers_of(profiles, products, products.rows[: len(offered)]),
        "needs": needs_of(profiles, products, products.rows[len(offered) :]),
        "skills": skills,
        "has": skills_of(profiles, "has", skills, skills.rows[: len(had)]),
        "wants": skills_of(profiles, "wants", skills, skills.rows[len(had) :]),
    }


def _column(profiles: Iterable[Profile], fact: Callable[[Profile], float]) -> Values:
    return np.fromiter(map(fact, profiles), dtype=np.float64)


def _workers(profile: Profile) -> float:
    """Hands at work: workers, or the members of a group that names no workers; zero is no answer."""
    hands = (known(profile.workers), known(profile.members) if profile.kind == "group" else math.nan)
    return next((number for number in hands if number > 0), math.nan)


def _position(profile: Profile) -> tuple[float, float]:
    """Degrees; without coordinates the centre of the firm's region, NaN where that is unknown too."""
    latitude, longitude = known(profile.latitude, -90, 90), known(profile.longitude, -180, 180)
    if not math.isnan(latitude + longitude):
        return latitude, longitude
    return (reference.position_of(profile.region) if profile.region else None) or (math.nan, math.nan)


def _owners(profiles: Sequence[Profile]) -> Integers:
    numbers: dict[str, int] = {}
    labels = [" ".join((profile.owner_group or "").lower().split()) for profile in profiles]
    return np.array([numbers.setdefault(label, len(numbers)) if label else NO_OWNER for label in labels], dtype=np.int64)


def _codes(profiles: Sequence[Profile]) -> Integers:
    codes = np.full((len(profiles), MOST_CODES), NO_CODE, dtype=np.int64)
    for row, profile in enumerate(profiles):
        valid = [int(code) for code in profile.kbli if code.isascii() and code.isdecimal() and len(code) == 5][:MOST_CODES]
        codes[row, : len(valid)] = valid
    return codes
