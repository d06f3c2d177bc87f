"""suggest(): the best partners of a firm with their reasons; what people were shown is kept, so that it can be shown again exactly."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from matchmaker.engine import exploration, exposure
from matchmaker.engine.explaining import explanation, exposure_wording
from matchmaker.engine.exposure import Arranged, Turns
from matchmaker.engine.features import Pairing
from matchmaker.engine.pairs import Question
from matchmaker.engine.ranking import Ranking, rank
from matchmaker.errors import Invalid
from matchmaker.i18n import LANGUAGES, language, reading, say, today
from matchmaker.permissions import Actor, Subject, allows
from matchmaker.schemas.suggestions import LARGEST_LIMIT
from matchmaker.services import candidate_filters, disclosure, weight_sets
from matchmaker.services.candidate_filters import NONE, Filters
from matchmaker.store import columns, exposures, partnerships
from matchmaker.store.columns import Columns
from models import Firm, SuggestionList

KEPT_FOR = ("administrator", "supervisor", "official", "business")
"""Lists that these roles see are exposures and are kept; an evaluator's are not, nor what is asked at the server's own terminal."""

Writing = Callable[[], AbstractContextManager[Session]]
"""Opens a transaction that is stored at the end of its block."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a pairing, the role in which the firm asks, perhaps one need, other offices too, other weights, some firms only.

    `spread` from 0 to 1 is the price, in points of the score, of having been suggested lately: 0 leaves the order to the scores.
    `explore` gives the last of each ten places to a firm drawn from behind the list, the same one all day.
    """

    pairing: str
    role: str
    need: str | None = None
    limit: int = 10
    beyond: bool = False
    weights: Mapping[str, Any] | None = None
    spread: float = 0.0
    diverse: bool = False
    explore: bool = False
    filters: Filters = NONE


@dataclass(frozen=True, slots=True)
class Item:
    """One suggested partner; sentences by language. `open` says whether the reader may see score, coverage and contributions.

    `moved` says why it stands elsewhere than its score would put it, where it does; `propensity` is its chance of having been drawn;
    `needs` are those of the asking firm for which it is shown, where the list goes by needs.
    """

    rank: int
    firm_id: int
    score: float
    coverage: float
    contributions: list[dict[str, Any]]
    reasons: dict[str, list[str]]
    cautions: dict[str, list[str]]
    open: bool
    moved: dict[str, list[str]] = field(default_factory=dict)
    propensity: float | None = None
    needs: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """The reasons in the reader's language."""
        return self.reasons[language()]

    def warnings(self) -> list[str]:
        """The cautions in the reader's language."""
        return self.cautions[language()]

    def moves(self) -> list[str]:
        """Why it stands where it does, in the reader's language."""
        return self.moved.get(language(), [])

    def purpose(self) -> list[str]:
        """For which needs it is shown, in the reader's language; nothing where the list does not go by needs."""
        return [say("Untuk kebutuhan: {needs}", "For the need: {needs}", needs=", ".join(self.needs))] if self.needs else []

    @property
    def unknown(self) -> list[str]:
        """The features that could not be measured."""
        return [each["feature"] for each in self.contributions if each["state"] == "unknown"]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The best partners of a firm, best first; `eligible` counts all that no gate and no filter rules out; `list_id` names the kept list.

    `left_out` counts those that fail no filter, but of whom something that one asks is unknown.
    """

    firm_id: int
    pairing: str
    role: str
    weight_set_id: int | None
    list_id: int | None
    eligible: int
    items: tuple[Item, ...]
    left_out: int = 0

    @property
    def comparable(self) -> bool:
        """Are there at least two whose figures the reader may see side by side?"""
        return sum(each.open for each in self.items) > 1


def suggest(session: Session, actor: Actor, firm: Firm, asked: Asked, writing: Writing | None = None) -> Suggestions:
    """Rank the partners of `firm` and keep the list; Invalid or NotFound name what is wrong with the question."""
    return keep(session, actor, find(session, actor, firm, asked), asked, writing)


def find(session: Session, actor: Actor, firm: Firm, asked: Asked) -> Suggestions:
    """What suggest() answers, kept nowhere."""
    return prepared(session, actor, firm, asked)(asked)


def prepared(session: Session, actor: Actor, firm: Firm, asked: Asked) -> Callable[[Asked], Suggestions]:
    """Reads once what find() needs, to answer `asked` and any question that differs from it in need or limit only."""
    pairing = weight_sets.pairing_of(asked.pairing)
    check(pairing, actor, asked)
    known = columns.of(session)
    used = weight_sets.in_use(session, pairing) if asked.weights is None else None
    weights = used.weights if used else weight_sets.checked(pairing, asked.weights or {})
    whole = question(session, actor, known, firm, replace(asked, filters=NONE))
    turns = _turns(session, known, firm, asked)
    set_id = used.id if used else None

    def answer(one: Asked) -> Suggestions:
        asking, left_out = _narrowed(session, known, replace(whole, need=one.need), one)
        arranged = _arrange(known, asking, partial(rank, known.table, pairing, asking, weights), turns, one)
        items = tuple(_item(known, arranged, place, actor) for place in range(len(arranged.moved)))
        return Suggestions(firm.id, pairing.name, one.role, set_id, None, arranged.ranking.eligible, items, left_out)

    return answer


def keep(session: Session, actor: Actor, found: Suggestions, asked: Asked, writing: Writing | None = None) -> Suggestions:
    """The list, kept where a person is about to be shown it by weights in use.

    That is done within `writing`, so that nobody waits for the ranking in order to write.
    """
    if found.weight_set_id is None or not _is_exposure(actor):
        return found
    with writing() if writing else nullcontext(session) as own:
        return replace(found, list_id=_keep(own, actor, found, asked))


def _narrowed(session: Session, known: Columns, asking: Question, asked: Asked) -> tuple[Question, int]:
    """The question among those whom the filters leave in, and how many fall out because something is unknown of them."""
    if asked.filters == NONE:
        return asking, 0
    told = candidate_filters.verdict(session, known, asking, asked.filters)
    return candidate_filters.narrow(weight_sets.pairing_of(asked.pairing), known, asking, told, asked.filters.filled)


def _arrange(known: Columns, asking: Question, ask: Callable[[int], Ranking], turns: Turns, asked: Asked) -> Arranged:
    if not asked.explore:
        return exposure.arrange(known.table, asking, ask, turns, asked.limit)
    longer = exposure.arrange(known.table, asking, ask, turns, asked.limit + exploration.FARTHEST)
    seed = f"{known.keys[asking.row]} {asked.pairing} {asked.role} {asked.need or ''} {asking.today}"
    return exploration.explore(longer, asked.limit, seed)


def _is_exposure(actor: Actor) -> bool:
    return actor.account_id is not None and actor.role in KEPT_FOR


def check(pairing: Pairing, actor: Actor, asked: Asked) -> None:
    """Raises Invalid, naming what of the question is none of this pairing, or not for this actor."""
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
    _check_turns(actor, asked)
    candidate_filters.check(pairing, actor, asked.filters)


def _check_turns(actor: Actor, asked: Asked) -> None:
    """A price from 0 to 1. A business takes the order as it is: by turning the switches it could work back scores and owners."""
    if isinstance(asked.spread, bool) or not 0 <= asked.spread <= 1:
        sentence = say("isi angka dari 0 sampai 1", "give a number from 0 to 1")
        raise Invalid(sentence, {"spread": [sentence]})
    turned = [name for name in ("spread", "diverse", "explore") if getattr(asked, name)]
    if turned and actor.role == "business":
        sentence = say("hanya untuk kantor dan penilai", "only for offices and evaluators")
        raise Invalid(sentence, {name: [sentence] for name in turned})


def _turns(session: Session, known: Columns, firm: Firm, asked: Asked) -> Turns:
    """How often others were shown whom; what this very firm was shown counts for nothing."""
    if not asked.spread:
        return Turns(diverse=asked.diverse)
    since = datetime.now(UTC) - timedelta(days=exposure.RECENT_DAYS)
    counted = exposures.count(session, exposures.Lists(asked.pairing, asked.role, since, besides=firm.id))
    return Turns(asked.spread, asked.diverse, {known.row_of[key]: number for key, number in counted.items() if key in known.row_of})


def question(session: Session, actor: Actor, known: Columns, firm: Firm, asked: Asked) -> Question:
    """The question as the engine understands it: from which firms, and which of them history rules out.

    Of the filters only `filled` is left out: it is one of pairs.
    """
    row = known.row_of[firm.id]
    seeks = asked.role == weight_sets.pairing_of(asked.pairing).seeker_role
    ruled_out = partnerships.history(session, asked.pairing, firm.id, seeks=seeks, today=today())
    barred = {known.row_of[key]: code for key, code in ruled_out.items() if key in known.row_of}
    among = _among(known, row, beyond=asked.beyond)
    found = Question(row, asked.role, today(), asked.need, among, barred, in_bands=actor.role == "business")
    if asked.filters == NONE:
        return found
    return replace(found, among=among & candidate_filters.verdict(session, known, found, asked.filters).passes)


def _among(known: Columns, row: int, *, beyond: bool) -> NDArray[np.bool_]:
    """Firms of the same world, sample or real, and of the own office unless others are asked for too."""
    return known.of_office(None if beyond else str(known.offices[row]), sample=bool(known.sample[row]))


def _item(known: Columns, arranged: Arranged, place: int, actor: Actor) -> Item:
    ranking, match = arranged.ranking, arranged.ranking.matches[place]
    key = int(known.keys[match.row])
    may_read, reader = reading_of(known, actor, match.row)
    reasons: dict[str, list[str]] = {}
    cautions: dict[str, list[str]] = {}
    moved: dict[str, list[str]] = {}
    for each in LANGUAGES:
        with reading(each):
            reasons[each] = explanation.reasons(known.table, ranking, match, reader)
            cautions[each] = explanation.cautions(known.table, ranking, match) if reader == "official" else []
            moved[each] = exposure_wording.reasons(arranged.moved[place], place + 1, reader)
    contributions = disclosure.contributions(actor, match)
    score = math.fsum(each["amount"] for each in contributions)
    chance = arranged.moved[place].propensity
    return Item(place + 1, key, score, match.coverage, contributions, reasons, cautions, may_read, moved, chance)


def reading_of(known: Columns, actor: Actor, row: int) -> tuple[bool, explanation.Reader]:
    """May the actor read figures of the firm in this row, and in whose words is it told of it?"""
    may_read = allows("firms.read", actor, Subject((str(known.offices[row]),), frozenset({int(known.keys[row])})))
    return may_read, "official" if may_read and actor.role != "evaluator" else "business"


def _keep(session: Session, actor: Actor, found: Suggestions, asked: Asked) -> int:
    row = SuggestionList(
        firm_id=found.firm_id,
        pairing=found.pairing,
        role=found.role,
        need=asked.need,
        weight_set_id=found.weight_set_id,
        account_id=actor.account_id,
        shown_at=datetime.now(UTC),
        eligible=found.eligible,
        items=[asdict(each) for each in found.items],
        filters=asked.filters.stated or None,
    )
    session.add(row)
    session.flush()
    exposures.add(session, row.id, [(each.firm_id, each.propensity) for each in found.items])
    return row.id


def shown(row: SuggestionList) -> Suggestions:
    """A kept list exactly as it was shown."""
    items = tuple(Item(**each) for each in row.items)
    return Suggestions(row.firm_id, row.pairing, row.role, row.weight_set_id, row.id, row.eligible, items)
