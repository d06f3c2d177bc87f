"""Pins: candidates that an office keeps in sight while it decides; each goes once the pair is on record or turned down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRING_OF_ROLE, PAIRINGS
from matchmaker.errors import Conflict, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor, allows
from matchmaker.services import audit, contrasts
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms
from matchmaker.store import pins as rows
from matchmaker.store.partnerships import Pair
from models import Firm, Pin

MOST = 20


@dataclass(frozen=True, slots=True)
class Pinned:
    """A pin with its candidate; `why_not` is blank where it is eligible now, or the reader may not read it: it is not `open`."""

    pin: Pin
    candidate: Firm
    open: bool
    eligible: bool
    why_not: str


def pin(session: Session, actor: Actor, firm: Firm, pair: Pair) -> Pin:
    """Keep the other firm of the pair in sight of `firm`'s office; what is pinned already stays as it is. Conflict beyond MOST."""
    role, candidate_id = next((role, other) for one, role, other in _sides(pair) if one == firm.id)
    if firms.lock(session, firm.id) is None:
        raise NotFound(say("usaha ini sudah tidak ada", "this firm is gone"))
    kept = rows.find(session, firm.id, role, candidate_id)
    return kept or _add(session, actor, firm, Pin(firm_id=firm.id, role=role, candidate_id=candidate_id))


def _add(session: Session, actor: Actor, firm: Firm, row: Pin) -> Pin:
    if len(rows.of(session, firm.id, row.role)) >= MOST:
        raise Conflict(say("sudah {most} calon disematkan untuk “{name}”; lepaskan salah satu dulu",
                           "{most} candidates are pinned for “{name}” already; unpin one first", most=MOST, name=firm.name))  # fmt: skip
    row.account_id, row.at = actor.account_id, datetime.now(UTC)
    session.add(row)
    session.flush()
    changes = {"firm": (None, row.firm_id), "role": (None, row.role), "candidate": (None, row.candidate_id)}
    audit.record(session, actor, "pin.added", audit.About("pin", row.id, firm.office), changes)
    return row


def unpin(session: Session, actor: Actor, firm: Firm, pin_id: int) -> None:
    """Take the pin away; nothing happens where it is gone already."""
    row = rows.get(session, firm.id, pin_id)
    if row is not None:
        _remove(session, actor, row)


def drop(session: Session, actor: Actor, pair: Pair) -> None:
    """Take away what is pinned of the pair, on either side: it is decided."""
    for side in _sides(pair):
        row = rows.find(session, *side)
        if row is not None:
            _remove(session, actor, row)


def _sides(pair: Pair) -> tuple[tuple[int, str, int], tuple[int, str, int]]:
    """Each firm of the pair with its role and the other."""
    seeker_role, partner_role = PAIRINGS[pair.pairing].roles
    return (pair.seeker_id, seeker_role, pair.partner_id), (pair.partner_id, partner_role, pair.seeker_id)


def _remove(session: Session, actor: Actor, row: Pin) -> None:
    changes = {"firm": (row.firm_id, None), "role": (row.role, None), "candidate": (row.candidate_id, None)}
    firm = firms.get(session, row.firm_id)
    about = audit.About("pin", row.id, firm.office if firm else None)
    if rows.remove(session, row):
        audit.record(session, actor, "pin.removed", about, changes)


def pinned(session: Session, actor: Actor, firm: Firm, role: str) -> tuple[Pinned, ...]:
    """What is pinned for the firm in the role, the earliest first, and whether it is eligible now."""
    found = rows.of(session, firm.id, role)
    if not found:
        return ()
    keys, asked = [each.candidate_id for each in found], Asked(PAIRING_OF_ROLE[role].name, role)
    known, ranking, _ = contrasts.rank_just(session, actor, firm, asked, keys)
    eligible = {int(known.keys[each.row]) for each in ranking.matches}
    candidates = firms.those(session, keys)

    def look(row: Pin) -> Pinned:
        other = candidates[row.candidate_id]
        is_open, is_eligible = allows("obstacles.read", actor, firms.subject(other)), other.id in eligible
        why_not = contrasts.why_not(session, actor, firm, asked, other) if is_open and not is_eligible else ""
        return Pinned(row, other, is_open, is_eligible, why_not)

    return tuple(look(each) for each in found)
