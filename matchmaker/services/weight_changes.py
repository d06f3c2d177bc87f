"""compare() and foresee(): who comes into the first ten places of the firms of a region, and who drops out, under other weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from matchmaker.engine.features import Pairing
from matchmaker.engine.pairs import Question
from matchmaker.engine.size_class import size_class
from matchmaker.engine.whole_city import asking, best_of, vector
from matchmaker.errors import Conflict
from matchmaker.i18n import say, today
from matchmaker.permissions import Actor
from matchmaker.services import weight_sets
from matchmaker.services.city_ranking import barred
from matchmaker.services.weight_trials import evenly
from matchmaker.store import columns, firms, partnerships
from matchmaker.store.columns import Columns
from models import WeightSet

MOST_ASKED = 300
MOST_FORESEEN = 200
"""So many firms are asked where weights are only tried: about half a second."""
FIRST = 10
MOST_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Swap:
    """A firm whose first ten places change: the keys of the firm, of those who come in, and of those who drop out."""

    firm: int
    entering: tuple[int, ...]
    leaving: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changes in the first ten places from the weights `before` to those `after`: `moved` of `asked` firms see others there.

    `firms` could ask; where those are many, only `asked` of them, evenly chosen, were. `entering` and `leaving` count by size class.
    """

    before: WeightSet
    after: WeightSet
    firms: int
    asked: int
    moved: int
    entering: dict[str, int]
    leaving: dict[str, int]
    examples: tuple[Swap, ...]


def compare(session: Session, actor: Actor, weight_set_id: int, with_id: int | None = None) -> Compared:
    """From the set `with_id`, or the one in use, to this one, over the firms of the actor's region; Conflict for sets of two pairings."""
    after = weight_sets.found(session, weight_set_id)
    pairing = weight_sets.pairing_of(after.pairing)
    before = weight_sets.found(session, with_id) if with_id else weight_sets.in_use(session, pairing)
    if before.pairing != after.pairing:
        raise Conflict(say("kedua bobot itu untuk jenis kemitraan yang berbeda", "the two weight sets are of different pairings"))
    return _compare(session, actor, (before, after), MOST_ASKED)


def foresee(session: Session, actor: Actor, pairing_name: str, weights: Mapping[str, Any]) -> Compared:
    """From the set in use to these weights, which are kept nowhere; Invalid names the one at fault."""
    pairing = weight_sets.pairing_of(pairing_name)
    after = WeightSet(pairing=pairing.name, weights=weight_sets.checked(pairing, weights))
    return _compare(session, actor, (weight_sets.in_use(session, pairing), after), MOST_FORESEEN)


def _compare(session: Session, actor: Actor, sets: tuple[WeightSet, WeightSet], most: int) -> Compared:
    """From the first set to the second, both of one pairing, over at most so many firms."""
    pairing, known = weight_sets.pairing_of(sets[0].pairing), columns.of(session)
    possible = asking(known.table, pairing, pairing.seeker_role, _in_region(session, actor, known))
    asked = possible[evenly(len(possible), most)]
    questions = _questions(session, known, pairing, asked.tolist())
    lists = [
        [each.partners.tolist() for each in best_of(known.table, pairing, questions, vector(pairing, one), FIRST)]
        for one in (weight_sets.checked(pairing, each.weights) for each in sets)
    ]
    swaps = [Swap(row, _beyond(then, now), _beyond(now, then)) for row, now, then in zip(asked.tolist(), *lists, strict=True)]
    moved = [each for each in swaps if each.entering or each.leaving]
    entering, leaving = (_by_class(known, [row for each in moved for row in getattr(each, side)]) for side in ("entering", "leaving"))
    examples = tuple(_keyed(known, moved[place]) for place in evenly(len(moved), MOST_EXAMPLES))
    return Compared(*sets, len(possible), len(asked), len(moved), entering, leaving, examples)


def _in_region(session: Session, actor: Actor, known: Columns) -> Any:
    """The rows of the region's firms: the real ones, or where there is none those of the sample city."""
    own = (known.offices == actor.region) | np.char.startswith(known.offices, actor.region + ".")
    return own & (known.sample == firms.only_sample(session, actor.region))


def _questions(session: Session, known: Columns, pairing: Pairing, asked: Sequence[int]) -> list[Question]:
    """What the firm in each of these rows asks: for others of its office, not for those whom history rules out."""
    keys = [int(known.keys[row]) for row in asked]
    ruled_out = barred(known, partnerships.histories(session, pairing.name, seeks=True, today=today(), among=keys))
    return [
        Question(row, pairing.seeker_role, today(), among=known.of_office(str(known.offices[row]), sample=bool(known.sample[row])),
                 barred=ruled_out.get(row, {}))
        for row in asked
    ]  # fmt: skip


def _beyond(some: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
    return tuple(each for each in some if each not in others)


def _by_class(known: Columns, partners: Sequence[int]) -> dict[str, int]:
    return dict(sorted(Counter(size_class(known.table.profiles[row]) or "unknown" for row in partners).items()))


def _keyed(known: Columns, swap: Swap) -> Swap:
    """Of rows, the keys of their firms."""
    one, several = swap.firm, (swap.entering, swap.leaving)
    return Swap(int(known.keys[one]), *(tuple(int(known.keys[row]) for row in each) for each in several))
