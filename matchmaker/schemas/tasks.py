"""Tasks, as they are shown."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Day, Text, Whole
from matchmaker.schemas.shown import Shown
from matchmaker.terms import TASK_KINDS


class TaskShown(Shown):
    """Something to be done by `due`; `thing` is the number of the partnership, visit, upload or report, `firm` and `office` name a firm."""

    kind = Choice(TASK_KINDS)
    due = Day()
    title = Text()
    note = Text()
    thing = Whole(allow_none=True)
    firm = Text()
    office = Text()


class TasksShown(Shown):
    """Tasks by kind, the most overdue first; of each kind at most a hundred, `more` names the kinds that have more."""

    items = fields.List(fields.Nested(TaskShown))
    more = fields.List(Choice(TASK_KINDS))
