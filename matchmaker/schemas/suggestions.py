"""Suggestions: what is asked, what is shown, and what a business answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.schemas.fields import Choice, Flag, Number, RegionCode, Repeated, Text, Whole, labels, required
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Figures, Share, Shown
from matchmaker.schemas.weights import Weights
from matchmaker.schemas.wording import CODED
from matchmaker.terms import CAPACITY_FILLED, CERTIFICATE_KINDS, DISMISSAL_REASONS, PAIRINGS, ROLES, SIZE_CLASSES

LARGEST_LIMIT = 100
FARTHEST_KM = 1_000


class FiltersSchema(Row):
    """What candidates must be, before the best are taken; whoever is not known to be so is left out.

    In the region `kelurahan`, at most `within_km` away, of a size class by PP 7/2021, with all of the certificates in force, with free
    capacity for all or a part of the need, a group (KUBE) or a member of one. A business narrows by the first two and certificates only,
    and like an evaluator by distances of 5, 10, 30 and 100 km only.
    """

    kelurahan = RegionCode(**labels("Kelurahan", "Kelurahan"))
    within_km = Number(0.1, FARTHEST_KM, **labels("Paling jauh (km)", "At most (km)"))
    size = Choice(SIZE_CLASSES, **labels("Skala usaha", "Size class"))
    certificates = Repeated(Choice(CERTIFICATE_KINDS), data_key="certificate", **labels("Sertifikat yang dimiliki", "Certificates held"))
    filled = Choice(CAPACITY_FILLED, **labels("Kapasitas tersedia", "Free capacity"))
    group = Flag(**labels("Kelompok", "Group"))


class AskedSchema(FiltersSchema):
    """For which pairing, and in which role the firm asks; perhaps for one need, and in other offices too.

    `spread` lowers by that much of the score, for each e-fold of how often it was suggested in 30 days against its room; 0 is off.
    `diverse` keeps more than three of one owner, or of one kelurahan and product, from the first ten where others are nearly as good.
    `explore` gives the last of each ten places to one of the 40 behind the list, drawn anew each day.
    """

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    role = Choice(ROLES, data_key="as", **required("Sebagai", "As"))
    need = Text(**labels("Kebutuhan", "Need"))
    limit = Whole(1, LARGEST_LIMIT, load_default=10, **labels("Paling banyak", "At most"))
    beyond = Flag(load_default=False, **labels("Juga kantor lain", "Other offices too"))
    spread = Number(high=1, load_default=0.0, **labels("Harga pernah disarankan", "Price of having been suggested"))
    diverse = Flag(load_default=False, **labels("Sepuluh teratas beragam", "First ten diverse"))
    explore = Flag(load_default=False, **labels("Satu dari sepuluh dicoba", "One in ten on trial"))


class SuggestionsQuery(AskedSchema, OfficeQuery):
    """The question as an address asks it."""


class TrialSchema(AskedSchema):
    """The same question under weights of one's own."""

    weights = Weights(**required("Bobot", "Weights"))


class CardSchema(Shown):
    """Who is suggested: to an evaluator a pseudonym, to others the public card."""

    partner = Text()
    name = Text()
    office = Text()
    region_name = Text(allow_none=True)
    size_class = Choice(SIZE_CLASSES, allow_none=True)
    products = fields.List(fields.String())


class SuggestedSchema(CardSchema):
    """One partner; `contributions` sum to `score`. Figures are absent where the reader may not see them.

    `moved` says why it stands elsewhere than its score would put it; `propensity` is the chance with which it was drawn for a trial.
    """

    rank = Whole()
    score = Share("Skor", "Score")
    coverage = Share("Cakupan data", "Coverage")
    contributions = Figures()
    unmeasured = fields.List(fields.String(), attribute="unknown", data_key="unknown")
    reasons = fields.List(fields.String())
    cautions = fields.List(fields.String())
    moved = fields.List(fields.String())
    propensity = Share("Peluang dicoba", "Chance of a trial")


class MemberSchema(CardSchema):
    """One member of a consortium, and what it would supply; `share` of its free `capacity`, both in the unit and period of the need."""

    part = Text()
    share = Number()
    capacity = Number()


class ConsortiumSchema(Shown):
    """Suppliers that together fill the need for `product`, which none fills alone; `filled` is the share of it that they do."""

    product = Text()
    reasons = fields.List(fields.String())
    filled = Share("Terpenuhi", "Filled")
    members = fields.List(fields.Nested(MemberSchema))


class SuggestionsSchema(Shown):
    """The best partners of a firm, best first; `list` names the list as it was kept, `eligible` counts all that passed the gates
    and the filters, `left_out` those that fail no filter, but of whom something that one asks is unknown.

    `consortia` are there where a buyer asks for what several can supply only together.
    """

    firm = Text()
    pairing = Choice(PAIRINGS)
    role = Choice(ROLES, data_key="as")
    weight_set = Whole(allow_none=True)
    list = Whole(allow_none=True)
    eligible = Whole()
    left_out = Whole()
    items = fields.List(fields.Nested(SuggestedSchema))
    consortia = fields.List(fields.Nested(ConsortiumSchema))


class AnswerSchema(Row):
    """Interested, or not and why."""

    interested = Flag(**required("Berminat", "Interested"))
    reason = Choice(DISMISSAL_REASONS, **labels("Alasan", "Reason"))

    def check(self, data: Mapping[str, Any]) -> None:
        """Who is not interested says why."""
        if not data["interested"] and not data.get("reason"):
            raise ValidationError(CODED["required"], field_name="reason")


class AnsweredSchema(Shown):
    """What was noted; `partnership` where the two have one now."""

    interested = Flag()
    partnership = Whole(allow_none=True)
