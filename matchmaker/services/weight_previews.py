"""preview(): the first ten of one firm by the weights in use and by others, beside each other; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matchmaker.engine.ranking import Match, rank
from matchmaker.engine.replay import replay
from matchmaker.permissions import Actor
from matchmaker.services import disclosure, suggestions, weight_sets
from matchmaker.services.suggestions import Asked
from matchmaker.services.weight_changes import FIRST
from matchmaker.store import columns
from models import Firm, WeightSet

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Moved:
    """A partner among the first ten before or after: its places, None where it stands behind them, and its scores."""

    firm_id: int
    before: int | None
    after: int | None
    score_before: float
    score_after: float

    @property
    def move(self) -> str:
        """enters, leaves, rises, falls or stays."""
        if self.before is None or self.after is None:
            return "enters" if self.before is None else "leaves"
        return "stays" if self.before == self.after else "rises" if self.after < self.before else "falls"


@dataclass(frozen=True, slots=True)
class Preview:
    """The partners in the order of the other weights, then those who leave; `used` is the set in use."""

    used: WeightSet
    partners: tuple[Moved, ...]

    def count(self, move: str) -> int:
        """How many move so."""
        return sum(each.move == move for each in self.partners)


def preview(session: Session, actor: Actor, firm: Firm, asked: Asked) -> Preview:
    """What `asked.weights` would do to the first ten of the firm; Invalid or NotFound name what is wrong with the question."""
    pairing = weight_sets.pairing_of(asked.pairing)
    suggestions.check(pairing, actor, asked)
    used, weights = weight_sets.in_use(session, pairing), weight_sets.checked(pairing, asked.weights or {})
    known = columns.of(session)
    asking = suggestions.question(session, actor, known, firm, asked)
    now, then = (rank(known.table, pairing, asking, each, FIRST).matches for each in (used.weights, weights))
    before, after = _places(now), _places(then)
    partners = [
        Moved(int(known.keys[each.row]), before.get(each.row), after.get(each.row), *_scores(actor, each, (used.weights, weights)))
        for each in (*then, *(match for match in now if match.row not in after))
    ]
    return Preview(used, tuple(partners))


def _places(found: Iterable[Match]) -> dict[int, int]:
    return {match.row: place for place, match in enumerate(found, start=1)}


def _scores(actor: Actor, match: Match, several: Iterable[Weights]) -> list[float]:
    """What it scores by each of the weights, as far as this actor may know."""
    contributions = disclosure.contributions(actor, match)
    return [replay(contributions, each).score for each in several]
