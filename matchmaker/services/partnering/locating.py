"""locate(): a partnership, as far as somebody may know of it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor, allows
from matchmaker.store import firms, partnerships
from models import Partnership


def locate(session: Session, actor: Actor, partnership_id: int, permission: str) -> Partnership:
    """The partnership of that key; NotFound where the actor has not the permission for it."""
    found = partnerships.get(session, partnership_id)
    if found is None or not allows(permission, actor, firms.subject(found.seeker, found.partner)):
        raise NotFound(say("kemitraan ini tidak ada", "there is no such partnership"))
    return found
