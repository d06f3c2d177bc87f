"""The public register of concluded partnerships, as the API shows it."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Flag, Text, Whole
from matchmaker.schemas.shown import Shown
from matchmaker.terms import PAIRINGS, PARTNERSHIP_STATES, PATTERNS


class RegisteredSideShown(Shown):
    """A firm that wishes to be seen."""

    name = Text()
    sector = Text(allow_none=True)
    region = Text(allow_none=True)


class RegisteredShown(Shown):
    """A concluded partnership; a side is null where the firm has not said that it wishes to be seen, `sample` where it is invented."""

    seeker = fields.Nested(RegisteredSideShown, allow_none=True)
    partner = fields.Nested(RegisteredSideShown, allow_none=True)
    pairing = Choice(PAIRINGS)
    pattern = Choice(PATTERNS, allow_none=True)
    state = Choice(PARTNERSHIP_STATES)
    year = Whole(allow_none=True)
    sample = Flag()
