"""Codes that an official has to decide, as the API asks and shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.i18n import say
from matchmaker.schemas.fields import Choice, Text, Whole, labels, required
from matchmaker.schemas.firm import KBLI_VERSIONS, KbliCode
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.schemas.reference import KbliSchema
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown


class WaitingShown(Shown):
    """A firm whose codes wait, and the codes of its own line of trade."""

    id = Text()
    office = Text()
    name = Text()
    kbli_version = Choice(KBLI_VERSIONS)
    kbli = fields.List(Text())


class QuestionShown(Shown):
    """A code that waits, what it meant in its version, and what it may be in the newest, the best first."""

    code = Text()
    title = Text()
    products = fields.List(Text())
    candidates = fields.List(fields.Nested(KbliSchema))


class DecisionShown(Shown):
    """All codes of a firm that wait; none once they are decided."""

    kbli_version = Choice(KBLI_VERSIONS)
    revision = Whole()
    questions = fields.List(fields.Nested(QuestionShown))


class KbliAnswerSchema(Row):
    """What a code becomes in the newest version; blank where the firm no longer has such a line."""

    code = KbliCode(**required("Kode lama", "Old code"))
    becomes = KbliCode(**labels("Kode baru", "New code"))


class DecisionSchema(Row):
    """An answer for each code that waits. With `revision`, only where nobody was faster."""

    answers = fields.List(fields.Nested(KbliAnswerSchema), required=True)
    revision = Whole(high=LARGEST_KEY)

    def check(self, data: Mapping[str, Any]) -> None:
        """No code is answered twice."""
        answered = [each["code"] for each in data["answers"]]
        if len(set(answered)) < len(answered):
            raise ValidationError(say("satu kode hanya satu jawaban", "one answer for one code"), field_name="answers")
