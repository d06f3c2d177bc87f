"""The first start: tables and reference data, an administrator, and with the sample city three trial accounts."""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.reference import regions
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import accounts, identity, reference, sample_cities, trial_tasks
from matchmaker.services.accounts import NewAccount
from matchmaker.settings import Settings, SettingsRefused
from matchmaker.store import accounts as rows
from matchmaker.store import sample_firms

log = logging.getLogger(__name__)
ADMINISTRATOR = "admin"
TRIAL_OFFICIAL, TRIAL_OWNER = "petugas-contoh", "usaha-contoh"
Passwords = dict[str, str]
"""Account name to its one-time password."""


def start(settings: Settings, *, sample: bool = False) -> Passwords:
    """Make the database ready; the passwords of the accounts that this opened, none where there are accounts already.

    Safe to repeat, and for several processes at once.
    """
    engine = database.connect(settings)
    try:
        with _alone(settings):
            fill_tables(settings, engine)
            with database.transaction(engine) as session:
                passwords = _first_accounts(session, terminal(settings), sample=sample)
            if passwords and sample:
                _add_trial_tasks(engine)
            return passwords
    finally:
        engine.dispose()


def _add_trial_tasks(engine: Engine) -> None:
    """The accounts are opened already, and their passwords are told only once: whatever fails here must not keep them back."""
    try:
        with database.transaction(engine) as session:
            people = (rows.find(session, name) for name in (TRIAL_OFFICIAL, TRIAL_OWNER))
            trial_tasks.add(session, *(identity.of(each).actor for each in people if each))
    except Exception:
        log.exception("the trial accounts start without tasks")


def fill_tables(settings: Settings, engine: Engine) -> None:
    """Bring the tables to their newest form and load the reference data; SettingsRefused where the office's region is not known."""
    check_office(settings)
    database.migrate(settings)
    with database.transaction(engine) as session:
        reference.load(session)


def check_office(settings: Settings) -> None:
    """SettingsRefused where OFFICE names a region that the reference data do not have."""
    if settings.office not in regions():
        raise SettingsRefused(say("OFFICE “{value}” bukan wilayah yang dikenal; pakai kode sebuah kota di Jawa Timur, misalnya 35.76",
                                  "OFFICE “{value}” is no known region; use the code of a city of East Java, such as 35.76",
                                  value=settings.office))  # fmt: skip


def terminal(settings: Settings) -> Actor:
    """The person at this machine's own terminal, who may do what an administrator may."""
    return Actor("administrator", settings.office, name="terminal")


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    settings.home.mkdir(parents=True, exist_ok=True)
    with (settings.home / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _first_accounts(session: Session, actor: Actor, *, sample: bool) -> Passwords:
    if rows.any_at_all(session):
        return {}
    opened = [NewAccount(ADMINISTRATOR, "Administrator", "administrator", actor.region)]
    if sample:
        sample_cities.load(session, actor, actor.region)
        opened += _trial_accounts(session, actor.region)
    return {each.name: accounts.create(session, actor, each)[1] for each in opened}


def _trial_accounts(session: Session, region: str) -> list[NewAccount]:
    """They can sign in only from the machine itself."""
    return [
        NewAccount(TRIAL_OFFICIAL, "Petugas Contoh", "official", region, sample=True),
        NewAccount(TRIAL_OWNER, "Usaha Contoh", "business", region, sample_firms.busiest(session), sample=True),
        NewAccount("penilai-contoh", "Penilai Contoh", "evaluator", region, sample=True),
    ]
