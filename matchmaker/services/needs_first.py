"""suggest(): for a buyer of several needs the best partner for each need first, then the others; each is scored for the need it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import suggestions
from matchmaker.services.suggestions import Asked, Item, Suggestions, Writing
from models import Firm

MOST_NEEDS = 12
"""So many needs of a firm are looked at."""

Meant = tuple[Item, list[str]]
"""A partner, and the needs for which it is suggested."""


def suggest(session: Session, actor: Actor, firm: Firm, asked: Asked, writing: Writing | None = None) -> Suggestions:
    """What suggestions.suggest() answers, in that order, for the first `limit` needs that have a partner among the MOST_NEEDS first."""
    needs = list(dict.fromkeys(each.product for each in firm.needs))[:MOST_NEEDS]
    if asked.role != "buyer" or len(needs) < 2:
        return suggestions.suggest(session, actor, firm, asked, writing)
    answer = suggestions.prepared(session, actor, firm, asked)
    found = answer(asked)
    met = ((need, items) for need in needs if (items := answer(replace(asked, need=need)).items))
    items = _arranged(list(islice(met, asked.limit)), found.items)[: asked.limit]
    return suggestions.keep(session, actor, replace(found, items=items), asked, writing)


def _arranged(by_need: Sequence[tuple[str, Sequence[Item]]], overall: Sequence[Item]) -> tuple[Item, ...]:
    """Whoever is first for a need, by score, then whoever else is suggested for one, which each says, then the best `overall`."""
    first: dict[int, Meant] = {}
    others: dict[int, Meant] = {}
    for need, items in by_need:
        for item in items[:1]:
            known, needs = first.get(item.firm_id, (item, []))
            first[item.firm_id] = max(known, item, key=_score), [*needs, need]
        for item in items[1:]:
            if item.firm_id not in others or item.score > others[item.firm_id][0].score:
                others[item.firm_id] = item, [need]
    behind = sorted((meant for key, meant in others.items() if key not in first), key=_falling)
    filling: list[Meant] = [(item, []) for item in overall if item.firm_id not in first and item.firm_id not in others]
    ordered = [*sorted(first.values(), key=_falling), *behind, *filling]
    return tuple(replace(item, rank=place, needs=needs) for place, (item, needs) in enumerate(ordered, 1))


def _score(item: Item) -> float:
    return item.score


def _falling(meant: Meant) -> float:
    return -meant[0].score
