"""compare(): two to four candidates of a firm side by side, and why the first stands above each of the others; for offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
from sqlalchemy.orm import Session

from matchmaker.engine.explaining import contrast
from matchmaker.engine.explaining.contrast import Contrast
from matchmaker.engine.ranking import Contribution, Match, Ranking, rank
from matchmaker.errors import Conflict, Problem
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.schemas.explanations import FEWEST, MOST
from matchmaker.services import firms, obstacles, suggestions, weight_sets
from matchmaker.services.suggestions import Asked
from matchmaker.store import columns
from matchmaker.store.columns import Columns
from models import Firm


@dataclass(frozen=True, slots=True)
class Part(Contribution):
    """What a feature adds to a candidate, the `fact` behind it in words, and whether that is the `highest`: some have less, nobody more."""

    fact: str
    highest: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A firm with its score, whether that is the `highest`, its coverage, and what each feature adds to it."""

    firm: Firm
    score: float
    highest: bool
    coverage: float
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Against:
    """Why one candidate stands above another, and that in sentences."""

    better: Firm
    worse: Firm
    contrast: Contrast
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A candidate that cannot be compared, as it was named, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The candidates, best first; the first against each of the others; who was left out; under which weights; in the reader's words."""

    candidates: tuple[Candidate, ...]
    contrasts: tuple[Against, ...]
    left_out: tuple[LeftOut, ...]
    weight_set_id: int


def compare(session: Session, actor: Actor, firm: Firm, asked: Asked, names: Sequence[str]) -> Comparison:
    """The candidates of these ids («office:id» where another office keeps them) by the weights in use, from one ranking of just them.

    Of more than MOST the first are compared. Conflict says why where fewer than FEWEST can be.
    """
    suggestions.check(weight_sets.pairing_of(asked.pairing), actor, asked)
    found, left_out = _find(session, actor, firm, list(dict.fromkeys(names)))
    known, ranking, weight_set_id = rank_just(session, actor, firm, asked, [each.id for each in found])
    by_row = {known.row_of[each.id]: each for each in found}
    ranked = {each.row for each in ranking.matches}
    left_out += [LeftOut(each.name, why_not(session, actor, firm, asked, each)) for row, each in by_row.items() if row not in ranked]
    if len(ranking.matches) < FEWEST:
        raise Conflict(_too_few(left_out))
    return Comparison(_candidates(known, ranking, by_row), _contrasts(known, ranking, by_row), tuple(left_out), weight_set_id)


def rank_just(session: Session, actor: Actor, firm: Firm, asked: Asked, keys: Sequence[int]) -> tuple[Columns, Ranking, int]:
    """Those of the firms of these keys that are eligible, of whatever office, ranked by the weights in use, which are named."""
    pairing = weight_sets.pairing_of(asked.pairing)
    known, used = columns.of(session), weight_sets.in_use(session, pairing)
    question = suggestions.question(session, actor, known, firm, replace(asked, beyond=True))
    among = np.zeros(len(known.table), dtype=bool)
    among[[known.row_of[key] for key in keys]] = True
    among &= question.among if question.among is not None else True
    return known, rank(known.table, pairing, replace(question, among=among), used.weights, max(len(keys), 1)), used.id


def _find(session: Session, actor: Actor, firm: Firm, names: list[str]) -> tuple[list[Firm], list[LeftOut]]:
    """The first MOST of those whom the actor may read, and why not the others."""
    found: list[Firm] = []
    left_out = [LeftOut(each[:80], say("paling banyak {most} calon dibandingkan", "at most {most} candidates are compared", most=MOST))
                for each in names[MOST:]]  # fmt: skip
    for each in names[:MOST]:
        office, _, public_id = each.rpartition(":")
        try:
            found.append(firms.locate(session, actor, public_id, "obstacles.read", office or firm.office))
        except Problem as refused:
            left_out.append(LeftOut(each[:80], refused.detail or refused.title))
    return found, left_out


def why_not(session: Session, actor: Actor, firm: Firm, asked: Asked, other: Firm) -> str:
    """What keeps the two apart, in the reader's language."""
    try:
        return "; ".join(each.sentence for each in obstacles.between(session, actor, firm, asked, other).obstacles)
    except Problem as refused:
        return refused.detail


def _too_few(left_out: Sequence[LeftOut]) -> str:
    wanted = say("pilih dua sampai empat calon yang memenuhi syarat", "choose two to four candidates that are eligible")
    return ". ".join([wanted, *(f"{each.name}: {each.why}" for each in left_out)])


def _candidates(known: Columns, ranking: Ranking, by_row: Mapping[int, Firm]) -> tuple[Candidate, ...]:
    amounts = zip(*([part.amount for part in each.contributions] for each in ranking.matches), strict=True)
    high = dict(zip((each.name for each in ranking.pairing.features), map(_high, amounts), strict=True))
    high_score = _high([each.score for each in ranking.matches])
    return tuple(
        Candidate(by_row[each.row], each.score, each.score >= high_score, each.coverage, _parts(known, ranking, each, high))
        for each in ranking.matches
    )


def _high(amounts: Sequence[float]) -> float:
    """From what on an amount reads as the highest of these; nothing does where all read alike."""
    return max(amounts) - contrast.NOTHING if max(amounts) - min(amounts) > contrast.NOTHING else np.inf


def _parts(known: Columns, ranking: Ranking, match: Match, high: Mapping[str, float]) -> dict[str, Part]:
    return {
        part.feature: Part(**asdict(part), fact=contrast.fact(known.table, ranking, match, each), highest=part.amount >= high[part.feature])
        for each, part in zip(ranking.pairing.features, match.contributions, strict=True)
    }


def _contrasts(known: Columns, ranking: Ranking, by_row: Mapping[int, Firm]) -> tuple[Against, ...]:
    first, *others = ranking.matches
    found = [contrast.contrast(known.table, ranking, first, other) for other in others]
    return tuple(Against(by_row[each.better], by_row[each.worse], each, contrast.sentences(known.table, each)) for each in found)
