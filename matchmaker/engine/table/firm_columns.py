"""The columns of a firm table: one fact of a profile as a number, NaN or negative where it is unknown."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference
from matchmaker.engine.profile import Profile, known
from matchmaker.engine.table.lines import core_sector, expiry_of
from matchmaker.terms import CERTIFICATE_KINDS

MOST_CODES = 8
NO_CODE = -1
NO_OWNER = -1

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


def of(profiles: Sequence[Profile], record: TrackRecord) -> dict[str, NDArray[Any]]:
    """All columns, (firms,) and more where it says so.

    `position` (firms, 3) is the place on the unit sphere; `codes` (firms, MOST_CODES) five-digit KBLI codes of one `version`, the firm's
    own before those of its offers; `expiry` (firms, kinds) the last day in force of each certificate kind; `slots` the free places of a
    mentor; `willing` who is active and agrees.
    """
    return {
        "is_agency": np.array([profile.kind == "agency" for profile in profiles], dtype=bool),
        "owner": np.array([_owner(profile.owner_group) for profile in profiles], dtype=np.int64),
        "willing": np.array([profile.active is not False and profile.consent is not False for profile in profiles], dtype=bool),
        "position": _positions(profiles),
        "workers": _column(profiles, _workers),
        "founded": _column(profiles, lambda profile: known(profile.founded, 1, date.max.year)),
        "slots": _column(profiles, lambda profile: known(profile.mentor_slots)),
        "sector": np.array([core_sector(profile) for profile in profiles], dtype=np.int16),
        "version": np.array([int(profile.kbli_version) for profile in profiles], dtype=np.int16),
        "codes": _codes(profiles),
        "expiry": np.array([expiry_of(profile.certificates) for profile in profiles], dtype=np.int32).reshape(-1, len(CERTIFICATE_KINDS)),
        "ended": record.ended,
        "succeeded": record.succeeded,
    }


def in_force(expiry: NDArray[np.int32], today: date) -> NDArray[np.int64]:
    """The certificate kinds in force as bits, (firms,), from the last days (firms, kinds)."""
    bits = 1 << np.arange(expiry.shape[1], dtype=np.int64)
    return np.asarray(((expiry >= today.toordinal()) * bits).sum(axis=1))


def _column(profiles: Iterable[Profile], fact: Callable[[Profile], float]) -> Values:
    return np.fromiter(map(fact, profiles), dtype=np.float64)


def _workers(profile: Profile) -> float:
    """Hands at work: workers, or the members of a group that names no workers; zero is no answer."""
    hands = (known(profile.workers), known(profile.members) if profile.kind == "group" else math.nan)
    return next((number for number in hands if number > 0), math.nan)


def _positions(profiles: Sequence[Profile]) -> Values:
    degrees = np.array([_degrees(profile) for profile in profiles], dtype=np.float64).reshape(-1, 2)
    latitude, longitude = np.radians(degrees).T
    return np.stack([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1)


def _degrees(profile: Profile) -> tuple[float, float]:
    """Latitude and longitude; without coordinates the centre of the firm's region, NaN where that is unknown too."""
    latitude, longitude = known(profile.latitude, -90, 90), known(profile.longitude, -180, 180)
    if not math.isnan(latitude + longitude):
        return latitude, longitude
    return (reference.position_of(profile.region) if profile.region else None) or (math.nan, math.nan)


def _owner(group: str | None) -> int:
    """A number for the label of an owner, the same wherever it is written, NO_OWNER for none."""
    label = " ".join((group or "").lower().split())
    if not label:
        return NO_OWNER
    return int.from_bytes(hashlib.blake2b(label.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _codes(profiles: Sequence[Profile]) -> NDArray[np.int32]:
    codes = np.full((len(profiles), MOST_CODES), NO_CODE, dtype=np.int32)
    for row, profile in enumerate(profiles):
        stated = dict.fromkeys((*profile.kbli, *(offer.kbli for offer in profile.offers if offer.kbli)))
        valid = [int(code) for code in stated if code.isascii() and code.isdecimal() and len(code) == 5][:MOST_CODES]
        codes[row, : len(valid)] = valid
    return codes
