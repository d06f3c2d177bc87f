"""Those who wait for a mentor."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.mentoring import MenteeShown
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.shown import page_of
from matchmaker.services.partnering import mentor_queue


@get("/mentor-queue")
@asks(PageQuery)
@gives(200, page_of(MenteeShown))
@summary("Antrean menunggu pendamping")
@http.requires("mentor_queue.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the firms of one's region that wait for a mentor, first who is to be served first."""
    found = mentor_queue.read(http.session(), http.actor(), part(asked))
    return envelope(found, part(asked), [_shown(each) for each in found[0]])


def _shown(place: mentor_queue.Place) -> dict[str, Any]:
    firm = {"id": place.firm.public_id, "office": place.firm.office, "name": place.firm.name}
    return {**firm, "turn": place.turn, "since": place.since, "wants": list(place.wants)}
