"""The kinds of partnership that are suggested, and the features that each is ranked by."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.engine.features import Pairing
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.i18n import label
from matchmaker.schemas.queries import Query
from matchmaker.schemas.weights import PairingsSchema


@get("/pairings")
@asks(Query)
@gives(200, PairingsSchema)
@summary("Jenis kemitraan dan alasannya")
@http.requires("reference.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the pairings with their roles, features and start weights."""
    items = [_shown(each) for each in PAIRINGS.values()]
    return {"items": items, "total": len(items), "page": 1, "size": len(items)}


def _shown(pairing: Pairing) -> dict[str, Any]:
    features = [
        {"label": label(each), **{name: getattr(each, name) for name in ("name", "label_id", "label_en", "weight", "about")}}
        for each in pairing.features
    ]
    return {"name": pairing.name, "label": label(pairing), "roles": pairing.roles, "features": features}
