"""The page of those who wait for a mentor."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.services.partnering import mentor_queue
from matchmaker.web.column import Column
from matchmaker.web.door import pages
from matchmaker.web.listing import Listing
from matchmaker.web.wording import named, place

QUEUE = Listing(
    "Menunggu pendamping",
    "Waiting for a mentor",
    (
        Column("firm", "Usaha", "Firm", lambda each: each.firm.name),
        Column("id", "Kode usaha", "Firm id", lambda each: each.firm.public_id, shown=False),
        Column("region", "Kelurahan", "Kelurahan", lambda each: place(each.firm.region), shown=False),
        Column("wants", "Ingin mempelajari", "Wants to learn", lambda each: list(each.wants)),
        Column("turn", "Giliran", "Turn", lambda each: named(each.turn, "MENTOR_TURNS")),
        Column("since", "Menunggu sejak", "Waits since", lambda each: each.since),
        Column("act", "Pendamping", "Mentors"),
    ),
)
"""In the order in which they are to be served, and in no other."""


@pages.get("/mentor-queue")
@http.requires("mentor_queue.read")
def show_mentor_queue() -> ResponseReturnValue:
    """Who waits, first who is to be served first, each with a way to find a mentor."""
    asked = QUEUE.asked()
    found = mentor_queue.read(http.session(), http.actor(), asked.page)
    return asked.answer("mentoring/queue.html", found, sample=any(each.firm.sample for each in found[0]))
