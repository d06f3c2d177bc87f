"""Whether two size classes fit a pattern of partnership, by the table `partnership_patterns`."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.engine.rule_tables import Pattern
from matchmaker.engine.rules import in_force
from matchmaker.i18n import today
from matchmaker.terms import RULE_SIZE_CLASSES, values


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the sizes fit (None: cannot be checked yet) and the rule that says so."""

    fits: bool | None
    rule: Pattern


def check_roles(pattern: str, sizes: tuple[str | None, str | None]) -> Fit | None:
    """The fit of two size classes, in either order, with a pattern; None where no rule for the pattern is in force."""
    found = [each for each in in_force("partnership_patterns", today()) if each.pattern == pattern]
    if not found:
        return None
    if all(not each.larger_sizes for each in found):
        return Fit(True, found[0])
    if sizes[0] is None or sizes[1] is None:
        return Fit(None, found[0])
    smaller, larger = sorted((sizes[0], sizes[1]), key=values(RULE_SIZE_CLASSES).index)
    fitting = next((each for each in found if larger in each.larger_sizes and smaller in each.smaller_sizes), None)
    return Fit(fitting is not None, fitting or found[0])
