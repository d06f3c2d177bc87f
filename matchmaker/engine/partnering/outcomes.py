"""The outcome of a partnership, as it follows from its state and from what was recorded of its course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LASTING_DAYS = 90
"""Orders so many days after the agreement show that a partnership lasts."""
NO_FAULT = ("closed", "by_consent")
"""Reasons for ending that say nothing against the pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a partnership went: its state, why it ended, `orders` by the days of each recorded follow-up.

    `raised` counts the goals whose level is higher after than before; None while no closing review was held.
    """

    pairing: str
    state: str
    reason: str | None = None
    orders: Mapping[int, int] = field(default_factory=dict)
    raised: int | None = None


def outcome(course: Course) -> str | None:
    """One of OUTCOMES; None while the two have not agreed."""
    match course.state:
        case "declined":
            return "declined"
        case "ended" if course.reason not in NO_FAULT:
            return "failed"
        case "agreed" | "running" | "completed" | "ended":
            return "succeeded" if _proved(course) else "agreed"
    return None


def _proved(course: Course) -> bool:
    if course.pairing == "mentorship":
        return bool(course.raised)
    match course.state:
        case "completed":
            return not course.orders or any(course.orders.values())
        case "running":
            return any(orders for days, orders in course.orders.items() if days >= LASTING_DAYS)
    return course.state == "ended" and any(course.orders.values())
