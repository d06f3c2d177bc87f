"""A business's own word on a partner that it was shown."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import gives, post, summary, takes
from matchmaker.schemas.suggestions import AnsweredSchema, AnswerSchema
from matchmaker.services import answers, firms


@post("/firms/<firm_id>/suggestions/<int:list_id>/<int:rank>/answer")
@takes(AnswerSchema)
@gives(200, AnsweredSchema)
@summary("Jawab saran: berminat, atau belum dan mengapa")
@http.requires("partnerships.answer")
def create(said: dict[str, Any], firm_id: str, list_id: int, rank: int) -> dict[str, Any]:
    """Answer a suggestion: interested, or not and why."""
    session, actor = http.session(), http.actor()
    firms.locate(session, actor, firm_id, "partnerships.answer")
    if said["interested"]:
        return {"interested": True, "partnership": answers.accept(session, actor, list_id, rank).id}
    answers.decline(session, actor, list_id, rank, said["reason"])
    return {"interested": False, "partnership": None}
