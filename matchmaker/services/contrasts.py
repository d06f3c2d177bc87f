"""compare(): why one of two candidates stands above the other in the list of a firm; for offices."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy.orm import Session

from matchmaker.engine.explaining import contrast
from matchmaker.engine.explaining.contrast import Contrast
from matchmaker.engine.ranking import rank
from matchmaker.errors import Conflict
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import suggestions, weight_sets
from matchmaker.services.suggestions import Asked
from matchmaker.store import columns
from models import Firm


@dataclass(frozen=True, slots=True)
class Compared:
    """The candidate that scores more and the other, what makes the difference, and that in sentences of the reader's language."""

    better: Firm
    worse: Firm
    contrast: Contrast
    sentences: list[str]


def compare(session: Session, actor: Actor, firm: Firm, asked: Asked, candidates: tuple[Firm, Firm]) -> Compared:
    """The contrast of the two by the weights in use; the actor may read both. Conflict where they are not two, or one is not eligible."""
    pairing = weight_sets.pairing_of(asked.pairing)
    suggestions.check(pairing, actor, asked)
    known = columns.of(session)
    question = suggestions.question(session, actor, known, firm, replace(asked, beyond=True))
    by_row = {known.row_of[each.id]: each for each in candidates}
    among = np.isin(np.arange(len(known.table)), list(by_row)) & (question.among if question.among is not None else True)
    ranking = rank(known.table, pairing, replace(question, among=among), weight_sets.in_use(session, pairing).weights)
    if len(ranking.matches) < len(candidates):
        raise Conflict(
            say(
                "hanya dua usaha yang sama-sama memenuhi syarat yang dapat dibandingkan",
                "only two different firms that are both eligible can be compared",
            )
        )
    found = contrast.contrast(known.table, ranking, *ranking.matches)
    return Compared(by_row[found.better], by_row[found.worse], found, contrast.sentences(known.table, found))
