"""What the page for trying weights reads of a request: the weights as they were typed, the set they begin with, and the firm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matchmaker import http
from matchmaker.engine.features import Pairing
from matchmaker.errors import Conflict, NotFound
from matchmaker.i18n import number
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.schemas.weights import draft_form
from matchmaker.services import disclosure, firms, weight_sets
from matchmaker.store import firms as rows
from matchmaker.store.columns import table_id
from matchmaker.store.firms import Wanted
from matchmaker.store.pages import Page
from matchmaker.web import searches
from matchmaker.web.door import loaded

PERCENT = 100
DIGITS = 2
LOOKED_THROUGH = Page(size=50)
OFFERED = 6
"""So many firms are offered where several fit what was typed."""
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """A pairing, the role in which the firm asks, what was typed (at first the weights of `start`), and the firms that fit."""

    pairing: Pairing
    role: str
    start: Any
    typed: Given
    firms: list[Any]


def read(given: Given) -> Trial:
    """What the address or the form says; NotFound names a set or a pairing that is none."""
    start = _start(given)
    pairing = weight_sets.pairing_of(start.pairing)
    role = given.get("as", "")
    role = role if role in pairing.roles else pairing.seeker_role
    found = _firms(role, (given.get("pick") or given.get("firm", "")).strip()[:200])
    typed = given if any(name.startswith("weights.") for name in given) else _percents(pairing, start.weights)
    return Trial(pairing, role, start, {**typed, "as": role, "firm": _called(found, given)}, found)


def _start(given: Given) -> Any:
    """The set that the address names, or the one in use."""
    named = given.get("from", "")
    if named:
        known = named.isascii() and named.isdigit() and len(named) <= len(str(LARGEST_KEY))
        return weight_sets.found(http.session(), min(int(named), LARGEST_KEY) if known else 0)
    return weight_sets.in_use(http.session(), weight_sets.pairing_of(given.get("pairing") or "supply_chain"))


def _percents(pairing: Pairing, weights: Mapping[str, float]) -> dict[str, str]:
    return {f"weights.{each.name}": number(weights.get(each.name, 0) * PERCENT, DIGITS) for each in pairing.features}


def said(pairing: Pairing, typed: Given) -> dict[str, Any]:
    """The `weights` and perhaps the `note` that were typed; Invalid names those that are refused."""
    schema = draft_form(pairing)
    meant = loaded(schema, {name: typed[name] for name in schema.fields if name in typed})
    weight_sets.checked(pairing, meant["weights"])
    return meant


def _firms(role: str, text: str) -> list[Any]:
    """The firm of that code or pseudonym, «office:code» too; else those that fit the words and have something to ask for in the role.

    Where nothing was typed, the first of these that is no agency.
    """
    session, actor = http.session(), http.actor()
    office, _, code = text.rpartition(":")
    try:
        return [firms.locate(session, actor, code, "suggestions.ask", office or None)]
    except (NotFound, Conflict):
        wanted = Wanted(actor.region, text, named=actor.role != "evaluator")
        found, _ = rows.search(session, wanted, LOOKED_THROUGH)
    fitting = [each for each in found if role in {one.role for one in searches.open_to(rows.profile(each))}]
    return fitting if text else sorted(fitting, key=lambda each: each.kind == "agency")[:1]


def _called(found: list[Any], given: Given) -> str:
    """What stands in the field: what was typed, or the code of the firm that was picked or is looked at where nothing was."""
    typed = given.get("firm", "")[:200]
    if not found or (typed and not given.get("pick")):
        return typed
    return code_of(found[0])


def code_of(firm: Any) -> str:
    """What to type for the firm: its pseudonym for an evaluator, its code, or «office:code» of another office than the reader's."""
    card = card_of(firm)
    return str(card["id"]) if card.get("office") in (None, http.actor().region) else table_id(card["office"], card["id"])


def card_of(firm: Any) -> dict[str, Any]:
    """The firm's card, or to an evaluator its pseudonym."""
    return disclosure.pseudonymous(firm) if http.actor().role == "evaluator" else disclosure.card(firm)
