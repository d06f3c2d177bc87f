"""Why a pair was chosen: for officials who have to answer for it."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.suggestions import suggested
from matchmaker.errors import NotFound
from matchmaker.schemas.choices import ChoiceShown
from matchmaker.schemas.queries import Query
from matchmaker.services.partnering import choice
from matchmaker.services.partnering.choice import Choice
from matchmaker.store import firms, partnerships


@get("/partnerships/<int:partnership_id>/why")
@asks(Query)
@gives(200, ChoiceShown)
@summary("Mengapa pasangan ini dipilih")
@http.requires("partnerships.explain")
def show(asked: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Say from which list a pair was picked, as it was shown on its day, who stood above it, and who decided what."""
    row = partnerships.get(http.session(), partnership_id)
    if row is None:
        raise NotFound()
    http.check("partnerships.explain", firms.subject(row.seeker, row.partner))
    found = choice.explain(http.session(), http.actor(), row)
    decided = {
        "steps": [_by(each, "old_state", "new_state", "note") for each in row.steps],
        "findings": [_by(each, "kind", "decision", "reason") for each in row.findings],
    }
    return {"origin": found.origin, "list": row.suggestion_list_id, "rank": row.exposed_rank, **_from(found), **decided}


def _from(found: Choice) -> dict[str, Any]:
    """What the list says; nothing where there is none to read."""
    past = found.past
    if past is None:
        return {}
    chosen = suggested(found.chosen, past.partners.get(found.chosen.firm_id)) if found.chosen else None
    above = [suggested(each, past.partners.get(each.firm_id)) for each in found.above]
    said = {name: getattr(past.row, name) for name in ("shown_at", "eligible")}
    return {**said, "asked_by": past.row.account_id, "weight_set": past.row.weight_set_id, "chosen": chosen, "above": above}


def _by(each: Any, *names: str) -> dict[str, Any]:
    return {**{name: getattr(each, name) for name in names}, "at": each.at, "by": each.account_id}
