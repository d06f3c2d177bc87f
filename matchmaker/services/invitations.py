"""Invitations: made by an office for a firm, and used once by its owner, who chooses a password and so has an account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import attempts, audit, codes, identity, passwords, privacy
from matchmaker.store import accounts
from matchmaker.store import invitations as rows
from models import Account, Firm, Invitation

VALID_FOR = timedelta(days=30)
MOST_TRIES = 30
"""Wrong codes that an address may try within a quarter of an hour."""
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody with a code sends: the password of their choice, whether they agree to the notice, and from which network address."""

    code: str
    password: str
    agreed: bool
    address: str


def invite(session: Session, actor: Actor, firm: Firm) -> tuple[Invitation, str]:
    """A new invitation and its code, which is told once; an older one ends. Conflict where the firm has an account."""
    now, code = datetime.now(UTC), codes.new(codes.INVITATION)
    rows.lock(session, firm.id)
    _unless_joined(session, firm)
    rows.withdraw(session, firm.id, now)
    made = Invitation(office=firm.office, firm_id=firm.id, account_id=actor.account_id, code_hash=_hash(code), created_at=now,
                      ends_at=now + VALID_FOR)  # fmt: skip
    session.add(made)
    session.flush()
    audit.record(session, actor, "invitation.made", _about(made), {"firm_id": (None, firm.id), "ends_at": (None, made.ends_at)})
    return made, code


def waiting(session: Session, firm: Firm) -> Invitation | None:
    """The invitation of the firm that can still be used."""
    return rows.open_to(session, firm.id, datetime.now(UTC))


def withdraw(session: Session, actor: Actor, firm: Firm) -> None:
    """The open invitation of the firm ends, if there is one; who would join by it waits until this transaction ends."""
    rows.lock(session, firm.id)
    found = waiting(session, firm)
    if found and rows.withdraw(session, firm.id, datetime.now(UTC)):
        audit.record(session, actor, "invitation.withdrawn", _about(found), {"firm_id": (firm.id, None)})


def find(session: Session, typed: str, address: str) -> Invitation:
    """The open invitation of that code. COMMITS the count of wrong codes. Invalid, Conflict for one that has ended, TooMany."""
    counted = attempts.count(session, "join", address, MOST_TRIES)
    found = rows.find(session, _hash(codes.meant(typed)))
    if found is None:
        unknown = say("kode ini tidak dikenal; periksa lagi hurufnya", "this code is not known; check its letters again")
        raise Invalid(fields={"code": [unknown]})
    attempts.withdraw(session, counted)
    key = found.id
    session.commit()  # a refusal that follows takes the request back, and the code was right all the same
    still = _still(session, key)
    _unless_ended(session, still)
    return still


def join(session: Session, chosen: Joining) -> Account:
    """The firm's new account, whose password is the chosen one. COMMITS as find() does; Invalid names the refused fields.

    No transaction is held while the password is hashed: others can write meanwhile.
    """
    found = find(session, chosen.code, chosen.address)
    _check(chosen, account_name(session, found.firm))
    key = found.id
    session.commit()
    kept = passwords.hashed(chosen.password)
    return _open_account(session, _still(session, key), kept)


def account_name(session: Session, firm: Firm) -> str:
    """The name that the firm's account is going to have: its id in small letters, with a number behind it where that is taken."""
    plain = _OTHER_SIGNS.sub("-", firm.public_id.lower()).strip("-")[:50]
    plain = plain if len(plain) > 2 else f"usaha-{plain or firm.id}"
    names = (plain if place == 1 else f"{plain}-{place}" for place in count(1))
    return next(name for name in names if accounts.find(session, name) is None)


def _check(chosen: Joining, name: str) -> None:
    refused: dict[str, Sequence[str]] = {} if chosen.agreed else {"agreed": [say("centang bila Anda setuju", "tick this if you agree")]}
    try:
        passwords.check(chosen.password, name)
    except Invalid as weak:
        refused |= weak.fields
    if refused:
        raise Invalid(fields=refused)


def _open_account(session: Session, invitation: Invitation, kept: str) -> Account:
    firm, key, now = invitation.firm, invitation.id, datetime.now(UTC)
    rows.lock(session, firm.id)
    if not rows.use(session, key, now, privacy.VERSION):
        _unless_ended(session, _still(session, key))
    _unless_joined(session, firm)
    account = Account(name=account_name(session, firm), full_name=(firm.contact or firm.name)[:300], role="business", region=firm.office,
                      firm_id=firm.id, password_hash=kept, password_is_temporary=False, active=True, created_at=now)  # fmt: skip
    session.add(account)
    session.flush()
    changes = {field: (None, getattr(account, field)) for field in ("name", "full_name", "role", "region", "firm_id")}
    actor = identity.of(account).actor
    audit.record(session, actor, "account.created", audit.About("account", account.id, account.region), changes)
    audit.record(session, actor, "invitation.used", _about(invitation), {"consent_version": (None, privacy.VERSION)})
    return account


def _still(session: Session, key: int) -> Invitation:
    """The invitation as it is now; where it was erased meanwhile, it has ended."""
    found = session.get(Invitation, key, populate_existing=True)
    if found is None:
        raise _ended()
    return found


def _unless_joined(session: Session, firm: Firm) -> None:
    held = accounts.of_firm(session, firm.id)
    if held is not None:
        raise Conflict(say("usaha ini sudah punya akun: {name}", "this firm has an account: {name}", name=held.name))


def _unless_ended(session: Session, invitation: Invitation) -> None:
    if invitation.used_at:
        raise Conflict(
            say("undangan ini sudah dipakai; masuklah dengan nama akun Anda", "this invitation has been used; sign in by your account name")
        )
    _unless_joined(session, invitation.firm)
    closed = invitation.official is not None and not invitation.official.active
    if closed or invitation.withdrawn_at or invitation.ends_at <= datetime.now(UTC):
        raise _ended()


def _ended() -> Conflict:
    return Conflict(
        say("undangan ini tidak berlaku lagi; minta yang baru kepada dinas", "this invitation has ended; ask the office for a new one")
    )


def _hash(code: str) -> str:
    return identity.hash_of(code)


def _about(invitation: Invitation) -> audit.About:
    return audit.About("invitation", invitation.id, invitation.office)
