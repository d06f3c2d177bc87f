"""What an office says of itself at the head of its letters: read by whoever writes one, changed by its leaders, each change audited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.documents.letters import head
from matchmaker.engine.reference import regions
from matchmaker.errors import Conflict, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor, Subject, allows
from matchmaker.services import audit
from matchmaker.services.meanwhile import unless_changed
from matchmaker.store import letterheads
from models import Letterhead

FIELDS = ("name", "address", "telephone", "email", "signatory_title", "signatory_name")


def locate(actor: Actor, office: str, permission: str = "settings.read") -> str:
    """The office of that region code; NotFound where there is none, or its settings are not for the actor."""
    if office not in regions() or not allows(permission, actor, Subject((office,))):
        raise NotFound(say("kantor ini tidak ada", "there is no such office"))
    return office


def known(session: Session, office: str) -> dict[str, Any]:
    """Each of FIELDS, None where nothing is said; the `revision` is 0 before anything is."""
    found = letterheads.find(session, office)
    return {**{name: getattr(found, name, None) for name in FIELDS}, "revision": found.revision if found else 0}


def stated(session: Session, office: str) -> dict[str, str | None] | None:
    """Each of FIELDS as a letter keeps them; None where nothing is said."""
    told = {name: value for name, value in known(session, office).items() if name in FIELDS}
    return told if any(told.values()) else None


def sender(session: Session, office: str) -> str:
    """Who writes to people for that office, as its letterhead names it."""
    region = regions().get(office)
    return head.sender(region.name if region else office, stated(session, office))


def change(session: Session, actor: Actor, office: str, said: Mapping[str, Any], *, revision: int | None = None) -> None:
    """Let the letterhead say what is said and leave the rest; Conflict where somebody else changed it since `revision`."""
    found, before = letterheads.find(session, office), known(session, office)
    slower = say("kepala surat ini baru saja diubah orang lain; muat ulang", "somebody else has just changed this letterhead; reload")
    if revision is not None and revision != before["revision"]:
        raise Conflict(slower)
    changes = {name: (before[name], value) for name, value in said.items() if value != before[name]}
    if not changes:
        return
    with unless_changed(session, slower):
        found = found or Letterhead(office=office)
        for name, (_, value) in changes.items():
            setattr(found, name, value)
        session.add(found)
    audit.record(session, actor, "letterhead.changed", audit.About("letterhead", None, office), changes)
