"""Accounts: opened within one's region, with a one-time password; disabled at once; passwords that will do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound, SignInRefused, TooMany
from matchmaker.services import accounts, passwords, sign_ins, tokens
from matchmaker.services.accounts import NewAccount, NewPassword
from matchmaker.store import accounts as rows
from matchmaker.store.pages import Page
from models import Account, AuditEntry, AuditValue, Firm
from tests import people
from tests.services.town import statements

ADDRESS = "192.0.2.7"
OFFICIAL = NewAccount("petugas.satu", "Nama Petugas", "official", "35.76")


@pytest.fixture
def firm(session: Session) -> Firm:
    """A firm that the city's office keeps."""
    now = datetime.now(UTC)
    kept = Firm(office="35.76", public_id="K-1", name="Tahu Contoh", kbli=[], created_at=now, changed_at=now)
    session.add(kept)
    session.commit()
    return kept


def test_a_new_account_signs_in_with_its_one_time_password(session: Session) -> None:
    account, password = accounts.create(session, people.terminal(), OFFICIAL)
    session.commit()
    found = sign_ins.identify(session, sign_ins.sign_in(session, " Petugas.Satu ", password, ADDRESS))
    assert found
    assert found.actor == people.actor_of(account)
    assert found.must_choose_password


def test_the_trail_names_the_account_but_keeps_the_persons_name_apart(session: Session) -> None:
    account, password = accounts.create(session, people.terminal(), OFFICIAL)
    session.commit()
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.act, entry.subject_kind, entry.subject_id, entry.office) == ("account.created", "account", account.id, "35.76")
    assert entry.changes["role"] == [None, "official"]
    assert "Nama Petugas" not in str(entry.changes)
    assert password not in str(entry.changes)
    assert session.scalars(select(AuditValue.after)).all() == ["Nama Petugas"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "ab"}, "name"),
        ({"name": "Petugas Satu"}, "name"),
        ({"name": "petugas\n"}, "name"),
        ({"full_name": "  "}, "full_name"),
        ({"full_name": "x" * 301}, "full_name"),
        ({"full_name": "Nama\nBaris"}, "full_name"),
        ({"role": "owner"}, "role"),
        ({"region": "99.99"}, "region"),
        ({"region": "35.73"}, "region"),
        ({"firm_id": 1}, "firm_id"),
        ({"role": "business"}, "firm_id"),
        ({"role": "business", "firm_id": 999_999}, "firm_id"),
    ],
)
def test_a_wrong_value_is_named(session: Session, change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        accounts.create(
            session,
            people.terminal(),
            NewAccount(**{"name": "petugas", "full_name": "N", "role": "official", "region": "35.76", **change}),
        )  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}


def test_a_name_belongs_to_one_account(session: Session) -> None:
    accounts.create(session, people.terminal(), OFFICIAL)
    with pytest.raises(Conflict, match=r"petugas\.satu"):
        accounts.create(session, people.terminal(), OFFICIAL)
    assert session.scalars(select(Account.name)).all() == ["petugas.satu"]


def test_a_business_gets_its_own_firm_and_no_firm_of_elsewhere(session: Session, firm: Firm) -> None:
    business = NewAccount("tahu.contoh", "Nama Pemilik", "business", "35.76", firm.id)
    account, _ = accounts.create(session, people.terminal(), business)
    assert people.actor_of(account).firm_id == firm.id
    with pytest.raises(Invalid):
        accounts.create(session, people.terminal("35.73"), NewAccount("lain", "Nama", "business", "35.73", firm.id))


def test_an_administrator_finds_only_the_accounts_of_the_region(session: Session) -> None:
    mine = people.open_account(session, "official")
    other = people.open_account(session, "official", region="35.73")
    administrator = people.actor_of(people.open_account(session, "administrator"))
    assert accounts.locate(session, administrator, mine.id) is mine
    for key in (other.id, 999_999):
        with pytest.raises(NotFound):
            accounts.locate(session, administrator, key)
    found, total = rows.search(session, rows.Wanted("35.76", "official"), Page())
    assert (found, total) == ([mine], 1)
    assert rows.search(session, rows.Wanted("35.76", "%"), Page()) == ([], 0)


def test_choosing_a_password_ends_the_sign_ins_and_the_old_password(session: Session) -> None:
    account, first = accounts.create(session, people.terminal(), OFFICIAL)
    session.commit()
    secret = sign_ins.sign_in(session, account.name, first, ADDRESS)
    session.commit()
    accounts.set_password(session, people.actor_of(account), NewPassword(first, people.PASSWORD, ADDRESS))
    session.commit()
    assert sign_ins.identify(session, secret) is None
    with pytest.raises(SignInRefused):
        sign_ins.sign_in(session, account.name, first, ADDRESS)
    found = sign_ins.identify(session, sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS))
    assert found
    assert not found.must_choose_password


