"""Consent to be suggested: withdrawn by a business whenever it likes and given again; either holds at once and is on record."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import firms
from models import Firm


def withdraw(session: Session, actor: Actor, firm: Firm) -> None:
    """From now on nobody is suggested the firm, and the public register names it no more; running partnerships go on."""
    firms.change(session, actor, firm, {"consent": False})


def give(session: Session, actor: Actor, firm: Firm) -> None:
    """The firm may be suggested again, under the present notice about personal data."""
    firms.change(session, actor, firm, {"consent": True})
