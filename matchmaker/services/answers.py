"""A business's own word on a partner that it was shown: interested, or not now and why."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit, dismissals, partnership_rules, partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store import partnerships as rows
from matchmaker.store import suggestions
from matchmaker.store.partnerships import Pair
from models import Partnership


def pair_shown(session: Session, firm_id: int | None, list_id: int, rank: int) -> Pair:
    """The pair at that place of a list that was shown for the firm; NotFound otherwise."""
    shown = suggestions.get(session, list_id)
    item = next((each for each in shown.items if each["rank"] == rank), None) if shown and shown.firm_id == firm_id else None
    if shown is None or item is None:
        raise NotFound(
            say("saran ini tidak ada dalam daftar; muat ulang halaman", "this suggestion is not in the list; reload the page")
        )
    seeks = shown.role == PAIRINGS[shown.pairing].seeker_role
    seeker, partner = (shown.firm_id, item["firm_id"]) if seeks else (item["firm_id"], shown.firm_id)
    return Pair(shown.pairing, seeker, partner)


def decline(session: Session, actor: Actor, list_id: int, rank: int, reason: str) -> None:
    """Not now: the partner is not suggested again while the reason holds."""
    dismissals.turn_down(session, actor, pair_shown(session, actor.firm_id, list_id, rank), reason)


def accept(session: Session, actor: Actor, list_id: int, rank: int) -> Partnership:
    """Interested: the pair is opened, or joined where the other side was first; the office sees it and introduces the two."""
    pair = pair_shown(session, actor.firm_id, list_id, rank)
    seeker, partner = partnerships.both(session, pair)
    side = "seeker" if actor.firm_id == seeker.id else "partner"
    partnership_rules.check_gates(seeker, partner)
    row = rows.find_open(session, pair)
    if row is not None and getattr(row, f"{side}_interested"):
        return row
    if row is None:
        row = partnerships.open_pair(session, Proposal(pair, "interested", list_id=list_id), interested=side)
        partnerships.note_step(session, actor, row, None, "")
    else:
        setattr(row, f"{side}_interested", True)
        row.changed_at = datetime.now(UTC)
        session.flush()
    audit.record(session, actor, "partnership.interest", partnerships.about(row), {f"{side}_interested": (False, True)})
    return row
