"""Kept suggestion lists: as somebody saw them, and what they would have been under other weights."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.suggestions import suggested
from matchmaker.schemas.suggestion_lists import SuggestionListQuery, SuggestionListSchema
from matchmaker.services import past_lists


@get("/suggestion-lists/<int:list_id>")
@asks(SuggestionListQuery)
@gives(200, SuggestionListSchema)
@summary("Lihat lagi daftar saran yang pernah ditampilkan")
@http.requires("suggestion_lists.read")
def show(asked: dict[str, Any], list_id: int) -> dict[str, Any]:
    """Show a list exactly as it was, or computed again under another weight set from what was kept."""
    past = past_lists.look_back(http.session(), http.actor(), list_id, asked.get("weight_set"))
    kept = {name: getattr(past.row, name) for name in ("id", "pairing", "role", "need", "filters", "shown_at", "eligible")}
    return {
        **kept,
        "firm": past.firm.public_id,
        "shown_by": past.row.weight_set_id,
        "weight_set": past.weight_set_id,
        "items": [{**suggested(each, past.partners.get(each.firm_id)), "was": past.was[each.firm_id]} for each in past.items],
        "not_kept": past.not_kept,
    }
