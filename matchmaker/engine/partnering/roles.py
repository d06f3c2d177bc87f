"""Whether two size classes fit a pattern of partnership, by the table `partnership_patterns`."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.engine.rule_tables import Pattern
from matchmaker.engine.rules import in_force
from matchmaker.i18n import label, say, today
from matchmaker.terms import PATTERNS, RULE_SIZE_CLASSES, find, values


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the sizes fit (None: cannot be checked yet), the rule that says so, and which of the two is `larger` (0 or 1; None: neither).

    The larger one is told only where the rule asks for sizes and both are known.
    """

    fits: bool | None
    rule: Pattern
    larger: int | None = None


def check_roles(pattern: str, sizes: tuple[str | None, str | None]) -> Fit | None:
    """The fit of two size classes, in either order, with a pattern; None where no rule for the pattern is in force."""
    found: list[Pattern] = [each for each in in_force("partnership_patterns", today()) if each.pattern == pattern]
    if not found:
        return None
    if all(not each.larger_sizes for each in found):
        return Fit(True, found[0])
    if sizes[0] is None or sizes[1] is None:
        return Fit(None, found[0])
    places = [values(RULE_SIZE_CLASSES).index(each) for each in (sizes[0], sizes[1])]
    larger = None if places[0] == places[1] else int(places[1] > places[0])
    at, under = (sizes[0], sizes[1]) if larger != 1 else (sizes[1], sizes[0])
    fitting = next((each for each in found if at in each.larger_sizes and under in each.smaller_sizes), None)
    return Fit(fitting is not None, fitting or found[0], larger)


def role_of(fit: Fit, side: int) -> str:
    """What that side (0 or 1) is in the pattern: «inti» or «plasma»; blank where sizes do not tell, or do not fit."""
    if fit.larger is None or not fit.fits:
        return ""
    rule = fit.rule
    return say(rule.larger_id, rule.larger_en) if side == fit.larger else say(rule.smaller_id, rule.smaller_en)


def tell(fit: Fit) -> str:
    """What the rule says of the two sizes, in one sentence; where they do not fit, also what to choose instead."""
    rule, pattern = fit.rule, find(PATTERNS, fit.rule.pattern)
    named = {"pattern": label(pattern).lower() if pattern else rule.pattern, "larger": say(rule.larger_id, rule.larger_en),
             "smaller": say(rule.smaller_id, rule.smaller_en)}  # fmt: skip
    if fit.fits is None:
        return say("Peran dalam pola {pattern} belum dapat diperiksa: skala salah satu usaha belum diketahui.",
                   "The roles in the pattern {pattern} cannot be checked yet: the size of one firm is not known.", **named)  # fmt: skip
    if fit.fits:
        if not rule.larger_sizes:
            return say("Pola {pattern} tidak mensyaratkan skala usaha tertentu.", "The pattern {pattern} asks for no sizes.", **named)
        return say("Skala kedua usaha sesuai untuk {larger} dan {smaller}.", "The sizes suit {larger} and {smaller}.", **named)
    return say(
        "Dengan skala ini keduanya bukan {larger} dan {smaller}; pilih perdagangan umum atau rantai pasok, atau bentuk kelompok (KUBE).",
        "With these sizes the two are no {larger} and {smaller}; choose general trade or supply chain, or form a group (KUBE).",
        **named,
    )
