"""Partnerships: proposed, moved, listed and shown."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import PROSE_LIMIT, Choice, Day, Flag, Number, RegionCode, Text, Whole, labels, required
from matchmaker.schemas.queries import LARGEST_KEY, PageQuery
from matchmaker.schemas.row import Identifier, Row
from matchmaker.schemas.shown import Shown
from matchmaker.terms import (
    ANSWERS,
    DISMISSAL_REASONS,
    END_REASONS,
    FINDING_DECISIONS,
    FINDING_KINDS,
    OUTCOMES,
    OWNERSHIP,
    PAIRINGS,
    PARTNERSHIP_STATES,
    PATTERNS,
    RULE_STATUSES,
    SIDES,
    SIZE_CLASSES,
)

REASONS = tuple({each.value: each for each in (*END_REASONS, *DISMISSAL_REASONS)}.values())
"""Of both vocabularies; which one counts depends on the step."""


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
    ownership = Choice(OWNERSHIP, **labels("Kepemilikan atau penguasaan", "Ownership or control"))


class StepSchema(Row):
    """The next state, with what is known by then.

    A partnership that is declined or ends has a reason and a note, one that is agreed or runs says who owns or controls whom.
    """

    state = Choice(PARTNERSHIP_STATES, **required("Tahap", "State"))
    note = Text(PROSE_LIMIT, **labels("Catatan", "Note"))
    reason = Choice(REASONS, **labels("Alasan", "Reason"))
    pattern = Choice(PATTERNS, **labels("Pola kemitraan", "Pattern"))
    value = Number(**labels("Nilai (Rp)", "Value (Rp)"))
    ownership = Choice(OWNERSHIP, **labels("Kepemilikan atau penguasaan", "Ownership or control"))
    single = Flag(**labels("Hanya satu kali beli", "A single purchase"))
    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))


class ReplySchema(Row):
    """What a side says of a partnership; officials name the side that told them, a business speaks for itself."""

    answer = Choice(ANSWERS, **required("Jawaban", "Answer"))
    side = Choice(SIDES, **labels("Pihak", "Side"))
    reason = Choice(DISMISSAL_REASONS, **labels("Alasan", "Reason"))
    note = Text(PROSE_LIMIT, **labels("Catatan", "Note"))


class FindingDecisionSchema(Row):
    """What an official decides about a finding; the roles are decided on for a pattern."""

    kind = Choice(FINDING_KINDS, **required("Temuan", "Finding"))
    decision = Choice(FINDING_DECISIONS, **required("Keputusan", "Decision"))
    reason = Text(PROSE_LIMIT, **required("Alasan", "Reason"))
    pattern = Choice(PATTERNS, **labels("Pola kemitraan", "Pattern"))


class SideSchema(Shown):
    """One of the two firms."""

    id = Text()
    office = Text()
    name = Text()
    contact = Text(allow_none=True)
    phone = Text(allow_none=True)


class TakenStepSchema(Shown):
    """A step that was taken; its note is for offices only."""

    old_state = Choice(PARTNERSHIP_STATES, allow_none=True)
    new_state = Choice(PARTNERSHIP_STATES)
    note = Text()
    at = fields.AwareDateTime()


class RuleShown(Shown):
    """Where a rule stands, and whether that has been checked; blank where none is behind the sentence."""

    sentence = Text()
    source = Text(allow_none=True)
    article = Text(allow_none=True)
    status = Choice(RULE_STATUSES, allow_none=True)


class RoleShown(Shown):
    """One side's role by the sizes, its size class, and by which figures; the basis only for those who may read the firm."""

    role = Text()
    size_class = Choice(SIZE_CLASSES, allow_none=True)
    basis = Text(allow_none=True)


class RolesShown(RuleShown):
    """Whether the sizes fit the pattern; `fits` is blank where that cannot be checked yet."""

    pattern = Choice(PATTERNS)
    fits = Flag(allow_none=True)
    seeker = fields.Nested(RoleShown)
    partner = fields.Nested(RoleShown)


class FindingShown(RuleShown):
    """A doubt about the partnership; `decision` is blank until an official decides."""

    kind = Choice(FINDING_KINDS)
    decision = Choice(FINDING_DECISIONS, allow_none=True)
    reason = Text(allow_none=True)


class PartnershipShown(Shown):
    """A partnership; a business sees its own side's interest, and neither notes nor what only offices weigh.

    Contacts are there once both sides have agreed to it, and for those who may read the firm anyhow.
    """

    id = Whole()
    pairing = Choice(PAIRINGS)
    seeker = fields.Nested(SideSchema)
    partner = fields.Nested(SideSchema)
    state = Choice(PARTNERSHIP_STATES)
    outcome = Choice(OUTCOMES, allow_none=True)
    pattern = Choice(PATTERNS, allow_none=True)
    value = Number(allow_none=True)
    decided_on = Day(allow_none=True)
    reason = Choice(REASONS, allow_none=True)
    answer_due = Day(allow_none=True)
    ownership = Choice(OWNERSHIP, allow_none=True)
    exposed_rank = Whole(allow_none=True)
    seeker_interested = Flag()
    partner_interested = Flag()
    revision = Whole()
    created_at = fields.AwareDateTime()
    changed_at = fields.AwareDateTime()
    steps = fields.List(fields.Nested(TakenStepSchema))
    next = fields.List(Choice(PARTNERSHIP_STATES))
    answers = fields.List(Choice(ANSWERS))
    roles = fields.Nested(RolesShown, allow_none=True)
    findings = fields.List(fields.Nested(FindingShown))
