"""Accounts: opened by an administrator with a one-time password, which its person replaces at the first sign-in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound, SignInRequired
from matchmaker.i18n import say
from matchmaker.permissions import Actor, Subject, allows
from matchmaker.services import attempts, audit, identity, invitations, passwords
from matchmaker.store import accounts, firms, sign_ins, tokens
from matchmaker.terms import ACCOUNT_ROLES, values
from models import Account

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,63}")


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Who is to get an account; `firm_id` names a business's own firm, and nobody else has one."""

    name: str
    full_name: str
    role: str
    region: str
    firm_id: int | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class NewPassword:
    """What a person chooses instead of the old one, from which network address; `secret` is what proved who asks."""

    old: str
    new: str
    address: str
    secret: str = ""


def locate(session: Session, actor: Actor, account_id: int) -> Account:
    """The account of that key; NotFound where there is none or its region is not the actor's to manage."""
    account = accounts.get(session, account_id)
    if account is None or not allows("accounts.manage", actor, accounts.subject(account)):
        raise NotFound(say("akun ini tidak ada", "there is no such account"))
    return account


def create(session: Session, actor: Actor, new: NewAccount) -> tuple[Account, str]:
    """The account and its one-time password, which is told once; Invalid names the refused fields, Conflict a name that is taken."""
    problems = {**_wrong_names(new), **_wrong_place(session, actor, new), **_wrong_firm(session, actor, new)}
    if problems:
        raise Invalid(fields={field: [sentence] for field, sentence in problems.items()})
    if new.firm_id and (firm := firms.get(session, new.firm_id)):
        invitations.withdraw(session, actor, firm)
    password = passwords.one_time()
    account = Account(name=new.name, full_name=new.full_name.strip(), role=new.role, region=new.region, firm_id=new.firm_id,
                      sample=new.sample, password_hash=passwords.hashed(password), created_at=datetime.now(UTC))  # fmt: skip
    try:
        with session.begin_nested():
            session.add(account)
    except IntegrityError as taken:
        raise Conflict(say("nama akun “{name}” sudah dipakai", "the account name “{name}” is taken", name=new.name)) from taken
    changes = {field: (None, getattr(account, field)) for field in ("name", "full_name", "role", "region", "firm_id")}
    audit.record(session, actor, "account.created", _about(account), changes)
    return account, password


def _wrong_names(new: NewAccount) -> dict[str, str]:
    problems = {}
    if not NAME.fullmatch(new.name):
        problems["name"] = say(
            "pakai 3 sampai 64 huruf kecil, angka, titik, atau garis", "use 3 to 64 small letters, digits, dots or dashes"
        )
    if not 1 <= len(new.full_name.strip()) <= 300 or not new.full_name.isprintable():
        problems["full_name"] = say("isi nama lengkap, paling panjang 300 huruf", "give the full name, at most 300 characters")
    return problems


def _wrong_place(session: Session, actor: Actor, new: NewAccount) -> dict[str, str]:
    problems = {}
    if new.role not in values(ACCOUNT_ROLES):
        problems["role"] = say("pilihannya: {known}", "choose one of: {known}", known=", ".join(values(ACCOUNT_ROLES)))
    if not accounts.has_region(session, new.region):
        problems["region"] = say("kode wilayah “{code}” tidak ada", "there is no region “{code}”", code=new.region[:20])
    elif not allows("accounts.manage", actor, Subject((new.region,))):
        problems["region"] = say("wilayah itu di luar wilayah Anda ({own})", "that region is outside yours ({own})", own=actor.region)
    return problems


def _wrong_firm(session: Session, actor: Actor, new: NewAccount) -> dict[str, str]:
    if new.role != "business":
        return {"firm_id": say("hanya akun pelaku usaha yang punya usaha", "only a business's account has a firm")} if new.firm_id else {}
    firm = firms.get(session, new.firm_id) if new.firm_id else None
    if firm is None or not allows("firms.write", actor, firms.subject(firm)):
        return {"firm_id": say("pilih usaha dari wilayah Anda", "choose a firm of your region")}
    return {}


def set_password(session: Session, actor: Actor, chosen: NewPassword) -> None:
    """The actor's own new password, which ends its tokens but the one in use, and all sign-ins: keep the browser in by sign_ins.start().

    Invalid where the old one is wrong (counted like a sign-in, so the session must be fresh) or the new one will not do.
    """
    account = accounts.get(session, actor.account_id or 0)
    if account is None:
        raise SignInRequired()
    kept, name = account.password_hash, account.name
    passwords.check(chosen.new, name)
    if chosen.new == chosen.old:
        sentence = say("pilih kata sandi yang baru", "choose a new password")
        raise Invalid(sentence, {"password": [sentence]})
    counted = attempts.begin(session, name, chosen.address)
    if not passwords.matches(kept, chosen.old):
        sentence = say("kata sandi lama tidak cocok", "the old password is wrong")
        raise Invalid(sentence, {"old_password": [sentence]})
    attempts.withdraw(session, counted)
    account.password_hash, account.password_is_temporary = passwords.hashed(chosen.new), False
    session.flush()
    _shut_out(session, account, but=chosen.secret)
    audit.record(session, actor, "account.password_chosen", _about(account))


def reset_password(session: Session, actor: Actor, account: Account) -> str:
    """A new one-time password, told once; the old one, the sign-ins and the tokens end."""
    password = passwords.one_time()
    account.password_hash, account.password_is_temporary = passwords.hashed(password), True
    session.flush()
    _shut_out(session, account)
    attempts.forget(session, account.name)
    audit.record(session, actor, "account.password_reset", _about(account))
    return password


def disable(session: Session, actor: Actor, account: Account) -> None:
    """Nobody gets in by this account any more, also who is in already; Conflict where it is the actor's own."""
    if account.id == actor.account_id:
        raise Conflict(say("akun sendiri tidak dapat dinonaktifkan", "you cannot disable your own account"))
    account.active = False
    session.flush()
    _shut_out(session, account)
    audit.record(session, actor, "account.disabled", _about(account), {"active": (True, False)})


def enable(session: Session, actor: Actor, account: Account) -> None:
    """The account may sign in again, with the password that it had."""
    account.active = True
    session.flush()
    audit.record(session, actor, "account.enabled", _about(account), {"active": (False, True)})


def _shut_out(session: Session, account: Account, *, but: str = "") -> None:
    """End all sign-ins, and all tokens but the one of that secret."""
    sign_ins.end_all(session, account.id)
    tokens.revoke_all(session, account.id, datetime.now(UTC), but=identity.hash_of(but))


def _about(account: Account) -> audit.About:
    return audit.About("account", account.id, account.region)
