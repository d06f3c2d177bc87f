"""API tokens: issued by their own account, scoped, with an end, revocable; the secret is shown once."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from matchmaker.errors import Invalid, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit, identity, sign_ins
from matchmaker.services.identity import Identity
from matchmaker.store import tokens
from models import ApiToken

SCOPES = ("read", "full")
MOST_DAYS = 365
SIGN_IN_HOURS = 12

log = logging.getLogger(__name__)


def issue(session: Session, actor: Actor, name: str, scope: str, days: int) -> tuple[ApiToken, str]:
    """A token of the actor's own account and its secret; Invalid names the refused field."""
    name = name.strip()
    _check(name, scope, days)
    return _add(session, actor, name, scope, timedelta(days=days))


def sign_in(session: Session, name: str, password: str, address: str) -> tuple[ApiToken, str]:
    """A token of full scope for SIGN_IN_HOURS, and its secret; refused and counted as sign_ins.sign_in is."""
    account = sign_ins.prove(session, name, password, address)
    log.info("signed in by API: account=%s", account.id)
    return _add(session, identity.of(account).actor, "sign-in", "full", timedelta(hours=SIGN_IN_HOURS))


def _add(session: Session, actor: Actor, name: str, scope: str, lifetime: timedelta) -> tuple[ApiToken, str]:
    now, secret = datetime.now(UTC), identity.new_secret()
    token = ApiToken(name=name, scope=scope, secret_hash=identity.hash_of(secret), created_at=now, ends_at=now + lifetime)
    if actor.account_id is None:
        raise ValueError("only an account can own a token")
    token.account_id = actor.account_id
    tokens.forget_ended(session, now)
    session.add(token)
    session.flush()
    changes = {"name": (None, name), "scope": (None, scope), "ends_at": (None, token.ends_at)}
    audit.record(session, actor, "token.issued", audit.About("token", token.id, actor.region), changes)
    return token, secret


def identify(session: Session, secret: str) -> Identity | None:
    """Whose program it is; None where the token has ended or was revoked, or the account is disabled. Only reads."""
    found = tokens.find(session, identity.hash_of(secret))
    if found is None:
        return None
    token, account = found
    if not account.active or token.revoked_at is not None or token.ends_at <= datetime.now(UTC):
        return None
    return identity.of(account, reads_only=token.scope != "full")


def revoke(session: Session, actor: Actor, token_id: int) -> None:
    """End one of the actor's own tokens; NotFound for anybody else's."""
    token = tokens.get(session, token_id)
    if token is None or token.account_id != actor.account_id:
        raise NotFound(say("token ini tidak ada", "there is no such token"))
    if token.revoked_at is None:
        token.revoked_at = datetime.now(UTC)
        session.flush()
        changes = {"revoked_at": (None, token.revoked_at)}
        audit.record(session, actor, "token.revoked", audit.About("token", token.id, actor.region), changes)


def end(session: Session, actor: Actor, secret: str) -> None:
    """Revoke the token of that secret, which is the actor's own."""
    found = tokens.find(session, identity.hash_of(secret))
    if found is not None:
        revoke(session, actor, found[0].id)


def _check(name: str, scope: str, days: int) -> None:
    problems: dict[str, list[str]] = {}
    if not 1 <= len(name) <= 100:
        problems["name"] = [say("isi nama, paling panjang 100 huruf", "give a name of at most 100 characters")]
    if scope not in SCOPES:
        problems["scope"] = [say("pilihannya: {known}", "choose one of: {known}", known=", ".join(SCOPES))]
    if not 1 <= days <= MOST_DAYS:
        problems["days"] = [say("isi 1 sampai {most}", "give 1 to {most}", most=MOST_DAYS)]
    if problems:
        raise Invalid(fields=problems)
