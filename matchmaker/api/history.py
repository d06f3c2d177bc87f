"""The history of a profile: its changes, how it once stood, and how fresh its facts are."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.history import ChangeShown, FreshnessShown, HistoryQuery, PastQuery, PastShown
from matchmaker.schemas.shown import page_of
from matchmaker.services import firms, freshness, history
from matchmaker.store import accounts


@get("/firms/<firm_id>/history")
@asks(HistoryQuery)
@gives(200, page_of(ChangeShown))
@summary("Riwayat perubahan profil")
@http.requires("history.read")
def search(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """List who changed what of a profile, when and on which visit, the latest first."""
    found = history.changes(http.session(), _firm(asked, firm_id), part(asked))
    who = accounts.those(http.session(), {each.entry.actor_id for each in found[0] if each.entry.actor_id})
    return envelope(found, part(asked), [_shown(each, who) for each in found[0]])


@get("/firms/<firm_id>/past")
@asks(PastQuery)
@gives(200, PastShown)
@summary("Profil pada suatu tanggal")
@http.requires("history.read")
def show(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Show a profile as it stood at the end of a day."""
    past = history.on(http.session(), _firm(asked, firm_id), asked["on"])
    return {"profile": asdict(past.profile), "erased": sorted(past.erased)}


@get("/firms/<firm_id>/freshness")
@asks(OfficeQuery)
@gives(200, FreshnessShown)
@summary("Kesegaran dan keyakinan data")
@http.requires("history.read")
def show_freshness(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Show when the facts were last seen and how far they can be relied upon; no score depends on it."""
    firm = _firm(asked, firm_id)
    found = asdict(freshness.of(http.session(), [firm])[firm.id])
    return {**found, "visit": found["visit_id"]}


def _firm(asked: dict[str, Any], firm_id: str) -> Any:
    return firms.locate(http.session(), http.actor(), firm_id, "history.read", asked.get("office"))


def _shown(change: Any, who: Any) -> dict[str, Any]:
    by = who.get(change.entry.actor_id)
    facts = {name: getattr(change.entry, name) for name in ("at", "act", "changes")}
    return {**facts, "by": by.full_name if by else None, "visit": change.visit_id}
