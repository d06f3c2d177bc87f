"""What there is to do, each task with the way to where it is done."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for

from matchmaker import http
from matchmaker.services.partnering import tasks
from matchmaker.services.partnering.tasks import Task
from matchmaker.web.door import pages
from matchmaker.web.firm_pages import address

SHOWN = 10
"""So many tasks of a kind are in sight, the others behind a fold."""
PLACES = {
    "answers": ("pages.show_partnership", "partnership_id"),
    "follow_ups": ("pages.list_follow_ups", "partnership_id"),
    "reviews": ("pages.show_mentoring", "partnership_id"),
    "next_steps": ("pages.show_mentoring", "partnership_id"),
    "visits": ("pages.show_visit", "visit_id"),
    "imports": ("pages.show_import", "upload_id"),
    "reports": ("pages.show_report", "report_id"),
}
"""Kind to the page where it is done, and how that names what the task is about."""
ABOUT_FIRMS = {"certificates": "pages.show_legality", "erasures": "pages.show_erasure"}


@pages.get("/tasks")
@http.requires("tasks.read")
def list_tasks() -> str:
    """By kind, the most overdue first; of an office its region's, of a business its own firm's."""
    found = tasks.due(http.session(), http.actor())
    sample = any(each.sample for some in found.values() for each in some)
    return render_template("tasks/list.html", found=found, most=tasks.MOST, shown=SHOWN, to_task=to_task, sample=sample)


def to_task(kind: str, task: Task) -> str:
    """The address of the page where the task is done."""
    if task.firm is not None:
        return address(task.firm, ABOUT_FIRMS[kind])
    endpoint, name = PLACES[kind]
    about: dict[str, Any] = {name: task.thing}
    return url_for(endpoint, **about)
