"""Identity: whom a secret proves somebody to be; the secrets themselves are never stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256

from matchmaker.permissions import Actor
from models import Account


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks; `must_choose_password` while the one-time password is in force; `stale` where the visit should be noted."""

    actor: Actor
    must_choose_password: bool
    stale: bool = False


def of(account: Account, *, reads_only: bool = False, stale: bool = False) -> Identity:
    """The account as one who asks."""
    actor = Actor(account.role, account.region, account.id, account.name, account.firm_id, reads_only)
    return Identity(actor, account.password_is_temporary, stale)


def new_secret() -> str:
    """256 random bits for a cookie or a token."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is stored of a secret; it is random, so no slow hash is needed."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
