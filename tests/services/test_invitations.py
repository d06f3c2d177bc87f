"""Invitations: a code works once, for one account, until it ends, is withdrawn, or a newer one is made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, event, select
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.profile import Profile
from matchmaker.errors import Conflict, Invalid, TooMany
from matchmaker.services import accounts, codes, invitations, privacy, sign_ins
from matchmaker.services.accounts import NewAccount
from matchmaker.services.invitations import Joining
from models import Account, AuditEntry, Firm, Invitation
from tests import people
from tests.services.town import LEADER, NEIGHBOUR, at_once, count, keep, signed_in

PASSWORD = "pisang goreng 9"
HERE = "1.1.1.1"


@pytest.fixture
def firm(session: Session) -> Firm:
    """A firm without an account."""
    return keep(session, Profile("U-0007", "Keripik Rekaan", contact="Bu Rekaan"))[0]


def invited(session: Session, firm: Firm) -> str:
    """The code of a new invitation, committed."""
    _, code = invitations.invite(session, LEADER, firm)
    session.commit()
    return code


def chosen(code: str, password: str = PASSWORD, *, agreed: bool = True) -> Joining:
    return Joining(code, password, agreed, HERE)


def test_the_code_is_random_and_nowhere_stored(session: Session, firm: Firm) -> None:
    code = invited(session, firm)
    assert len(code) * 5 >= 50
    row = session.scalars(select(Invitation)).one()
    assert code not in repr([vars(row), [vars(each) for each in session.scalars(select(AuditEntry))]])
    assert (row.office, row.ends_at - row.created_at) == (firm.office, timedelta(days=30))


def test_who_joins_signs_in_by_the_name_of_the_firm(session: Session, firm: Firm) -> None:
    account = invitations.join(session, chosen(codes.grouped(invited(session, firm)).lower()))
    session.commit()
    assert (account.name, account.full_name, account.role, account.firm_id) == ("u-0007", "Bu Rekaan", "business", firm.id)
    assert sign_ins.prove(session, "U-0007", PASSWORD, "2.2.2.2") is account
    used = session.scalars(select(Invitation)).one()
    assert used.used_at
    assert used.consent_version == privacy.VERSION
    acts = session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)).all()
    assert acts[-3:] == ["invitation.made", "account.created", "invitation.used"]


def test_a_used_code_opens_nothing(session: Session, firm: Firm) -> None:
    code = invited(session, firm)
    invitations.join(session, chosen(code))
    session.commit()
    with pytest.raises(Conflict, match="sudah dipakai"):
        invitations.join(session, chosen(code))
    with pytest.raises(Conflict, match="u-0007"):
        invitations.invite(session, LEADER, firm)


@pytest.mark.parametrize("commits", [3, 4], ids=["once the code is found", "while the password is hashed"])
def test_an_invitation_that_is_erased_meanwhile_has_ended(engine: Engine, session: Session, firm: Firm, commits: int) -> None:
    code, left = invited(session, firm), iter(range(1, commits + 1))

    @event.listens_for(session, "after_commit")
    def erase(_: Session) -> None:
        if next(left, None) == commits:
            with database.transaction(engine) as other:
                other.execute(delete(Invitation))

    with pytest.raises(Conflict, match="tidak berlaku lagi"):
        invitations.join(session, chosen(code))
    assert count(session, Account) == 0


def test_of_twenty_at_once_one_has_the_account(engine: Engine, session: Session, firm: Firm) -> None:
    code = invited(session, firm)

    def join(unused: Session, place: int) -> str:
        with Session(engine) as own:
            name = invitations.join(own, chosen(code, f"{PASSWORD} {place}")).name
            own.commit()
            return name

    answers = at_once(engine, 20, join)
    assert sorted(type(each).__name__ for each in answers) == ["Conflict"] * 19 + ["str"]
    assert count(session, Account) == 1


def test_of_several_made_at_once_one_is_open(engine: Engine, session: Session, firm: Firm) -> None:
    key = firm.id
    session.commit()
    made = at_once(engine, 4, lambda each, place: invitations.invite(each, LEADER, each.get_one(Firm, key))[1])
    assert all(isinstance(each, str) for each in made)
    assert sum(row.withdrawn_at is None for row in session.scalars(select(Invitation))) == 1


def test_a_newer_one_and_a_withdrawal_end_it(session: Session, firm: Firm) -> None:
    first, second = invited(session, firm), invited(session, firm)
    with pytest.raises(Conflict, match="tidak berlaku"):
        invitations.find(session, first, HERE)
    assert invitations.find(session, second, HERE).firm_id == firm.id
    for _ in range(2):
        invitations.withdraw(session, LEADER, firm)
    session.commit()
    with pytest.raises(Conflict, match="tidak berlaku"):
        invitations.join(session, chosen(second))
    assert invitations.waiting(session, firm) is None
    assert session.scalars(select(AuditEntry.act)).all().count("invitation.withdrawn") == 1


def test_it_ends_after_thirty_days(session: Session, firm: Firm) -> None:
    code = invited(session, firm)
    session.scalars(select(Invitation)).one().ends_at = datetime.now(UTC)
    session.commit()
    with pytest.raises(Conflict, match="tidak berlaku"):
        invitations.join(session, chosen(code))
    assert count(session, Account) == 0


def test_wrong_codes_are_counted_and_right_ones_are_not(session: Session, firm: Firm) -> None:
    code = invited(session, firm)
    for _ in range(invitations.MOST_TRIES + 1):
        invitations.find(session, code, HERE)
    for _ in range(invitations.MOST_TRIES):
        with pytest.raises(Invalid):
            invitations.find(session, "0" * 12, HERE)
    with pytest.raises(TooMany):
        invitations.find(session, code, HERE)


@pytest.mark.parametrize("said", [{"password": "kurang"}, {"password": "punya u-0007 ini"}, {"agreed": False}])
def test_what_is_refused_uses_nothing_up(session: Session, firm: Firm, said: dict[str, object]) -> None:
    code = invited(session, firm)
    with pytest.raises(Invalid):
        invitations.join(session, Joining(**{"code": code, "password": PASSWORD, "agreed": True, "address": HERE, **said}))  # type: ignore[arg-type]
    assert invitations.join(session, chosen(code)).active


@pytest.mark.parametrize(("public_id", "name"), [("K-01", "k-01"), ("Usaha/ß 9", "usaha-9"), ("7", "usaha-7"), ("x" * 64, "x" * 50)])
def test_a_name_is_easily_typed_and_nobody_elses(session: Session, public_id: str, name: str) -> None:
    (own,), (other,) = keep(session, Profile(public_id, "Satu")), keep(session, Profile(public_id, "Dua"), office=NEIGHBOUR)
    assert invitations.account_name(session, own) == name
    assert accounts.NAME.fullmatch(name)
    invitations.join(session, chosen(invited(session, own)))
    assert invitations.account_name(session, other) == f"{name}-2"


def test_an_account_that_an_administrator_opened_meanwhile_counts(session: Session, firm: Firm) -> None:
    code = invited(session, firm)
    accounts.create(session, people.terminal(), NewAccount("warung", "Bu Rekaan", "business", firm.office, firm.id))
    session.commit()
    with pytest.raises(Conflict, match="warung"):
        invitations.join(session, chosen(code))
    assert signed_in(session).firm_id is None


def test_a_refused_password_does_not_count_as_a_wrong_code(session: Session, firm: Firm) -> None:
    code = invited(session, firm)
    for _ in range(invitations.MOST_TRIES + 1):
        with pytest.raises(Invalid) as refused:
            invitations.join(session, chosen(code, "12345678"))
        session.rollback()  # as the service does with a request that was refused
        assert list(refused.value.fields) == ["password"]


def test_an_account_that_is_opened_otherwise_ends_the_invitation(session: Session, firm: Firm) -> None:
    code = invited(session, firm)
    account, _ = accounts.create(session, people.terminal(), NewAccount("keripik", "Bu Rekaan", "business", firm.office, firm.id))
    account.active = False
    session.commit()
    assert invitations.waiting(session, firm) is None
    assert "invitation.withdrawn" in session.scalars(select(AuditEntry.act)).all()
    with pytest.raises(Conflict, match="tidak berlaku"):
        invitations.find(session, code, HERE)


def test_a_code_of_somebody_whose_account_is_closed_opens_nothing(session: Session, firm: Firm) -> None:
    official = people.open_account(session, "official", region=firm.office)
    _, code = invitations.invite(session, people.actor_of(official), firm)
    official.active = False
    session.commit()
    with pytest.raises(Conflict, match="tidak berlaku"):
        invitations.find(session, code, HERE)
