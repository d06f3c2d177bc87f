"""Explanations: what keeps two firms apart, who is nearly eligible, what a firm could change, and why one candidate is above another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.engine.gates import GATES
from matchmaker.i18n import say
from matchmaker.schemas.fields import Choice, Flag, Number, Text, Whole, labels, required
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.row import Identifier, Row
from matchmaker.schemas.shown import Figures, Share, Shown
from matchmaker.schemas.suggestions import LARGEST_LIMIT
from matchmaker.terms import PAIRINGS, ROLES

FEWEST, MOST = 2, 4
"""So many candidates are compared."""


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


class ComparisonQuery(_Asked, OfficeQuery):
    """Which two to four candidates, in any order: each an id, «office:id» where another office keeps the firm."""

    one = fields.List(Text(required=True), **required("Calon", "Candidate"))

    def check(self, data: Mapping[str, Any]) -> None:
        """Two to four of them."""
        if not FEWEST <= len(set(data["one"])) <= MOST:
            raise ValidationError(say("sebutkan dua sampai empat calon", "name two to four candidates"), field_name="one")


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


class CandidateSchema(Shown):
    """A candidate with its score, its coverage, what each feature adds, the fact behind it, and in which features nobody has more."""

    partner = Text()
    name = Text()
    score = Share("Skor", "Score")
    coverage = Share("Cakupan data", "Coverage")
    contributions = Figures()
    facts = fields.Dict(keys=fields.String(), values=fields.String())
    highest = fields.List(fields.String())


class LeftOutSchema(Shown):
    """A candidate that cannot be compared, as it was named, and why."""

    name = Text()
    why = Text()


class ContrastSchema(Shown):
    """The candidate that is `better`; what makes most of the difference, largest first; and what speaks for the other."""

    better = Text()
    worse = Text()
    above = fields.List(fields.Nested(DifferenceSchema))
    though = fields.List(fields.Nested(DifferenceSchema))
    sentences = fields.List(fields.String())


class ComparedSchema(Shown):
    """The candidates, best first; the first against each of the others; who was left out; and the weights in use."""

    weight_set = Whole()
    items = fields.List(fields.Nested(CandidateSchema))
    contrasts = fields.List(fields.Nested(ContrastSchema))
    left_out = fields.List(fields.Nested(LeftOutSchema))
