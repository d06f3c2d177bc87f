"""Consent to be suggested: withdrawn by a business whenever it likes and given again; either holds at once and is on record."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import audit, firms, privacy
from models import Firm


def withdraw(session: Session, actor: Actor, firm: Firm) -> None:
    """From now on nobody is suggested the firm, and the public register names it no more; running partnerships go on."""
    _say(session, actor, firm, willing=False)


def give(session: Session, actor: Actor, firm: Firm) -> None:
    """The firm may be suggested again, under the present notice about personal data."""
    _say(session, actor, firm, willing=True)


def _say(session: Session, actor: Actor, firm: Firm, *, willing: bool) -> None:
    if firm.consent is willing:
        return
    firms.change(session, actor, firm, {"consent": willing})
    act = "consent.given" if willing else "consent.withdrawn"
    audit.record(session, actor, act, audit.About("firm", firm.id, firm.office), {"consent_version": (None, privacy.VERSION)})
