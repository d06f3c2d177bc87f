"""Kept suggestion lists: as they were shown, or under other weights."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Text, Whole, labels
from matchmaker.schemas.queries import LARGEST_KEY, Query
from matchmaker.schemas.shown import Shown
from matchmaker.schemas.suggestions import SuggestedSchema
from matchmaker.terms import PAIRINGS, ROLES


class SuggestionListQuery(Query):
    """Perhaps other weights."""

    weight_set = Whole(1, LARGEST_KEY, **labels("Bobot", "Weight set"))


class PastItemSchema(SuggestedSchema):
    """One partner as it was shown; `was` is its place then."""

    was = Whole()


class SuggestionListSchema(Shown):
    """A list as somebody saw it at `shown_at` by the weights of `shown_by`; or computed again by those of `weight_set`.

    `filters` says which candidates were left in, by the names of the filters.
    Then only those who were shown are ranked, and `not_kept` names the features whose values were not kept with the list.
    Of a firm whose data have been erased only its place is told, and one sentence that says so.
    """

    id = Whole()
    firm = Text()
    pairing = Choice(PAIRINGS)
    role = Choice(ROLES, data_key="as")
    need = Text(allow_none=True)
    filters = fields.Dict(keys=fields.String(), allow_none=True)
    shown_at = fields.AwareDateTime()
    shown_by = Whole()
    weight_set = Whole()
    eligible = Whole()
    items = fields.List(fields.Nested(PastItemSchema))
    not_kept = fields.List(fields.String())
