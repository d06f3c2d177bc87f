"""Signing in: refusals that tell nothing, a lock-out that outlives the request, limits on time, secrets that are not stored."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from matchmaker.errors import Problem, SignInRefused, TooMany
from matchmaker.i18n import reading
from matchmaker.services import attempts, sign_ins
from models import Account, SignIn, SignInFailure
from tests import people

ADDRESS = "192.0.2.7"


@pytest.fixture
def account(session: Session) -> Account:
    return people.open_account(session, "official", password=people.PASSWORD)


def _fail(session: Session, name: str, address: str = ADDRESS) -> Problem:
    with pytest.raises(Problem) as refused:
        sign_ins.sign_in(session, name, "gudang jambu 18", address)
    session.rollback()
    return refused.value


def test_a_right_password_gives_a_secret_that_is_stored_only_as_its_hash(session: Session, account: Account) -> None:
    secret = sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
    assert len(secret) >= 43
    assert secret not in str(session.scalars(select(SignIn.secret_hash)).all())
    found = sign_ins.identify(session, secret)
    assert found
    assert found.actor == people.actor_of(account)


def test_unknown_names_wrong_passwords_and_disabled_accounts_are_refused_alike(session: Session, account: Account) -> None:
    disabled = people.open_account(session, "official", password=people.PASSWORD)
    disabled.active = False
    session.commit()
    said = set()
    for name, password in ((account.name, "gudang jambu 18"), ("nobody", people.PASSWORD), (disabled.name, people.PASSWORD)):
        with pytest.raises(SignInRefused) as refused:
            sign_ins.sign_in(session, name, password, ADDRESS)
        said.add((str(refused.value), refused.value.detail))
    assert len(said) == 1


def test_the_sixth_attempt_in_a_quarter_of_an_hour_is_refused_even_when_right(session: Session, account: Account) -> None:
    assert [type(_fail(session, account.name)) for _ in range(6)] == [SignInRefused] * 5 + [TooMany]
    with reading("en"), pytest.raises(TooMany, match="try again in 15 minutes"):
        sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
    assert session.scalar(select(func.count()).select_from(SignInFailure)) == 10, "refused attempts do not lengthen the wait"


def test_the_wait_ends(session: Session, account: Account) -> None:
    for _ in range(5):
        attempts.begin(session, account.name, ADDRESS)
    session.execute(update(SignInFailure).values(at=datetime.now(UTC) - timedelta(minutes=14, seconds=30)))
    session.commit()
    with reading("en"), pytest.raises(TooMany, match="in 1 minutes"):
        sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
    session.execute(update(SignInFailure).values(at=datetime.now(UTC) - timedelta(minutes=16)))
    session.commit()
    assert sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
    assert session.scalar(select(func.count()).select_from(SignInFailure)) == 0


def test_a_right_sign_in_clears_the_accounts_failures(session: Session, account: Account) -> None:
    for _ in range(2):
        for _ in range(4):
            attempts.begin(session, account.name, ADDRESS)
        sign_ins.sign_in(session, account.name, people.PASSWORD, ADDRESS)
        session.commit()


def test_one_address_cannot_try_many_names(session: Session) -> None:
    for number in range(attempts.MOST_PER_ADDRESS):
        attempts.begin(session, f"nobody{number}", ADDRESS)
    assert isinstance(_fail(session, "nobody"), TooMany)
    assert isinstance(_fail(session, "nobody", "192.0.2.8"), SignInRefused)


def test_neither_name_nor_address_is_stored(session: Session, account: Account) -> None:
    _fail(session, account.name)
    subjects = session.scalars(select(SignInFailure.subject)).all()
    assert len(subjects) == 2
    assert all(len(each) == 64 and account.name not in each for each in subjects)


def test_a_crowd_of_simultaneous_guesses_gets_no_more_tries(engine: Engine) -> None:

    def guess(number: int) -> type[Exception]:
        with Session(engine) as own:
            try:
                attempts.begin(own, "petugas", f"192.0.2.{number}")
            except TooMany:
                return TooMany
            return SignInRefused

    with ThreadPoolExecutor(8) as crowd:
        outcomes = list(crowd.map(guess, range(24)))
    assert outcomes.count(SignInRefused) <= attempts.MOST_PER_NAME


@pytest.mark.parametrize(
    ("column", "ago", "holds"),
    [("seen_at", 59, True), ("seen_at", 61, False), ("ends_at", -1, True), ("ends_at", 1, False)],
)
def test_a_sign_in_ends_when_idle_and_after_half_a_day(session: Session, account: Account, column: str, ago: int, *, holds: bool) -> None:
    secret = sign_ins.start(session, account.id)
    row = session.scalars(select(SignIn)).one()
    assert row.ends_at - row.started_at == timedelta(hours=12)
    setattr(row, column, datetime.now(UTC) - timedelta(minutes=ago))
    session.flush()
    assert (sign_ins.identify(session, secret) is not None) is holds


def test_a_visit_is_noted_only_now_and_then(session: Session, account: Account) -> None:
    secret = sign_ins.start(session, account.id)
    found = sign_ins.identify(session, secret)
    assert found
    assert not found.stale
    session.execute(update(SignIn).values(seen_at=datetime.now(UTC) - timedelta(minutes=6)))
    found = sign_ins.identify(session, secret)
    assert found
    assert found.stale
    sign_ins.note_visit(session, secret)
    found = sign_ins.identify(session, secret)
    assert found
    assert not found.stale


def test_after_signing_out_a_copied_secret_proves_nothing(session: Session, account: Account) -> None:
    secret, other = sign_ins.start(session, account.id), sign_ins.start(session, account.id)
    sign_ins.sign_out(session, secret)
    assert sign_ins.identify(session, secret) is None
    assert sign_ins.identify(session, other) is not None


def test_secrets_that_nobody_gave_prove_nothing(session: Session) -> None:
    for secret in ("", "x", "\x00", "\ud800", "x" * 10_000):
        assert sign_ins.identify(session, secret) is None
