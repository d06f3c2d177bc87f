"""Explanations: what keeps two firms apart, who is nearly eligible, what a firm could change, and why one candidate is above another."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.engine.gates import GATES
from matchmaker.schemas.fields import Choice, Flag, Number, Text, Whole, labels, required
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.row import Identifier, Row
from matchmaker.schemas.shown import Share, Shown
from matchmaker.schemas.suggestions import LARGEST_LIMIT
from matchmaker.terms import PAIRINGS, ROLES


class _Asked(Row):
    """In which pairing and role the firm asks, and perhaps about one need."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    role = Choice(ROLES, data_key="as", **required("Sebagai", "As"))
    need = Text(**labels("Kebutuhan", "Need"))


class ObstaclesQuery(_Asked, OfficeQuery):
    """With whom."""

    other = Identifier(**required("Usaha lain", "Other firm"))


class NearMissesQuery(_Asked, OfficeQuery):
    """How many."""

    limit = Whole(1, LARGEST_LIMIT, load_default=10, **labels("Paling banyak", "At most"))


class ContrastQuery(_Asked, OfficeQuery):
    """Which two candidates, in any order."""

    one = Identifier(**required("Calon pertama", "First candidate"))
    other = Identifier(**required("Calon kedua", "Second candidate"))


class ObstacleSchema(Shown):
    """A gate that closes the pair, by its code, and what would have to change; without remedies nothing that the two could."""

    code = Choice(GATES)
    sentence = Text()
    remedies = fields.List(fields.String())


class StandingSchema(Shown):
    """Whether the pair is eligible; the gates that close it, in their order; and notes on what is no gate."""

    eligible = Flag()
    obstacles = fields.List(fields.Nested(ObstacleSchema))
    notes = fields.List(fields.String())


class NearMissSchema(Shown):
    """A firm that one change would make eligible, with the score and coverage that it would have then."""

    partner = Text()
    name = Text()
    score = Share("Skor", "Score")
    coverage = Share("Cakupan data", "Coverage")
    obstacle = Text()
    remedy = Text()


class NearMissesSchema(Shown):
    """The best near misses, best first."""

    items = fields.List(fields.Nested(NearMissSchema))


class PlanStepSchema(Shown):
    """One change of the firm's own, the gate that it opens, and how many `firms` more would be eligible when it asks in that role."""

    role = Choice(ROLES, data_key="as")
    gate = Choice(GATES)
    firms = Whole()
    sentence = Text()


class PlanSchema(Shown):
    """The changes that open most partners, best first; and for each offer, what capacity would fill how many needs."""

    steps = fields.List(fields.Nested(PlanStepSchema))
    markets = fields.List(fields.List(fields.String()))


class DifferenceSchema(Shown):
    """What a feature adds to the better candidate beyond what it adds to the other (negative: less), and the fact of each."""

    feature = Text()
    amount = Number(low=-1, high=1)
    better = Text()
    worse = Text()


class ContrastSchema(Shown):
    """The candidate that is `better`; what makes most of the difference, largest first; and what speaks for the other."""

    better = Text()
    worse = Text()
    above = fields.List(fields.Nested(DifferenceSchema))
    though = fields.List(fields.Nested(DifferenceSchema))
    sentences = fields.List(fields.String())
