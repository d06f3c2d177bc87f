"""The recap of partnerships: which period is asked for, and its numbers as the API shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.i18n import say
from matchmaker.schemas.fields import Choice, Day, Flag, Number, Text, Whole, labels
from matchmaker.schemas.queries import Query
from matchmaker.schemas.shown import Shown
from matchmaker.terms import SIZE_CLASSES

YEARS = range(1945, 2101)


class RecapQuery(Query):
    """From which day to which, both counted; a day that is left out is the first or last of this year."""

    since = Day(data_key="from", **labels("Dari tanggal", "From"))
    until = Day(data_key="to", **labels("Sampai tanggal", "To"))

    def check(self, data: Mapping[str, Any]) -> None:
        """The period does not end before it begins, and lies in years in which there are partnerships."""
        since, until = data.get("since"), data.get("until")
        for name, day in (("from", since), ("to", until)):
            if day and day.year not in YEARS:
                raise ValidationError(say("isi tahun dari {first} sampai {last}", "give a year from {first} to {last}",
                                          first=YEARS[0], last=YEARS[-1]), field_name=name)  # fmt: skip
        if since and until and until < since:
            raise ValidationError(say("tanggal akhir mendahului tanggal awal", "it ends before it begins"), field_name="to")


class RecapLineShown(Shown):
    """The partnerships of one group: `key` is blank where the group is unknown, `days` the mean duration of those agreed on."""

    key = Text()
    count = Whole()
    open = Whole()
    closed = Whole()
    value = Number()
    days = Number(allow_none=True)


class ReasonShown(Shown):
    """How many partnerships came to this state for this reason."""

    state = Text()
    reason = Text()
    count = Whole()


class ServedShown(Shown):
    """The firms of a small size class now, with and without a partner."""

    size = Choice(SIZE_CLASSES)
    firms = Whole()
    partnered = Whole()
    alone = Whole()


class RecapShown(Shown):
    """The numbers of the partnerships that began in the period, by the smaller side; `sample` where all of it is invented.

    `sector` is a KBLI version and golongan pokok, such as 2025:10; `budget_share` counts supply chains by the 40 % rule on the supplier.
    """

    since = Day(data_key="from")
    until = Day(data_key="to")
    sample = Flag()
    total = fields.Nested(RecapLineShown)
    by_pairing = fields.List(fields.Nested(RecapLineShown))
    by_pattern = fields.List(fields.Nested(RecapLineShown))
    by_size = fields.List(fields.Nested(RecapLineShown))
    by_sector = fields.List(fields.Nested(RecapLineShown))
    by_region = fields.List(fields.Nested(RecapLineShown))
    states = fields.Dict(keys=fields.String(), values=fields.Integer())
    reasons = fields.List(fields.Nested(ReasonShown))
    budget_share = fields.Dict(keys=fields.String(), values=fields.Integer())
    small = fields.List(fields.Nested(ServedShown))
