"""What there is to do, each task with the way to where it is done."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from matchmaker import http
from matchmaker.services.partnering import tasks
from matchmaker.services.partnering.tasks import Task
from matchmaker.web.column import Column
from matchmaker.web.door import pages
from matchmaker.web.firm_pages import address
from matchmaker.web.listing import Listing
from matchmaker.web.wording import named

SHOWN = 10
"""So many tasks of a kind are in sight, the others behind a fold."""
TASKS = Listing(
    "Tugas",
    "Tasks",
    (
        Column("kind", "Jenis", "Kind", lambda row: named(row[0], "TASK_KINDS")),
        Column("due", "Jatuh tempo", "Due", lambda row: row[1].due),
        Column("title", "Tugas", "Task", lambda row: row[1].title),
        Column("note", "Keterangan", "Note", lambda row: row[1].note),
    ),
)
PLACES = {
    "interests": ("pages.show_partnership", "partnership_id"),
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
def list_tasks() -> ResponseReturnValue:
    """By kind, the most overdue first; of an office its region's, of a business its own firm's."""
    by_kind, asked = tasks.due(http.session(), http.actor()), TASKS.asked()
    rows = [(kind, each) for kind, some in by_kind.items() for each in some[: tasks.MOST]]
    shown = {"by_kind": by_kind, "most": tasks.MOST, "first": SHOWN, "to_task": to_task}
    return asked.answer("tasks/list.html", (rows, len(rows)), **shown, sample=any(each.sample for _, each in rows))


def to_task(kind: str, task: Task) -> str:
    """The address of the page where the task is done."""
    if task.firm is not None:
        return address(task.firm, ABOUT_FIRMS[kind])
    endpoint, name = PLACES[kind]
    about: dict[str, Any] = {name: task.thing}
    return url_for(endpoint, **about)
