"""Weights and the sets of them, and the pairings whose features they weigh, as the API takes and shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields

from matchmaker.engine.features import Pairing
from matchmaker.schemas.fields import PROSE_LIMIT, Cell, Choice, Flag, Number, Text, Whole, labels, required
from matchmaker.schemas.queries import LARGEST_KEY, PageQuery, Query
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Envelope, Figures, Intervals, Shown
from matchmaker.schemas.wording import CODED
from matchmaker.terms import PAIRINGS, WEIGHT_SET_STATES


class Weights(Cell):
    """Feature to weight; which features there are, the pairing knows and says."""

    def read(self, value: Any) -> Mapping[str, Any]:
        """The weights as they were given."""
        if not isinstance(value, dict):
            raise ValidationError(CODED["type"])
        return value


class WeightSetsQuery(PageQuery):
    """Whose weight sets are listed."""

    pairing = Choice(PAIRINGS, **labels("Jenis kemitraan", "Pairing"))


class NewWeightSetSchema(Row):
    """A draft."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    weights = Weights(**required("Bobot", "Weights"))
    note = Text(PROSE_LIMIT, **labels("Catatan", "Note"))


def draft_form(pairing: Pairing) -> Schema:
    """The form of a draft: a number from 0 to 100 for each feature, `weights.<feature>`, and a note."""
    weights = {f"weights.{each.name}": Number(0, 100, **required(each.label_id, each.label_en)) for each in pairing.features}
    return Row.from_dict({**weights, "note": Text(PROSE_LIMIT, **labels("Catatan", "Note"))})()


class ActivationSchema(Row):
    """Why these weights are to be used; a draft only where it is said that they are `unevaluated`."""

    reason = Text(PROSE_LIMIT, **required("Alasan", "Reason"))
    unevaluated = Flag(load_default=False, **labels("Tanpa penilaian", "Unevaluated"))


class RollBackSchema(Row):
    """Why the weights before are to be used again."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    reason = Text(PROSE_LIMIT, **required("Alasan", "Reason"))


class ComparisonQuery(Query):
    """The other weight set; without one, that in use."""

    other = Whole(1, LARGEST_KEY, data_key="with", **labels("Bobot pembanding", "Weight set compared with"))


class FiguresSchema(Shown):
    """What a weight set reached on the records of a region, with 95 % intervals, every candidate ranked.

    The gain is over the set `against`, then in use, on the pairs that somebody examined. `later_only`: only records later than both sets
    count, from which neither can have been learned. `unmeasured`: features that either set counts and that are not measured here.
    """

    region = Text()
    metrics = Figures()
    confidence = Intervals()
    against = Whole()
    gain = Intervals()
    later_only = fields.Boolean()
    unmeasured = fields.List(fields.String())
    smallest_provable_gain = Number(allow_none=True)
    seekers = Whole()
    candidates = Whole()


class WeightSetSchema(Shown):
    """A weight set; the weights sum to one."""

    id = Whole()
    pairing = Choice(PAIRINGS)
    weights = Figures()
    state = Choice(WEIGHT_SET_STATES)
    note = Text()
    parent_id = Whole(allow_none=True)
    proposed_by = Whole(allow_none=True)
    proposed_at = fields.AwareDateTime()
    labels = Whole(allow_none=True)
    figures = fields.Nested(FiguresSchema, allow_none=True)
    evaluated_by = Whole(allow_none=True)
    evaluated_at = fields.AwareDateTime(allow_none=True)
    reason = Text()
    activated_by = Whole(allow_none=True)
    activated_at = fields.AwareDateTime(allow_none=True)
    retired_at = fields.AwareDateTime(allow_none=True)


class SwapSchema(Shown):
    """A firm whose first ten change, and who comes and goes; by the names that this reader knows firms by."""

    firm = Text()
    entering = fields.List(fields.String())
    leaving = fields.List(fields.String())


class ComparisonSchema(Shown):
    """What changes in the first ten from one weight set to the other: partners who come and go by size class, summed over `asked` firms.

    Where more `firms` could ask, only so many of them, evenly chosen, were; `moved` of these see others.
    """

    before = Whole()
    after = Whole()
    firms = Whole()
    asked = Whole()
    moved = Whole()
    entering = fields.Dict(keys=fields.String(), values=fields.Integer())
    leaving = fields.Dict(keys=fields.String(), values=fields.Integer())
    examples = fields.List(fields.Nested(SwapSchema))


class FeatureSchema(Shown):
    """A reason to pair two firms, with its start weight."""

    name = Text()
    label = Text()
    label_id = Text()
    label_en = Text()
    weight = Number()
    about = Text()


class PairingSchema(Shown):
    """A kind of partnership: its two roles, the seeker's first, and its features."""

    name = Choice(PAIRINGS)
    label = Text()
    roles = fields.List(fields.String())
    features = fields.List(fields.Nested(FeatureSchema))


class PairingsSchema(Envelope):
    """All pairings."""

    items = fields.List(fields.Nested(PairingSchema))
