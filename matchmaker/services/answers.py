"""A business's own word on a partner that it was shown: interested, or not now and why."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.partnering.steps import LIFE
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit, dismissals, partnerships, pins
from matchmaker.services.partnering import answers as partnering
from matchmaker.services.partnering.answers import Answer
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
        raise _not_shown()
    seeks = shown.role == PAIRINGS[shown.pairing].seeker_role
    seeker, partner = (shown.firm_id, item["firm_id"]) if seeks else (item["firm_id"], shown.firm_id)
    return Pair(shown.pairing, seeker, partner)


def _pair(session: Session, actor: Actor, list_id: int, rank: int) -> Pair:
    """The pair that this very account was shown: what others asked for the firm, perhaps more widely, is not its to answer."""
    pair = pair_shown(session, actor.firm_id, list_id, rank)
    shown = suggestions.get(session, list_id)
    if shown is None or shown.account_id != actor.account_id:
        raise _not_shown()
    return pair


def _not_shown() -> NotFound:
    return NotFound(say("saran ini tidak ada dalam daftar; muat ulang halaman", "this suggestion is not in the list; reload the page"))


def decline(session: Session, actor: Actor, list_id: int, rank: int, reason: str) -> None:
    """Not now: the partner is not suggested again while the reason holds, and what is on record of the pair is declined with it."""
    pair = _pair(session, actor, list_id, rank)
    row = rows.find_open(session, pair)
    if row is not None and "declined" in LIFE[row.state].answers:
        partnering.answer(session, actor, row, Answer(_side(actor, pair), "declined", reason))
    else:
        dismissals.turn_down(session, actor, pair, reason)


def accept(session: Session, actor: Actor, list_id: int, rank: int) -> Partnership:
    """Interested: the pair is opened, or joined where the other side was first; the office sees it and introduces the two.

    Conflict where the firm itself is idle, or the suggestion holds no longer: of the other firm nothing is told.
    """
    pair = _pair(session, actor, list_id, rank)
    seeker, partner = partnerships.both(session, pair)
    side, row = _side(actor, pair), rows.find_open(session, pair)
    partnering.check_willing(actor, seeker, partner)
    if row is not None:
        return partnering.answer(session, actor, row, Answer(side, "interested"))
    if dismissals.standing(session, pair):
        raise partnering.gone()
    row = partnerships.open_pair(session, Proposal(pair, "interested", list_id=list_id), interested=side)
    partnerships.note_step(session, actor, row, None, "")
    pins.drop(session, actor, pair)
    audit.record(session, actor, "partnership.interest", partnerships.about(row), {f"{side}_interested": (False, True)})
    return row


def _side(actor: Actor, pair: Pair) -> str:
    return "seeker" if actor.firm_id == pair.seeker_id else "partner"
