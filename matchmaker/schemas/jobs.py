"""Jobs and daily lists, as the API takes and shows them."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Flag, RegionCode, Text, Whole, labels, required
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Envelope, Share, Shown
from matchmaker.terms import CITY_LIST_VIEWS, JOB_KINDS, JOB_STATES, PAIRINGS, ROLES


class JobsQuery(PageQuery):
    """Which jobs are listed."""

    state = Choice(JOB_STATES, **labels("Keadaan", "State"))


class NewJobSchema(Row):
    """A daily list that is to be made now; `office` only for those whose region holds several."""

    role = Choice(ROLES, data_key="as", **required("Sebagai", "As"))
    office = RegionCode(**labels("Kantor", "Office"))


class JobSchema(Shown):
    """A job: `done` of `total` firms, what is being done, and what came of it or why nothing did, in the reader's language."""

    id = Whole()
    kind = Choice(JOB_KINDS)
    office = Text()
    pairing = Choice(PAIRINGS, allow_none=True)
    role = Choice(ROLES, data_key="as", allow_none=True)
    state = Choice(JOB_STATES)
    attempts = Whole()
    done = Whole()
    total = Whole(allow_none=True)
    message = Text(allow_none=True)
    error = Text(allow_none=True)
    result = fields.Dict(keys=fields.String(), allow_none=True)
    asked_at = fields.AwareDateTime()
    started_at = fields.AwareDateTime(allow_none=True)
    ended_at = fields.AwareDateTime(allow_none=True)


class CityListQuery(PageQuery):
    """Which part of the latest daily list: who has other partners than before, who has none, or all; perhaps one firm by its id."""

    role = Choice(ROLES, data_key="as", **required("Sebagai", "As"))
    view = Choice(CITY_LIST_VIEWS, load_default="changed", **labels("Bagian", "Part"))
    office = Text(13, **labels("Kantor", "Office"))
    firm = Text(64, **labels("Kode usaha", "Firm id"))


class ListedSchema(Shown):
    """A firm in a list; its score only where it is a partner that is listed now."""

    id = Text()
    office = Text()
    name = Text()
    sample = Flag()
    score = Share("Skor", "Score")


class CityListItemSchema(Shown):
    """A firm with its partners, best first, and who came and went since the list before; `removed` of these have no profile any more."""

    firm = fields.Nested(ListedSchema)
    partners = fields.List(fields.Nested(ListedSchema))
    came = fields.List(fields.Nested(ListedSchema))
    went = fields.List(fields.Nested(ListedSchema))
    removed = Whole()


class CityListSchema(Envelope):
    """One page of the latest complete list: of `firms` firms, `without` have no partner; the times are blank before there is a list."""

    made_at = fields.AwareDateTime(allow_none=True)
    compared_with = fields.AwareDateTime(allow_none=True)
    firms = Whole()
    without = Whole()
    items = fields.List(fields.Nested(CityListItemSchema))
