"""Labels: what has happened to pairs, as grades to learn from."""

from __future__ import annotations

from matchmaker.schemas.fields import Choice, Day, Flag, Text, Whole, required
from matchmaker.schemas.queries import PageQuery, Query
from matchmaker.schemas.shown import Shown
from matchmaker.terms import PAIRINGS


class LabelsQuery(PageQuery):
    """Of which pairing."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))


class LabelExportQuery(Query):
    """Of which pairing."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))


class LabelSchema(Shown):
    """The grade of a pair: 2 succeeded, 1 agreed or picked, 0 declined, failed, turned down, or passed over and not `examined`.

    `rank` is the best place at which the partner was shown. Firms go by the names that this reader sees.
    """

    seeker = Text()
    partner = Text()
    grade = Whole()
    day = Day(allow_none=True)
    rank = Whole(allow_none=True)
    examined = Flag()
