"""Partnerships: proposed, moved, listed and shown."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import PROSE_LIMIT, Choice, Day, Flag, Number, RegionCode, Text, Whole, labels, required
from matchmaker.schemas.queries import LARGEST_KEY, PageQuery
from matchmaker.schemas.row import Identifier, Row
from matchmaker.schemas.shown import Shown
from matchmaker.terms import DISMISSAL_REASONS, OUTCOMES, OWNERSHIP, PAIRINGS, PARTNERSHIP_STATES, PATTERNS


class PartnershipsQuery(PageQuery):
    """Which partnerships are listed."""

    state = Choice(PARTNERSHIP_STATES, **labels("Tahap", "State"))


class ProposalSchema(Row):
    """A pair to be recorded; a firm of another office is named with that office."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    seeker = Identifier(**required("Pencari (pembeli/peserta)", "Seeker (buyer/mentee)"))
    partner = Identifier(**required("Mitra (pemasok/pendamping)", "Partner (supplier/mentor)"))
    seeker_office = RegionCode(**labels("Kantor pencari", "Seeker's office"))
    partner_office = RegionCode(**labels("Kantor mitra", "Partner's office"))
    state = Choice(PARTNERSHIP_STATES, load_default="introduced", **labels("Tahap", "State"))
    note = Text(PROSE_LIMIT, **labels("Catatan", "Note"))
    pattern = Choice(PATTERNS, **labels("Pola kemitraan", "Pattern"))
    list = Whole(1, LARGEST_KEY, **labels("Daftar saran", "Suggestion list"))


class StepSchema(Row):
    """The next state, with what is known by then; a declined partnership has a reason."""

    state = Choice(PARTNERSHIP_STATES, **required("Tahap", "State"))
    note = Text(PROSE_LIMIT, **labels("Catatan", "Note"))
    reason = Choice(DISMISSAL_REASONS, **labels("Alasan", "Reason"))
    pattern = Choice(PATTERNS, **labels("Pola kemitraan", "Pattern"))
    value = Number(**labels("Nilai (Rp)", "Value (Rp)"))
    ownership = Choice(OWNERSHIP, **labels("Kepemilikan atau penguasaan", "Ownership or control"))
    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))


class SideSchema(Shown):
    """One of the two firms."""

    id = Text()
    office = Text()
    name = Text()


class TakenStepSchema(Shown):
    """A step that was taken; its note is for offices only."""

    old_state = Choice(PARTNERSHIP_STATES, allow_none=True)
    new_state = Choice(PARTNERSHIP_STATES)
    note = Text()
    at = fields.AwareDateTime()


class PartnershipShown(Shown):
    """A partnership; a business sees its own side's interest, and neither notes nor what only offices weigh."""

    id = Whole()
    pairing = Choice(PAIRINGS)
    seeker = fields.Nested(SideSchema)
    partner = fields.Nested(SideSchema)
    state = Choice(PARTNERSHIP_STATES)
    outcome = Choice(OUTCOMES, allow_none=True)
    pattern = Choice(PATTERNS, allow_none=True)
    value = Number(allow_none=True)
    decided_on = Day(allow_none=True)
    exposed_rank = Whole(allow_none=True)
    seeker_interested = Flag()
    partner_interested = Flag()
    revision = Whole()
    created_at = fields.AwareDateTime()
    changed_at = fields.AwareDateTime()
    steps = fields.List(fields.Nested(TakenStepSchema))
    next = fields.List(Choice(PARTNERSHIP_STATES))
