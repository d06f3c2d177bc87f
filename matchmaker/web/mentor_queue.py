"""The page of those who wait for a mentor."""

from __future__ import annotations

from flask import render_template

from matchmaker import http
from matchmaker.services.partnering import mentor_queue
from matchmaker.web.door import page, pages


@pages.get("/mentor-queue")
@http.requires("mentor_queue.read")
def show_mentor_queue() -> str:
    """Who waits, first who is to be served first, each with a way to find a mentor."""
    found, total = mentor_queue.read(http.session(), http.actor(), page())
    return render_template("mentoring/queue.html", found=found, total=total, page=page(), sample=any(each.firm.sample for each in found))