def test_choosing_a_password_ends_the_tokens_but_the_one_in_use(session: Session) -> None:
    actor = people.actor_of(people.open_account(session, "official", password=people.PASSWORD))
    stranger = people.actor_of(people.open_account(session, "official"))
    (_, used), (_, copied), (_, foreign) = (tokens.issue(session, each, "x", "full", 1) for each in (actor, actor, stranger))
    session.commit()
    accounts.set_password(session, actor, NewPassword(people.PASSWORD, "gudang mangga 19", ADDRESS, used))
    session.commit()
    assert [tokens.identify(session, each) is not None for each in (used, copied, foreign)] == [True, False, True]
    accounts.set_password(session, actor, NewPassword("gudang mangga 19", people.PASSWORD, ADDRESS))
    assert tokens.identify(session, used) is None


def test_accounts_are_read_together(session: Session, engine: Engine) -> None:
    keys = [people.open_account(session, "official").id for _ in range(3)]
    with statements(engine) as sent:
        assert set(rows.those(session, [*keys, 999_999])) == set(keys)
        assert rows.those(session, []) == {}
    assert len(sent) == 1


def test_the_old_password_cannot_be_guessed_by_somebody_at_an_open_browser(session: Session) -> None:
    actor = people.actor_of(people.open_account(session, "official", password=people.PASSWORD))
    for _ in range(5):
        with pytest.raises(Invalid) as refused:
            accounts.set_password(session, actor, NewPassword("gudang jambu 18", "gudang mangga 19", ADDRESS))
        assert set(refused.value.fields) == {"old_password"}
        session.rollback()
    with pytest.raises(TooMany):
        accounts.set_password(session, actor, NewPassword(people.PASSWORD, "gudang mangga 19", ADDRESS))


@pytest.mark.parametrize("password", ["1234567", "x" * 129, "Password1", "rahasia123", "aaaaaaaaaa", "abababababab", "saya-petugas9-saya"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(Invalid) as refused:
        passwords.check(password, "petugas9")
    assert set(refused.value.fields) == {"password"}


@pytest.mark.parametrize("password", ["tujuh ekor kucing", "x7!kQw9z", "ÿ" * 3 + "kata sandi panjang " * 6])
def test_a_good_password_is_taken_whatever_its_letters(password: str) -> None:
    passwords.check(password, "petugas9")


def test_what_is_kept_is_argon2id_and_no_two_alike() -> None:
    kept = {passwords.hashed(people.PASSWORD) for _ in range(2)}
    assert len(kept) == 2
    assert all(each.startswith("$argon2id$v=19$m=65536,t=3,p=4$") for each in kept)
    assert not passwords.matches("none", people.PASSWORD)


def test_one_time_passwords_are_good_and_differ() -> None:
    made = {passwords.one_time() for _ in range(100)}
    assert len(made) == 100
    for each in made:
        passwords.check(each, "petugas")


def test_a_reset_ends_the_old_password_the_sign_ins_and_the_tokens(session: Session) -> None:
    account = people.open_account(session, "official", password=people.PASSWORD)
    secret, (_, token) = sign_ins.start(session, account.id), tokens.issue(session, people.actor_of(account), "x", "full", 1)
    new = accounts.reset_password(session, people.terminal(), account)
    session.commit()
    assert sign_ins.identify(session, secret) is None
    assert tokens.identify(session, token) is None
    with pytest.raises(SignInRefused):
        sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
    found = sign_ins.identify(session, sign_ins.sign_in(session, account.name, new, ADDRESS))
    assert found
    assert found.must_choose_password


def test_a_disabled_account_is_out_at_once_and_can_come_back(session: Session) -> None:
    account = people.open_account(session, "official", password=people.PASSWORD)
    secret, (_, token) = sign_ins.start(session, account.id), tokens.issue(session, people.actor_of(account), "x", "full", 1)
    accounts.disable(session, people.terminal(), account)
    session.commit()
    assert sign_ins.identify(session, secret) is None
    assert tokens.identify(session, token) is None
    with pytest.raises(SignInRefused):
        sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
    session.rollback()
    accounts.enable(session, people.terminal(), account)
    session.commit()
    assert sign_ins.identify(session, secret) is None
    assert sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
    assert session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)).all() == ["token.issued", "account.disabled", "account.enabled"]


def test_nobody_disables_the_own_account(session: Session) -> None:
    account = people.open_account(session, "administrator")
    with pytest.raises(Conflict):
        accounts.disable(session, people.actor_of(account), account)
