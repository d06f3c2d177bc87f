"""evaluate(): how well the stored profiles are ranked, against judgements that a script sends, and what of it an evaluator may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.judging import evaluation
from matchmaker.engine.judging.trial import Judgement, JudgementsRefused, Trial, prepare
from matchmaker.errors import Invalid
from matchmaker.i18n import say, today
from matchmaker.permissions import Actor
from matchmaker.schemas.evaluations import MOST_JUDGEMENTS
from matchmaker.services import weight_sets
from matchmaker.store import columns

MOST_SEEKERS = 2_000
FEWEST_SEEKERS = 20
"""Of fewer, a mean tells an evaluator where one of them is."""
UNMEASURED = ("track_record",)
"""Reasons that read how partnerships came out: that is judged here, so the table that is evaluated does not know it."""


def evaluate(
    session: Session, actor: Actor, pairing_name: str, judgements: Sequence[Judgement], weights: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The object that `python -m matchmaker evaluate --baselines --json` prints, for the firms of the actor's region, as told().

    Evaluators name firms by pseudonym, others by id. Invalid names what is wrong with a judgement or a weight.
    """
    pairing = weight_sets.pairing_of(pairing_name)
    used = weight_sets.in_use(session, pairing).weights if weights is None else weight_sets.checked(pairing, weights)
    _check_size(judgements)
    table = columns.in_area(session, actor.region, pseudonymous=actor.role == "evaluator")
    try:
        trial = prepare(table, pairing, judgements, today())
    except JudgementsRefused as refused:
        raise Invalid(refusal(refused), {"judgements": [refusal(refused)]}) from refused
    return told(actor, trial, used)


def told(actor: Actor, trial: Trial, weights: Mapping[str, float]) -> dict[str, Any]:
    """The evaluation beside the baselines, and the reasons that these weights count and that are `unmeasured`, as this actor may see it.

    Weights for nearness alone would tell an evaluator how far apart two firms are: what nearness adds is rounded to one decimal, and
    where fewer than FEWEST_SEEKERS are shown anybody, `contributions` and the baseline of distance are left out.
    """
    found = evaluation.evaluate(trial, weights, with_baselines=True)
    found["unmeasured"] = unmeasured(weights)
    if actor.role != "evaluator":
        return found
    if int(trial.measured.eligible.any(axis=1).sum()) < FEWEST_SEEKERS:
        del found["contributions"], found["baselines"]["distance"], found["differences"]["distance"]
    else:
        found["contributions"]["near"] = round(found["contributions"]["near"], 1)
    return found


def unmeasured(*weights: Mapping[str, float]) -> list[str]:
    """The reasons that any of these weights count and that no evaluation measures."""
    return [name for name in UNMEASURED if any(each.get(name) for each in weights)]


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
