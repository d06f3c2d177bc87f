"""Reference facts: what is looked up, and how it is shown."""

from __future__ import annotations

from matchmaker.schemas.fields import Choice, Number, RegionCode, Text, Whole, labels, required
from matchmaker.schemas.firm import KBLI_VERSIONS
from matchmaker.schemas.queries import PageQuery, Query
from matchmaker.schemas.shown import Share, Shown


class KbliQuery(Query):
    """A business in everyday words."""

    text = Text(**required("Teks", "Text"))
    version = Choice(KBLI_VERSIONS, load_default=KBLI_VERSIONS[0].value, **labels("Versi KBLI", "KBLI version"))
    limit = Whole(1, 50, load_default=5, **labels("Paling banyak", "At most"))


class KbliSchema(Shown):
    """A five-digit code; `score` says how well its best name matches."""

    version = Choice(KBLI_VERSIONS)
    code = Text()
    title = Text()
    score = Share("Kemiripan", "Likeness")


class RegionsQuery(PageQuery):
    """The unit whose parts are listed; without it the cities and regencies."""

    area = RegionCode(**labels("Wilayah", "Area"))


class RegionSchema(Shown):
    """An administrative unit by its Kemendagri code."""

    code = Text()
    level = Text()
    name = Text()
    parent = Text(allow_none=True)
    latitude = Number(-90, 90, allow_none=True)
    longitude = Number(-180, 180, allow_none=True)


