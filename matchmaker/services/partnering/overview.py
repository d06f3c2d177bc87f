"""What is read of a partnership beside its record: the roles of the two sides, the doubts about it, and what each side may answer."""

from __future__ import annotations

from typing import Any

from matchmaker.engine.partnering.roles import check_roles, role_of, tell
from matchmaker.engine.partnering.steps import ASKED_STATES, LIFE
from matchmaker.engine.rule_tables import Rule
from matchmaker.engine.size_class import size_class, size_classes
from matchmaker.permissions import Actor, allows
from matchmaker.services.partnering import findings
from matchmaker.store import firms
from matchmaker.terms import SIDES, values
from models import Firm, Partnership


def roles(actor: Actor, row: Partnership, pattern: str | None = None) -> dict[str, Any] | None:
    """Whether the sizes fit the pattern, by which rule, and each side's role and size; the basis only of firms that the actor may read.

    None where no pattern is settled.
    """
    chosen, sides = pattern or row.pattern, (row.seeker, row.partner)
    sizes = [size_class(firms.profile(each)) for each in sides]
    fit = check_roles(chosen, (sizes[0], sizes[1])) if chosen else None
    if fit is None:
        return None
    told = [{"role": role_of(fit, place), "size_class": sizes[place], "basis": _basis(actor, each)} for place, each in enumerate(sides)]
    return {"pattern": chosen, "fits": fit.fits, "sentence": tell(fit), **_stands(fit.rule), "seeker": told[0], "partner": told[1]}


def doubts(row: Partnership, pattern: str | None = None) -> list[dict[str, Any]]:
    """The doubts about the partnership, each with its rule, where there is one, and with what was decided and why."""
    return [
        {"kind": each.doubt.kind, "sentence": each.doubt.sentence, **_stands(each.doubt.rule),
         "decision": each.decided.decision if each.decided else None, "reason": each.decided.reason if each.decided else None}
        for each in findings.judged(row, pattern)
    ]  # fmt: skip


def silent_sides(row: Partnership) -> tuple[str, ...]:
    """The sides that are asked whether they want it and have not answered yet, of "seeker" and "partner"."""
    asked = row.state in ASKED_STATES
    return tuple(side for side in values(SIDES) if asked and not getattr(row, f"{side}_interested"))


def open_answers(row: Partnership, side: str) -> tuple[str, ...]:
    """What that side may say now that would change something."""
    useless = "interested" if getattr(row, f"{side}_interested") else "withdrawn"
    return tuple(each for each in LIFE[row.state].answers if each != useless)


def _basis(actor: Actor, firm: Firm) -> str | None:
    known = size_classes(firms.profile(firm))
    return known[0].basis if known and allows("firms.read", actor, firms.subject(firm)) else None


def _stands(rule: Rule | None) -> dict[str, Any]:
    return {name: getattr(rule, name) if rule else None for name in ("source", "article", "status")}
