"""The erasure of a firm's data: asked for by its owner, decided by its office; of its partnerships the bare facts stay."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit, past_lists
from matchmaker.store import columns, firms, personal_data, revisions
from models import AuditEntry, Firm, Partnership

DECIDE_WITHIN = timedelta(days=3)
"""Three times 24 hours, as UU 27/2022 has it for other requests of a person."""
LONGEST_REASON = 500
MOST_OPEN = 10
"""So many open partnerships are named; of the others it is told how many there are."""


@dataclass(frozen=True, slots=True)
class StillOpen:
    """The partnerships that must be closed before the firm's data can be erased: the first MOST_OPEN of `total`."""

    rows: Sequence[Partnership]
    total: int


def ask(session: Session, actor: Actor, firm: Firm) -> None:
    """Ask the office to erase what it keeps of the firm; asking twice is asking once."""
    firms.lock(session, firm.id)
    if not is_asked(last(session, firm)):
        audit.record(session, actor, "erasure.asked", _about(firm))


def take_back(session: Session, actor: Actor, firm: Firm) -> None:
    """The request no longer holds; nothing happens where there is none."""
    firms.lock(session, firm.id)
    if is_asked(last(session, firm)):
        audit.record(session, actor, "erasure.taken_back", _about(firm))


def last(session: Session, firm: Firm) -> AuditEntry | None:
    """What was last asked or decided about the firm's erasure."""
    return personal_data.last_request(session, firm)


def is_asked(entry: AuditEntry | None) -> bool:
    """Is that a request which waits for the office's decision?"""
    return entry is not None and entry.act == "erasure.asked"


def still_open(session: Session, firm: Firm) -> StillOpen:
    """What stands in the way of the erasure, for the owner before asking and for the office before deciding."""
    return StillOpen(*personal_data.open_partnerships(session, firm.id, MOST_OPEN))


def refuse(session: Session, actor: Actor, firm: Firm, reason: str) -> None:
    """The data stay, and the owner reads why. Conflict where nobody has asked; Invalid without a reason."""
    _hold(session, firm)
    if not 1 <= len(reason) <= LONGEST_REASON:
        sentence = say("tulis alasannya, paling banyak {n} huruf", "give the reason, at most {n} characters", n=LONGEST_REASON)
        raise Invalid(fields={"reason": [sentence]})
    audit.record(session, actor, "erasure.refused", _about(firm), {"reason": (None, reason)})


def erase(session: Session, actor: Actor, firm: Firm) -> None:
    """Name, contact, figures, lines, accounts, visits, what the trail held of a person and what lists of others say go for good.

    A firm that has had partnerships stays as one without a name, so that they still count. Conflict where nobody has asked, or a
    partnership is still open.
    """
    _hold(session, firm)
    if number := still_open(session, firm).total:
        raise Conflict(
            say(
                "{n} kemitraan usaha ini masih terbuka; tutup dulu",
                "{n} partnerships of this firm are still open; close them first",
                n=number,
            )
        )
    audit.record(session, actor, "erasure.done", _about(firm))
    known_as = columns.table_id(firm.office, firm.public_id)
    past_lists.blank(session, firm)
    personal_data.forget(session, firm)
    if personal_data.partnerships(session, firm.id):
        _make_nameless(firm)
        session.flush()
        revisions.advance(session, firms=[firm.id], gone=[known_as])
    else:
        session.delete(firm)
        session.flush()
        revisions.advance(session, gone=[known_as])


def _make_nameless(firm: Firm) -> None:
    """What recaps count by stays: kind, line of business, kelurahan and workers. Its history begins anew."""
    stays = {name: getattr(firm, name) for name in ("kind", "kbli_version", "region", "workers")}
    firms.write(firm, Profile("", "Usaha yang datanya dihapus", kbli=tuple(firm.kbli), active=False, consent=False, **stays))
    firm.public_id, firm.pseudonym = f"dihapus-{secrets.token_hex(4)}", f"P-{secrets.token_hex(6)}"
    firm.created_at = firm.changed_at = datetime.now(UTC)


def _hold(session: Session, firm: Firm) -> None:
    """Others who would decide too wait until this transaction ends."""
    firms.lock(session, firm.id)
    if not is_asked(last(session, firm)):
        raise Conflict(say("tidak ada permintaan penghapusan yang menunggu", "no request for erasure is waiting"))


def _about(firm: Firm) -> audit.About:
    return audit.About(personal_data.ERASURE, firm.id, firm.office)
