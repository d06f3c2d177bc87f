"""Row: what the schemas of all tables share, and the id by which rows name a firm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from matchmaker.i18n import say
from matchmaker.schemas.fields import Cell, Text
from matchmaker.schemas.wording import CODED

_IDENTIFIER = re.compile(r"[^\s/\\:;?#%&<>\"']{1,64}")
_RESERVED = frozenset({"new", ".", "..", "CONTOH"})
"""What means something else: the form for a new firm, the folder above, and the example row of the template workbook."""


class Identifier(Text):
    """A firm's id: up to 64 characters without spaces, slashes, colons or semicolons, and no reserved word."""

    def read(self, value: Any) -> str | None:
        """The id."""
        text = super().read(value)
        if text is None or (_IDENTIFIER.fullmatch(text) and text not in _RESERVED):
            return text
        raise ValidationError(
            say(
                "kode “{text}” tidak dapat dipakai; pakai huruf, angka, titik, atau tanda hubung, paling banyak 64",
                "id “{text}” cannot be used; use up to 64 letters, digits, dots or hyphens",
                text=text[:80],
            )
        )


class Row(Schema):
    """One row or JSON object; an unknown field is refused by name."""

    error_messages = CODED

    class Meta:
        """marshmallow's options."""

        unknown = RAISE

    def check(self, data: Mapping[str, Any]) -> None:
        """Raise ValidationError, naming the field, where the values do not go together."""

    @validates_schema(skip_on_field_errors=True)
    def _check(self, data: dict[str, Any], **more: Any) -> None:
        self.check(data)

    def take(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        """The known values of the cells that are not blank, as `load` reads them, at a third of its cost; raises ValidationError."""
        taken: dict[str, Any] = {}
        refused: dict[str, Any] = {}
        for name, field in self.fields.items():
            try:
                meant = field.read(cells[name]) if name in cells and isinstance(field, Cell) else None
                if meant is not None:
                    taken[name] = meant
                elif field.required:
                    refused[name] = [CODED["required"]]
            except ValidationError as problem:
                refused[name] = problem.messages
        if refused:
            raise ValidationError(refused)
        self.check(taken)
        return taken
