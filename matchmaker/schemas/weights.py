"""Weights and the sets of them, and the pairings whose features they weigh, as the API takes and shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from matchmaker.schemas.fields import PROSE_LIMIT, Cell, Choice, Number, Text, Whole, labels, required
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Envelope, Figures, Shown
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


class ActivationSchema(Row):
    """Why these weights are to be used."""

    reason = Text(PROSE_LIMIT, **required("Alasan", "Reason"))


class WeightSetSchema(Shown):
    """A weight set; the weights sum to one."""

    id = Whole()
    pairing = Choice(PAIRINGS)
    weights = Figures()
    state = Choice(WEIGHT_SET_STATES)
    note = Text()
    parent_id = Whole(allow_none=True)
    proposed_at = fields.AwareDateTime()
    activated_at = fields.AwareDateTime(allow_none=True)


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
