"""What a letter is composed of, gathered from what is recorded on its day: both firms as their public cards, never a contact or a value."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine import reference
from matchmaker.errors import NotFound
from matchmaker.i18n import day_of, today
from matchmaker.permissions import Actor
from matchmaker.services import disclosure, letterheads, past_lists
from matchmaker.services.partnering import agreements
from models import Firm, Partnership


def gather(session: Session, actor: Actor, row: Partnership, kind: str, office: str) -> dict[str, Any]:
    """All facts but the number and the code, as JSON."""
    recorded = agreements.known(session, row)
    return {
        "kind": kind,
        "day": today().isoformat(),
        "region": _region(office) or office,
        "head": letterheads.stated(session, office),
        "sample": row.seeker.sample,
        "pairing": row.pairing,
        "pattern": row.pattern,
        "state": row.state,
        "seeker": _card(row.seeker),
        "partner": _card(row.partner),
        "agreement": {name: _plain(recorded[name]) for name in agreements.FIELDS},
        "suggested": _suggested(session, actor, row) if kind == "summary" else None,
    }


def _card(firm: Firm) -> dict[str, Any]:
    shown = disclosure.card(firm)
    place = ", ".join(dict.fromkeys(each for each in (shown["region_name"], _region(firm.office)) if each))
    return {"name": shown["name"], "place": place, "size_class": shown["size_class"], "products": shown["products"]}


def _region(code: str) -> str | None:
    found = reference.regions().get(code)
    return found.name if found else None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _suggested(session: Session, actor: Actor, row: Partnership) -> dict[str, Any] | None:
    """The place and the sentences of the list that the pair came from; None where there is none that the actor may read."""
    try:
        past = past_lists.look_back(session, actor, row.suggestion_list_id or 0)
    except NotFound:
        return None
    item = next((each for each in past.items if each.firm_id in (row.seeker_id, row.partner_id)), None)
    if item is None:
        return None
    told = {"list": past.row.id, "day": day_of(past.row.shown_at).isoformat(), "rank": item.rank}
    return {**told, "reasons": item.reasons["id"], "cautions": item.cautions["id"]}
