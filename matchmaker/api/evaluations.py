"""How well the stored profiles are ranked, against the judgements that a script sends."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import gives, post, summary, takes
from matchmaker.engine.judging.trial import Judgement
from matchmaker.schemas.evaluations import EvaluatedSchema, EvaluationSchema
from matchmaker.services import evaluations


@post("/evaluations")
@takes(EvaluationSchema)
@gives(200, EvaluatedSchema)
@summary("Nilai peringkat dengan penilaian yang dikirim")
@http.requires("evaluations.run", writes=False)
def create(said: dict[str, Any]) -> dict[str, Any]:
    """Evaluate the ranking of one's region, with intervals and beside the baselines; nothing is kept."""
    judgements = [Judgement(**each) for each in said["judgements"]]
    return evaluations.evaluate(http.session(), http.actor(), said["pairing"], judgements, said.get("weights"))
