"""Letters about a partnership: asked for, listed and shown."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Day, Text, Whole, required
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown
from matchmaker.terms import LETTER_KINDS


class LetterSchema(Row):
    """Which letter is drawn up."""

    kind = Choice(LETTER_KINDS, **required("Jenis surat", "Kind of letter"))


class LetterShown(Shown):
    """A letter; `code` is what the public page asks for, `facts_hash` the SHA-256 of what it is written from."""

    id = Whole()
    kind = Choice(LETTER_KINDS)
    number = Text()
    day = Day()
    code = Text()
    facts_hash = Text()


class LettersShown(Shown):
    """The letters about a partnership that the reader may have, the latest first."""

    items = fields.List(fields.Nested(LetterShown))
