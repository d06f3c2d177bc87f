"""Weight sets: proposed and evaluated by those who measure, compared, put to use by a supervisor."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, refuses, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.shown import page_of
from matchmaker.schemas.weights import (
    ActivationSchema,
    ComparisonQuery,
    ComparisonSchema,
    NewWeightSetSchema,
    RollBackSchema,
    WeightSetSchema,
    WeightSetsQuery,
)
from matchmaker.services import weight_changes, weight_trials
from matchmaker.services import weight_sets as services
from matchmaker.services.weight_changes import Swap
from matchmaker.store import firms, weight_sets


@get("/weight-sets")
@asks(WeightSetsQuery)
@gives(200, page_of(WeightSetSchema))
@summary("Daftar bobot")
@http.requires("weight_sets.list")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the weight sets, the newest first."""
    found = weight_sets.search(http.session(), asked.get("pairing") or "", part(asked))
    return envelope(found, part(asked), found[0])


@post("/weight-sets")
@takes(NewWeightSetSchema)
@gives(201, WeightSetSchema)
@summary("Usulkan bobot")
@http.requires("weight_sets.propose")
def create(said: dict[str, Any]) -> Any:
    """Propose weights, as a draft."""
    return services.propose(http.session(), http.actor(), said["pairing"], said["weights"], said.get("note") or "")


@post("/weight-sets/<int:weight_set_id>/activate")
@takes(ActivationSchema)
@gives(200, WeightSetSchema)
@summary("Pakai bobot ini mulai sekarang")
@http.requires("weight_sets.activate")
def activate(said: dict[str, Any], weight_set_id: int) -> Any:
    """Use these weights from now on; those used before can be activated again."""
    return services.activate(http.session(), http.actor(), weight_set_id, said["reason"], unevaluated=said["unevaluated"])


@post("/weight-sets/roll-back")
@takes(RollBackSchema)
@gives(200, WeightSetSchema)
@summary("Kembali ke bobot sebelumnya")
@http.requires("weight_sets.activate")
def roll_back(said: dict[str, Any]) -> Any:
    """Use again the weights that were in use before."""
    return services.roll_back(http.session(), http.actor(), said["pairing"], said["reason"])


@post("/weight-sets/<int:weight_set_id>/evaluate")
@gives(200, WeightSetSchema)
@refuses(HTTPStatus.UNPROCESSABLE_ENTITY)
@summary("Nilai bobot ini dengan hasil yang tercatat")
@http.requires("weight_sets.evaluate")
def evaluate(weight_set_id: int) -> Any:
    """Evaluate these weights on what is on record in one's region; the figures are kept with them."""
    return weight_trials.evaluate(http.session(), http.actor(), weight_set_id)


@get("/weight-sets/<int:weight_set_id>/comparison")
@asks(ComparisonQuery)
@gives(200, ComparisonSchema)
@summary("Yang berubah di sepuluh teratas dengan bobot ini")
@http.requires("weight_sets.list")
def compare(asked: dict[str, Any], weight_set_id: int) -> dict[str, Any]:
    """Tell what changes in the first ten of the firms of one's region."""
    found = weight_changes.compare(http.session(), http.actor(), weight_set_id, asked.get("other"))
    counts = {name: getattr(found, name) for name in ("firms", "asked", "moved", "entering", "leaving")}
    return {"before": found.before.id, "after": found.after.id, **counts, "examples": [_named(each) for each in found.examples]}


def _named(swap: Swap) -> dict[str, Any]:
    rows = firms.those(http.session(), [swap.firm, *swap.entering, *swap.leaving])
    names = {key: row.pseudonym if http.actor().role == "evaluator" else row.public_id for key, row in rows.items()}
    return {"firm": names[swap.firm], **{side: [names[key] for key in getattr(swap, side)] for side in ("entering", "leaving")}}
