"""evaluate(): how well the stored profiles are ranked, against judgements that a script sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.judging import evaluation
from matchmaker.engine.judging.evaluation import Judgement, JudgementsRefused
from matchmaker.errors import Invalid
from matchmaker.i18n import say, today
from matchmaker.permissions import Actor
from matchmaker.schemas.evaluations import MOST_JUDGEMENTS
from matchmaker.services import weight_sets
from matchmaker.store import columns

MOST_SEEKERS = 2_000


def evaluate(
    session: Session, actor: Actor, pairing_name: str, judgements: Sequence[Judgement], weights: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The object that `python -m matchmaker evaluate --baselines --json` prints, for the firms of the actor's region.

    Evaluators name firms by pseudonym, others by id. Invalid names what is wrong with a judgement or a weight.
    """
    pairing = weight_sets.pairing_of(pairing_name)
    used = weight_sets.in_use(session, pairing).weights if weights is None else weight_sets.checked(pairing, weights)
    _check_size(judgements)
    table = columns.in_area(session, actor.region, pseudonymous=actor.role == "evaluator")
    try:
        trial = evaluation.prepare(table, pairing, judgements, today())
    except JudgementsRefused as refused:
        raise Invalid(refusal(refused), {"judgements": [refusal(refused)]}) from refused
    return evaluation.evaluate(trial, used, with_baselines=True)


def _check_size(judgements: Sequence[Judgement]) -> None:
    seekers = len({each.seeker for each in judgements})
    if len(judgements) <= MOST_JUDGEMENTS and seekers <= MOST_SEEKERS:
        return
    sentence = say(
        "paling banyak {most} penilaian untuk {seekers} pencari dalam satu permintaan; bagi menjadi beberapa, atau pakai perintah evaluate",
        "at most {most} judgements about {seekers} seekers in one request; split them, or use the evaluate command",
        most=MOST_JUDGEMENTS,
        seekers=MOST_SEEKERS,
    )
    raise Invalid(sentence, {"judgements": [sentence]})


def refusal(refused: JudgementsRefused) -> str:
    """Why the judgements cannot be used, in the reader's language."""
    return say(*refused.why, value=refused.value)
