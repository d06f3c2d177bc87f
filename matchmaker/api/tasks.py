"""Tasks: what there is to do in one's region, or for one's own firm."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.schemas.queries import Query
from matchmaker.schemas.tasks import TasksShown
from matchmaker.services.partnering import tasks
from matchmaker.services.partnering.tasks import Task


@get("/tasks")
@asks(Query)
@gives(200, TasksShown)
@summary("Daftar tugas")
@http.requires("tasks.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List what is due, by kind, the most overdue first."""
    found = tasks.due(http.session(), http.actor())
    items = [_shown(kind, each) for kind, some in found.items() for each in some[: tasks.MOST]]
    return {"items": items, "more": [kind for kind, some in found.items() if len(some) > tasks.MOST]}


def _shown(kind: str, task: Task) -> dict[str, Any]:
    about = {"firm": task.firm.public_id, "office": task.firm.office} if task.firm else {"thing": task.thing}
    return {"kind": kind, "due": task.due, "title": task.title, "note": task.note, **about}
