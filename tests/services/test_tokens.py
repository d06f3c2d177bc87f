"""API tokens: scoped, with an end, revocable by their own account, stored only as a hash."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.errors import Invalid, NotFound, SignInRefused
from matchmaker.permissions import allows
from matchmaker.services import tokens
from matchmaker.store import tokens as rows
from matchmaker.store.pages import Page
from models import Account, ApiToken, AuditEntry
from tests import people


@pytest.fixture
def account(session: Session) -> Account:
    return people.open_account(session, "official", password=people.PASSWORD)


def test_a_token_proves_its_account_and_is_stored_only_as_its_hash(session: Session, account: Account) -> None:
    token, secret = tokens.issue(session, people.actor_of(account), " pelaporan ", "full", 30)
    found = tokens.identify(session, secret)
    assert found
    assert found.actor == people.actor_of(account)
    assert token.name == "pelaporan"
    assert token.ends_at - token.created_at == timedelta(days=30)
    assert token.secret_hash != secret
    assert secret not in str(session.scalars(select(AuditEntry.changes)).all())


def test_a_token_for_reading_may_not_write(session: Session, account: Account) -> None:
    _, secret = tokens.issue(session, people.actor_of(account), "baca", "read", 30)
    found = tokens.identify(session, secret)
    assert found
    assert allows("firms.list", found.actor)
    assert not allows("firms.create", found.actor)
    assert not allows("tokens.own", found.actor), "it could make itself a token that writes"
    assert not allows("password.own", found.actor)


@pytest.mark.parametrize(
    ("name", "scope", "days", "field"),
    [
        ("", "read", 1, "name"),
        ("x" * 101, "read", 1, "name"),
        ("x", "root", 1, "scope"),
        ("x", "read", 0, "days"),
        ("x", "read", 366, "days"),
    ],
)
def test_a_wrong_value_is_named(session: Session, account: Account, name: str, scope: str, days: int, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        tokens.issue(session, people.actor_of(account), name, scope, days)
    assert set(refused.value.fields) == {field}


def test_a_token_ends(session: Session, account: Account) -> None:
    token, secret = tokens.issue(session, people.actor_of(account), "x", "full", 1)
    token.ends_at = datetime.now(UTC) - timedelta(seconds=1)
    session.flush()
    assert tokens.identify(session, secret) is None


def test_tokens_whose_time_is_over_are_removed_when_another_is_issued(session: Session, account: Account) -> None:
    old, _ = tokens.issue(session, people.actor_of(account), "x", "full", 1)
    old.ends_at = datetime.now(UTC) - timedelta(seconds=1)
    session.flush()
    new, _ = tokens.issue(session, people.actor_of(account), "y", "full", 1)
    assert session.scalars(select(ApiToken.name)).all() == [new.name] == ["y"]


def test_only_its_own_account_revokes_and_lists_a_token(session: Session, account: Account) -> None:
    stranger = people.actor_of(people.open_account(session, "administrator"))
    token, secret = tokens.issue(session, people.actor_of(account), "x", "full", 1)
    with pytest.raises(NotFound):
        tokens.revoke(session, stranger, token.id)
    assert tokens.identify(session, secret)
    for _ in range(2):
        tokens.revoke(session, people.actor_of(account), token.id)
    assert tokens.identify(session, secret) is None
    assert session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)).all() == ["token.issued", "token.revoked"]
    assert rows.search(session, account.id, Page()) == ([token], 1)
    assert rows.search(session, stranger.account_id or 0, Page()) == ([], 0)


def test_a_program_signs_in_for_half_a_day(session: Session, account: Account) -> None:
    token, secret = tokens.sign_in(session, account.name, people.PASSWORD, "192.0.2.7")
    assert token.ends_at - token.created_at == timedelta(hours=12)
    found = tokens.identify(session, secret)
    assert found
    assert not found.actor.reads_only
    with pytest.raises(SignInRefused):
        tokens.sign_in(session, account.name, "gudang jambu 18", "192.0.2.7")
    assert session.scalars(select(ApiToken)).all() == [token]
