"""The first start: an administrator, and with the sample city three trial accounts that work only from this machine."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.services import accounts, sample_cities
from matchmaker.services.accounts import NewAccount
from matchmaker.store import accounts as rows
from matchmaker.store import sample_firms

ADMINISTRATOR = "admin"
Passwords = dict[str, str]
"""Account name to its one-time password."""


def prepare(session: Session, actor: Actor, *, sample: bool) -> Passwords:
    """What a first start needs; an empty answer, and nothing done, where there is an account already."""
    if rows.any_at_all(session):
        return {}
    opened = [NewAccount(ADMINISTRATOR, "Administrator", "administrator", actor.region)]
    if sample:
        sample_cities.load(session, actor, actor.region)
        opened += _trial_accounts(session, actor.region)
    return {each.name: accounts.create(session, actor, each)[1] for each in opened}


def _trial_accounts(session: Session, region: str) -> list[NewAccount]:
    return [
        NewAccount("petugas-contoh", "Petugas Contoh", "official", region, sample=True),
        NewAccount("usaha-contoh", "Usaha Contoh", "business", region, sample_firms.busiest(session), sample=True),
        NewAccount("penilai-contoh", "Penilai Contoh", "evaluator", region, sample=True),
    ]
