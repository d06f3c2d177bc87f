"""Uploaded files, what is asked about them and what is answered, as the API takes and shows them."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Flag, RegionCode, Text, Whole, labels, required
from matchmaker.schemas.items import Items
from matchmaker.schemas.queries import Query
from matchmaker.schemas.row import Identifier, Row
from matchmaker.schemas.shown import Shown
from matchmaker.terms import TWIN_SIGNS, UPLOAD_STATES

MOST_HEADINGS, MOST_TWINS = 500, 500


class UploadQuery(Query):
    """The name of the file whose content is the body, and the office that it is for, where one's region holds several."""

    name = Text(120, **required("Nama berkas", "File name"))
    office = RegionCode(**labels("Kantor", "Office"))


class UploadSchema(Shown):
    """An uploaded file: how far it is, and the firms by what its import would do or did; `job` is what it waits for."""

    id = Whole()
    office = Text()
    name = Text()
    state = Choice(UPLOAD_STATES)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), allow_none=True)
    error = Text(allow_none=True)
    job = Whole(allow_none=True)
    uploaded_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)


class HeadingAskedSchema(Shown):
    """A heading that is not known, with the columns that it may mean."""

    sheet = Text()
    heading = Text()
    suggestions = fields.List(fields.String())


class TwinAskedSchema(Shown):
    """A firm of the file beside the one that it may be, and the signs that both have; `other_row` where that one is another row's."""

    uploaded = fields.Dict(keys=fields.String())
    stored = fields.Dict(keys=fields.String())
    signs = fields.List(Choice(TWIN_SIGNS))
    row = Whole(allow_none=True)
    other_row = Whole(allow_none=True)


class CheckedUploadSchema(UploadSchema):
    """An uploaded file with what is asked about it."""

    headings = fields.List(fields.Nested(HeadingAskedSchema))
    twins = fields.List(fields.Nested(TwinAskedSchema))
    notices = fields.List(fields.String())


class RowProblemSchema(Shown):
    """Why a value was refused; row 0 is the whole file."""

    file = Text()
    row = Whole()
    column = Text()
    value = Text()
    reason = Text()


class HeadingSaidSchema(Row):
    """What a heading means; without a column: nothing, it is ignored."""

    sheet = Text(20, **required("Tabel", "Table"))
    heading = Text(120, **required("Judul kolom", "Heading"))
    column = Text(40, **labels("Kolom", "Column"))


class TwinSaidSchema(Row):
    """Whether a firm of the file is the stored one, or the other row's."""

    uploaded = Identifier(**required("Kode di berkas", "Id in the file"))
    stored = Identifier(**required("Kode tersimpan atau di baris lain", "Id stored or in the other row"))
    same = Flag(**required("Usaha yang sama", "The same firm"))


class UploadAnswersSchema(Row):
    """What an official says of a file; `all_twins` answers what `twins` leaves open."""

    headings: fields.List = Items(HeadingSaidSchema, MOST_HEADINGS)  # type: ignore[type-arg]
    twins: fields.List = Items(TwinSaidSchema, MOST_TWINS)  # type: ignore[type-arg]
    all_twins = Flag(**labels("Semua usaha yang sama", "All the same firm"))


class TakeSchema(Row):
    """Whether good rows are taken beside refused ones."""

    take_good_rows = Flag(**labels("Ambil baris yang benar", "Take the good rows"))
