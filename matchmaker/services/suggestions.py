"""suggest(): the best partners of a firm with their reasons; what people were shown is kept, so that it can be shown again exactly."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from matchmaker.engine import explanation
from matchmaker.engine.features import Pairing
from matchmaker.engine.pairs import Question
from matchmaker.engine.ranking import Ranking, rank
from matchmaker.errors import Invalid
from matchmaker.i18n import LANGUAGES, language, reading, say, today
from matchmaker.permissions import Actor, Subject, allows
from matchmaker.schemas.suggestions import LARGEST_LIMIT
from matchmaker.services import disclosure, weight_sets
from matchmaker.store import columns, partnerships
from matchmaker.store.columns import Columns
from models import Firm, SuggestionList

KEPT_FOR = ("administrator", "supervisor", "official", "business")
"""Lists that these roles see are exposures and are kept; an evaluator's are not, nor what is asked at the server's own terminal."""

Writing = Callable[[], AbstractContextManager[Session]]
"""Opens a transaction that is stored at the end of its block."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a pairing, the role in which the firm asks, perhaps one need, other offices too, other weights."""

    pairing: str
    role: str
    need: str | None = None
    limit: int = 10
    beyond: bool = False
    weights: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One suggested partner; sentences by language. `open` says whether the reader may see score, coverage and contributions."""

    rank: int
    firm_id: int
    score: float
    coverage: float
    contributions: list[dict[str, Any]]
    reasons: dict[str, list[str]]
    cautions: dict[str, list[str]]
    open: bool

    def sentences(self) -> list[str]:
        """The reasons in the reader's language."""
        return self.reasons[language()]

    def warnings(self) -> list[str]:
        """The cautions in the reader's language."""
        return self.cautions[language()]

    @property
    def unknown(self) -> list[str]:
        """The features that could not be measured."""
        return [each["feature"] for each in self.contributions if each["state"] == "unknown"]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The best partners of a firm, best first; `eligible` counts all that no gate rules out; `list_id` names the kept list."""

    firm_id: int
    pairing: str
    role: str
    weight_set_id: int | None
    list_id: int | None
    eligible: int
    items: tuple[Item, ...]


def suggest(session: Session, actor: Actor, firm: Firm, asked: Asked, writing: Writing | None = None) -> Suggestions:
    """Rank the partners of `firm`; Invalid or NotFound name what is wrong with the question.

    Where the list is kept, that is done within `writing`, so that nobody waits for the ranking in order to write.
    """
    pairing = weight_sets.pairing_of(asked.pairing)
    _check(pairing, asked)
    known = columns.of(session)
    used = weight_sets.in_use(session, pairing) if asked.weights is None else None
    weights = used.weights if used else weight_sets.checked(pairing, asked.weights or {})
    question = replace(_question(session, known, firm, asked), in_bands=actor.role == "business")
    ranking = rank(known.table, pairing, question, weights, asked.limit)
    items = tuple(_item(known, ranking, place, actor) for place in range(len(ranking.matches)))
    found = Suggestions(firm.id, pairing.name, asked.role, used.id if used else None, None, ranking.eligible, items)
    if used is None or not _is_exposure(actor):
        return found
    with writing() if writing else nullcontext(session) as own:
        return replace(found, list_id=_keep(own, actor, found, asked.need))


def _is_exposure(actor: Actor) -> bool:
    return actor.account_id is not None and actor.role in KEPT_FOR


def _check(pairing: Pairing, asked: Asked) -> None:
    if asked.role not in pairing.roles:
        sentence = say(
            "peran “{role}” tidak ada; pilihannya: {known}",
            "there is no role “{role}”; choose: {known}",
            role=asked.role[:40],
            known=", ".join(pairing.roles),
        )
        raise Invalid(sentence, {"as": [sentence]})
    if not 1 <= asked.limit <= LARGEST_LIMIT:
        sentence = say("isi dari 1 sampai {most}", "give 1 to {most}", most=LARGEST_LIMIT)
        raise Invalid(sentence, {"limit": [sentence]})
    if asked.need is not None and pairing.name != "supply_chain":
        sentence = say("hanya untuk supply_chain", "only for supply_chain")
        raise Invalid(sentence, {"need": [sentence]})


def _question(session: Session, known: Columns, firm: Firm, asked: Asked) -> Question:
    row = known.row_of[firm.id]
    seeks = asked.role == weight_sets.pairing_of(asked.pairing).seeker_role
    ruled_out = partnerships.history(session, asked.pairing, firm.id, seeks=seeks, today=today())
    barred = {known.row_of[key]: code for key, code in ruled_out.items() if key in known.row_of}
    return Question(row=row, role=asked.role, today=today(), need=asked.need, among=_among(known, row, beyond=asked.beyond), barred=barred)


def _among(known: Columns, row: int, *, beyond: bool) -> NDArray[np.bool_]:
    """Firms of the same world, sample or real, and of the own office unless others are asked for too."""
    return known.of_office(None if beyond else str(known.offices[row]), sample=bool(known.sample[row]))


def _item(known: Columns, ranking: Ranking, place: int, actor: Actor) -> Item:
    match = ranking.matches[place]
    key = int(known.keys[match.row])
    office = str(known.offices[match.row])
    may_read = allows("firms.read", actor, Subject((office,), frozenset({key})))
    named = may_read and actor.role != "evaluator"
    reasons: dict[str, list[str]] = {}
    cautions: dict[str, list[str]] = {}
    for each in LANGUAGES:
        with reading(each):
            reasons[each] = explanation.reasons(known.table, ranking, match, "official" if named else "business")
            cautions[each] = explanation.cautions(known.table, ranking, match) if named else []
    contributions = disclosure.contributions(actor, match)
    score = math.fsum(each["amount"] for each in contributions)
    return Item(place + 1, key, score, match.coverage, contributions, reasons, cautions, may_read)


def _keep(session: Session, actor: Actor, found: Suggestions, need: str | None) -> int:
    row = SuggestionList(
        firm_id=found.firm_id,
        pairing=found.pairing,
        role=found.role,
        need=need,
        weight_set_id=found.weight_set_id,
        account_id=actor.account_id,
        shown_at=datetime.now(UTC),
        eligible=found.eligible,
        items=[asdict(each) for each in found.items],
    )
    session.add(row)
    session.flush()
    return row.id


def shown(row: SuggestionList) -> Suggestions:
    """A kept list exactly as it was shown."""
    items = tuple(Item(**each) for each in row.items)
    return Suggestions(row.firm_id, row.pairing, row.role, row.weight_set_id, row.id, row.eligible, items)
