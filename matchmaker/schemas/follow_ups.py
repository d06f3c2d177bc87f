"""Follow-ups: what is told of a partnership, and how it is shown."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import PROSE_LIMIT, Day, Flag, Number, Text, Whole, labels
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown

MOST = 100_000
"""Orders, and jobs."""
MOST_RUPIAH = 1e13


class FollowUpToldSchema(Row):
    """What has come of a partnership so far; orders may be none, and are not asked of a mentorship."""

    orders = Whole(0, MOST, **labels("Banyak pesanan sejauh ini", "Orders so far"))
    value = Number(0, MOST_RUPIAH, **labels("Nilai pesanan (Rp)", "Value of the orders (Rp)"))
    jobs = Whole(0, MOST, **labels("Pekerja baru", "New jobs"))
    problems = Text(PROSE_LIMIT, **labels("Masalah", "Problems"))


class FollowUpShown(Shown):
    """A follow-up, so many `days` after the agreement; problems are read by offices and by the firm that told them."""

    days = Whole()
    due_on = Day()
    done_on = Day(allow_none=True)
    orders = Whole(allow_none=True)
    value = Number(allow_none=True)
    jobs = Whole(allow_none=True)
    problems = Text(allow_none=True)
    open = Flag()


class FollowUpsShown(Shown):
    """The follow-ups of a partnership, the first due first."""

    items = fields.List(fields.Nested(FollowUpShown))
