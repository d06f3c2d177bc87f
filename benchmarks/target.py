"""Target: a bound, what was measured, and whether it is met."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A bound and what was measured; `percentile` names the answer whose profile says why it was missed."""

    text: str
    measured: float
    bound: float
    at_least: bool = False
    percentile: int | None = None

    @property
    def met(self) -> bool:
        """Is the figure on the right side of the bound?"""
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound
