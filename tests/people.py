"""People for the tests: accounts of each role, their browsers and their programs, and the form tokens that pages carry."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import identity, passwords, sign_ins, tokens
from models import Account

PASSWORD = "gudang pisang 17"
CITY, ELSEWHERE = "35.76", "35.73"

_numbers = count(1)


def terminal(region: str = CITY) -> Actor:
    """The person at the server's own terminal."""
    return Actor("administrator", region)


def open_account(session: Session, role: str, *, region: str = CITY, firm_id: int | None = None, password: str | None = None) -> Account:
    """A stored account that has chosen its password; nobody can sign in by it where none is given, which saves the hashing."""
    account = Account(
        name=f"{role}{next(_numbers)}", full_name=f"Nama {role}", role=role, region=region, firm_id=firm_id, created_at=datetime.now(UTC),
        password_hash=passwords.hashed(password) if password else "none", password_is_temporary=False, active=True,
    )  # fmt: skip
    session.add(account)
    session.commit()
    return account


def actor_of(account: Account) -> Actor:
    """The account as permissions see it."""
    return identity.of(account).actor


def sign_in(client: FlaskClient, session: Session, account: Account) -> str:
    """Let the client's browser be signed in, without a password; returns the cookie's secret."""
    secret = sign_ins.start(session, account.id)
    session.commit()
    client.set_cookie("sign_in", secret)
    return secret


def bearer(session: Session, account: Account, scope: str = "full") -> dict[str, str]:
    """The headers of a program that asks for the account."""
    _, secret = tokens.issue(session, actor_of(account), "tests", scope, 1)
    session.commit()
    return {"Authorization": f"Bearer {secret}"}


def form_token(client: FlaskClient) -> dict[str, str]:
    """The hidden field of a form that the client's browser has open."""
    with client.session_transaction() as kept:
        raw = kept.setdefault("csrf_token", "0" * 40)
    return {"csrf_token": URLSafeTimedSerializer(client.application.secret_key, salt="wtf-csrf-token").dumps(raw)}
