"""Weight sets: proposed by those who measure, put to use by a supervisor."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.shown import page_of
from matchmaker.schemas.weights import ActivationSchema, NewWeightSetSchema, WeightSetSchema, WeightSetsQuery
from matchmaker.services import weight_sets as services
from matchmaker.store import weight_sets


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
    return services.activate(http.session(), http.actor(), weight_set_id, said["reason"])
