"""Why a pair was chosen, as the API shows it."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Text, Whole
from matchmaker.schemas.partnerships import TakenStepSchema
from matchmaker.schemas.shown import Shown
from matchmaker.schemas.suggestions import SuggestedSchema
from matchmaker.terms import CHOICE_ORIGINS, FINDING_KINDS


class DecidedStepShown(TakenStepSchema):
    """A step and the account that took it."""

    by = Whole(allow_none=True)


class DecidedFindingShown(Shown):
    """What was decided about a doubt (goes_on, is_none, or undecided), why, and by which account."""

    kind = Choice(FINDING_KINDS)
    decision = Text()
    reason = Text()
    by = Whole(allow_none=True)
    at = fields.AwareDateTime()


class ChoiceShown(Shown):
    """Where a pair comes from; with a list at hand the partner as it was `chosen` and those `above` it who were passed over.

    The whole list is at /suggestion-lists; `asked_by` is the account that was shown it.
    """

    origin = Choice(CHOICE_ORIGINS)
    list = Whole(allow_none=True)
    rank = Whole(allow_none=True)
    shown_at = fields.AwareDateTime()
    asked_by = Whole(allow_none=True)
    weight_set = Whole()
    eligible = Whole()
    chosen = fields.Nested(SuggestedSchema, allow_none=True)
    above = fields.List(fields.Nested(SuggestedSchema))
    steps = fields.List(fields.Nested(DecidedStepShown))
    findings = fields.List(fields.Nested(DecidedFindingShown))
