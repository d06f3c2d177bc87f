"""Follow-ups: what is due of a partnership, and what has come of it."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, put, summary, takes
from matchmaker.schemas.follow_ups import FollowUpsShown, FollowUpToldSchema
from matchmaker.schemas.queries import Query
from matchmaker.services.partnering import follow_ups
from matchmaker.services.partnering.follow_ups import Told
from matchmaker.services.partnering.locating import locate


@get("/partnerships/<int:partnership_id>/follow-ups")
@asks(Query)
@gives(200, FollowUpsShown)
@summary("Tindak lanjut kemitraan")
@http.requires("follow_ups.read")
def search(asked: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """List the follow-ups of a partnership, the first due first; `open` says which can be recorded now."""
    return _whole(_located(partnership_id, "follow_ups.read"))


@post("/partnerships/<int:partnership_id>/follow-ups")
@gives(201, FollowUpsShown)
@summary("Jadwalkan tindak lanjut")
@http.requires("partnerships.step")
def create(partnership_id: int) -> dict[str, Any]:
    """Lay down the follow-ups of an agreed or running partnership that came without any."""
    row = _located(partnership_id, "partnerships.step")
    follow_ups.lay_down(http.session(), http.actor(), row)
    return _whole(row)


@put("/partnerships/<int:partnership_id>/follow-ups/<int:days>")
@takes(FollowUpToldSchema)
@gives(200, FollowUpsShown)
@summary("Catat tindak lanjut")
@http.requires("follow_ups.record")
def record(said: dict[str, Any], partnership_id: int, days: int) -> dict[str, Any]:
    """Record what has come of a partnership so many days after the agreement, or correct it; the outcome follows from it.

    `orders` is required, except of a mentorship.
    """
    row = _located(partnership_id, "follow_ups.record")
    follow_ups.record(http.session(), http.actor(), row, days, Told(**said))
    return _whole(row)


def _located(partnership_id: int, permission: str) -> Any:
    return locate(http.session(), http.actor(), partnership_id, permission)


def _whole(row: Any) -> dict[str, Any]:
    return {"items": follow_ups.shown(http.session(), http.actor(), row)}
