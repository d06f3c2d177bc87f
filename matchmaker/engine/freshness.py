"""confidence(): how far the facts of a profile can be relied upon, by their age and by who saw them; it never enters a score."""

from __future__ import annotations

from datetime import date

OLD_AFTER_MONTHS = 12
LEVELS = ("low", "medium", "high")


def is_old(observed_on: date | None, today: date) -> bool:
    """Were the facts last seen more than twelve months ago, or on an unknown day?"""
    if observed_on is None:
        return True
    return (today.year - observed_on.year) * 12 + today.month - observed_on.month - (today.day < observed_on.day) >= OLD_AFTER_MONTHS


def confidence(observed_on: date | None, attested: bool, today: date) -> str:
    """High: fresh, and seen by an official; medium: only one of the two; low: neither, or nobody knows when they were seen."""
    if observed_on is None:
        return LEVELS[0]
    return LEVELS[attested + (not is_old(observed_on, today))]
