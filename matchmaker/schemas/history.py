"""The history of a profile, as the API shows it."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Day, Flag, Text, Whole, labels, required
from matchmaker.schemas.firm_documents import FirmShown, OfficeQuery
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.shown import Shown
from matchmaker.terms import CONFIDENCE


class HistoryQuery(PageQuery):
    """Which part of the history; `office` where several of the region use one id."""

    office = Text(13, **labels("Kantor", "Office"))


class PastQuery(OfficeQuery):
    """The day on which the profile is wanted."""

    on = Day(**required("Tanggal", "Day"))


class ChangeShown(Shown):
    """What happened to a profile: `changes` maps each field to [before, after], null where the values are a person's."""

    at = fields.AwareDateTime()
    by = Text(allow_none=True)
    act = Text()
    visit = Whole(allow_none=True)
    changes = fields.Dict(keys=fields.String(), values=fields.Raw(allow_none=True))


class PastShown(Shown):
    """A profile as it stood, and the fields whose values were erased since."""

    profile = fields.Nested(FirmShown)
    erased = fields.List(fields.String())


class FreshnessShown(Shown):
    """When the facts of a profile were last seen, on which visit, and how far they can be relied upon."""

    observed_on = Day(allow_none=True)
    visit = Whole(allow_none=True)
    old = Flag()
    confidence = Choice(CONFIDENCE)
