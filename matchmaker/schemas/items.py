"""Items: a list of objects that is measured before any of it is read."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.i18n import say
from matchmaker.schemas.row import Row
from matchmaker.schemas.wording import CODED


class Items(fields.List):  # type: ignore[type-arg]
    """At most `most` objects of a schema; a longer list is refused as a whole."""

    def __init__(self, schema: type[Row], most: int, **more: Any) -> None:
        super().__init__(fields.Nested(schema, error_messages=CODED), **{"error_messages": CODED, **more})
        self.most = most

    def _deserialize(self, value: Any, *given: Any, **more: Any) -> list[Any]:
        if isinstance(value, list) and len(value) > self.most:
            raise ValidationError(say("paling banyak {most} baris", "at most {most} lines", most=self.most))
        return super()._deserialize(value, *given, **more)
