"""Shown: what goes out; page_of() is the envelope of every list."""

from __future__ import annotations

from functools import cache

from marshmallow import fields

from matchmaker.schemas.fields import Number, Text, Whole, labels
from matchmaker.schemas.row import Row


class Shown(Row):
    """An object of an answer: only what is declared here is sent, each value in one form; what its reader may not see is absent."""


class Envelope(Shown):
    """One page of a list, and how many there are in all."""

    total = Whole(**labels("Jumlah", "Total"))
    page = Whole(**labels("Halaman", "Page"))
    size = Whole(**labels("Baris per halaman", "Rows a page"))


@cache
def page_of(item: type[Row]) -> type[Envelope]:
    """The envelope of a list of such items."""
    return type(f"{item.__name__.removesuffix('Schema')}Page", (Envelope,), {"items": fields.List(fields.Nested(item))})


class ProblemSchema(Shown):
    """Why a request was refused (RFC 9457); `errors` maps each field to its reasons, in the reader's language."""

    type = Text(**labels("Jenis", "Type"))
    title = Text(**labels("Judul", "Title"))
    status = Whole(**labels("Status", "Status"))
    detail = Text(**labels("Keterangan", "Detail"))
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))


class Figures(fields.Dict):
    """Names with a number each."""

    def __init__(self) -> None:
        super().__init__(keys=fields.String(), values=fields.Float(allow_none=True))


class Intervals(fields.Dict):
    """Names with [low, high], or [low, mean, high], each."""

    def __init__(self) -> None:
        super().__init__(keys=fields.String(), values=fields.List(fields.Float(allow_none=True)))


class Share(Number):
    """A number from 0 to 1."""

    def __init__(self, label_id: str, label_en: str) -> None:
        super().__init__(high=1, **labels(label_id, label_en))
