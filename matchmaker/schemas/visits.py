"""Visits and reports: planned, recorded, checked, told, followed up and shown."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import PROSE_LIMIT, Choice, Day, Text, Whole, labels, required
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Shown
from matchmaker.terms import LETTER_KINDS, PARTNERSHIP_STATES, REPORT_STATES, VISIT_STATES

LONGEST_REPORT = 4_000


class VisitsQuery(PageQuery):
    """Which visits are listed."""

    state = Choice(VISIT_STATES, **labels("Keadaan", "State"))


class VisitPlanSchema(Row):
    """A visit that is planned; `assignment` is the number of the surat tugas."""

    planned_on = Day(**required("Tanggal rencana", "Planned on"))
    assignment = Text(100, **required("Nomor surat tugas", "Number of the surat tugas"))
    purpose = Text(PROSE_LIMIT, **required("Maksud kunjungan", "Purpose"))


class VisitRecordSchema(Row):
    """A visit that has taken place, and what was recorded."""

    done_on = Day(**required("Tanggal pelaksanaan", "Done on"))
    note = Text(PROSE_LIMIT, **required("Yang didata", "What was recorded"))


class VisitShown(Shown):
    """A visit as offices see it; `changed` names the fields of the profile that were changed on it."""

    id = Whole()
    firm = Text()
    office = Text()
    official = Text()
    code = Text()
    state = Choice(VISIT_STATES)
    planned_on = Day()
    assignment = Text()
    purpose = Text()
    done_on = Day(allow_none=True)
    note = Text(allow_none=True)
    changed = fields.List(fields.String())


class CheckSchema(Row):
    """A check code, however it is grouped."""

    code = Text(**required("Kode periksa", "Check code"))


class CheckedLetter(Shown):
    """What anybody who holds a letter may know of it."""

    number = Text()
    kind = Choice(LETTER_KINDS)
    day = Day()
    office = Text()
    firms = fields.List(fields.String())
    state = Choice(PARTNERSHIP_STATES, allow_none=True)


class CheckShown(Shown):
    """Whether the code is real; if so the `letter`, or by whom the visit, on which day, and the firm's name in part.

    `promise` is always said.
    """

    real = fields.Boolean()
    promise = Text()
    office = Text()
    official = Text()
    firm = Text()
    state = Choice(VISIT_STATES)
    day = Day()
    letter = fields.Nested(CheckedLetter)


class ReportSchema(Row):
    """What somebody tells; contact and code only if they wish."""

    text = Text(LONGEST_REPORT, **required("Laporan", "Report"))
    contact = Text(**labels("Cara menghubungi Anda", "How to reach you"))
    code = Text(**labels("Kode periksa", "Check code"))


class TrackingSchema(Row):
    """A report's tracking number, however it is grouped."""

    number = Text(**required("Nomor laporan", "Tracking number"))


class ReportStepSchema(Row):
    """The next state of a report, and a note to the reporter."""

    state = Choice(REPORT_STATES, **required("Tahap", "State"))
    note = Text(PROSE_LIMIT, **labels("Pesan untuk pelapor", "Note to the reporter"))


class FollowUpSchema(Shown):
    """A step in following a report up."""

    state = Choice(REPORT_STATES)
    note = Text()
    at = fields.AwareDateTime()


class TrackedShown(Shown):
    """What a reporter sees of the report: its number once, then its state and steps."""

    number = Text()
    state = Choice(REPORT_STATES)
    steps = fields.List(fields.Nested(FollowUpSchema))


class ReportsQuery(PageQuery):
    """Which reports are listed."""

    state = Choice(REPORT_STATES, **labels("Tahap", "State"))


class ReportListed(Shown):
    """A report in the inbox, without its text: opening one is put on record."""

    id = Whole()
    office = Text()
    state = Choice(REPORT_STATES)
    visit = Whole(allow_none=True)
    created_at = fields.AwareDateTime()


class ReportShown(ReportListed):
    """A report as those see it who follow it up."""

    text = Text()
    contact = Text(allow_none=True)
    steps = fields.List(fields.Nested(FollowUpSchema))
    next = fields.List(Choice(REPORT_STATES))
