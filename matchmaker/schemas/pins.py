"""Pinned candidates as the API takes and shows them."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Flag, Text, Whole, required
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown
from matchmaker.schemas.suggestions import LARGEST_LIMIT, CardSchema
from matchmaker.terms import ROLES


class PinsQuery(OfficeQuery):
    """In which role the firm looks for a partner."""

    role = Choice(ROLES, data_key="as", **required("Sebagai", "As"))


class NewPinSchema(Row):
    """The candidate at a place of a list that was shown for the firm."""

    list = Whole(1, LARGEST_KEY, **required("Daftar saran", "Suggestion list"))
    rank = Whole(1, LARGEST_LIMIT, **required("Urutan", "Place"))


class NewPinShown(Shown):
    """The pin's key."""

    id = Whole()


class PinShown(CardSchema):
    """A pinned candidate: since when, whether it is eligible now, and why not where the reader may read its profile."""

    id = Whole()
    at = fields.AwareDateTime()
    eligible = Flag()
    why_not = Text()


class PinsShown(Shown):
    """What is pinned, the earliest first."""

    items = fields.List(fields.Nested(PinShown))
