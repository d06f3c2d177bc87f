"""Evaluations: judgements as a script sends them, and the figures that come back."""

from __future__ import annotations

from marshmallow import fields

from matchmaker.schemas.fields import Choice, Number, Text, Whole, required
from matchmaker.schemas.items import Items
from matchmaker.schemas.records import HIGHEST_GRADE
from matchmaker.schemas.row import Row
from matchmaker.schemas.shown import Figures, Intervals, Shown
from matchmaker.schemas.weights import Weights
from matchmaker.schemas.wording import CODED
from matchmaker.terms import PAIRINGS

LONGEST_NAME = 80
MOST_JUDGEMENTS = 50_000


class JudgedSchema(Row):
    """A pair and its grade; firms go by the names that this reader sees: pseudonym, id, or «office:id»."""

    seeker = Text(LONGEST_NAME, **required("Pencari", "Seeker"))
    partner = Text(LONGEST_NAME, **required("Mitra", "Partner"))
    grade = Whole(0, HIGHEST_GRADE, **required("Nilai kecocokan (0-2)", "Grade (0-2)"))


class EvaluationSchema(Row):
    """What is to be evaluated, perhaps under weights of one's own."""

    pairing = Choice(PAIRINGS, **required("Jenis kemitraan", "Pairing"))
    judgements = Items(JudgedSchema, MOST_JUDGEMENTS, **{**required("Penilaian", "Judgements"), "error_messages": CODED})
    weights = Weights(metadata={"label_id": "Bobot", "label_en": "Weights"}, error_messages=CODED)


class PartSchema(Shown):
    """The metrics over some of the seekers or candidates, with 95 % intervals."""

    seekers = Whole()
    metrics = Figures()
    confidence = Intervals()


class EvaluatedSchema(Shown):
    """What `python -m matchmaker evaluate --baselines --json` prints, and the features that count and are not measured.

    For an evaluator `contributions` tell of `near` to one decimal; of fewer than 20 seekers they and the distance baseline are absent.
    """

    pairing = Choice(PAIRINGS)
    measured_on = Text()
    seekers = Whole()
    seekers_without_relevant = Whole()
    candidates = Whole()
    judged_pairs = Whole()
    weights = Figures()
    metrics = Figures()
    confidence = Intervals()
    smallest_provable_gain = Number(allow_none=True)
    baselines = fields.Dict(keys=fields.String(), values=Figures())
    differences = fields.Dict(keys=fields.String(), values=fields.Dict())
    logged = fields.Nested(PartSchema)
    slices = fields.Dict(keys=fields.String(), values=fields.Nested(PartSchema))
    contributions = Figures()
    unmeasured = fields.List(fields.String())
    exposure = fields.List(fields.List(fields.Float()))
