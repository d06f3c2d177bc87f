"""The sample city some months on: two hundred partnerships, visits, letters, a report and a file that waits, all through the services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from benchmarks import page_list
from matchmaker import database
from matchmaker.app import create_app
from matchmaker.errors import Problem
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import first_start, identity, import_files, invitations, partnerships, reports, sign_ins, suggestions, visits
from matchmaker.services.import_files import File
from matchmaker.services.partnering import letters
from matchmaker.services.partnerships import Proposal
from matchmaker.services.reports import Told
from matchmaker.services.suggestions import Asked
from matchmaker.services.visits import Plan
from matchmaker.services.worker import Worker
from matchmaker.settings import Settings
from matchmaker.store import follow_ups
from matchmaker.store.partnerships import Pair
from models import Account, Firm, Partnership

PARTNERSHIPS = 200
STATES = ("introduced", "exploring", "agreed", "running")
SIDES = (("supply_chain", "buyer"), ("mentorship", "mentee"))
FILE = "id,Nama UMKM,name,workers\nU-1,,Rotan Rekaan,4\nU-2,,Sapu Rekaan,lima\n"
ROLES = {"official": "petugas-contoh", "business": "usaha-contoh", "evaluator": "penilai-contoh", "administrator": "admin"}


@dataclass(frozen=True, slots=True)
class BusyCity:
    """The service on that city, and what stands for the keys in its addresses."""

    app: Flask
    engine: Engine
    keys: dict[str, str]

    def sign_in(self, role: str) -> str:
        """The secret of a new sign-in by the role's account, which its cookie carries."""
        with database.transaction(self.engine) as session:
            return sign_ins.start(session, _account(session, role).id)


def build(home: Path) -> BusyCity:
    """A new one in that folder, on SQLite."""
    settings = Settings.from_env({"MATCHMAKER_HOME": str(home)})
    first_start.start(settings, sample=True)
    app = create_app(settings)
    engine: Engine = app.extensions["engine"]
    with Session(engine) as session:
        for account in session.scalars(select(Account)):
            account.password_is_temporary = False
        known = _fill(session)
        session.commit()
    while Worker(engine).work():
        pass
    return BusyCity(app, engine, known)


def _account(session: Session, role: str) -> Account:
    return session.scalars(select(Account).where(Account.name == ROLES[role])).one()


def _fill(session: Session) -> dict[str, str]:
    """Whatever happens in some months; the keys of the addresses about it."""
    official = identity.of(_account(session, "official")).actor
    firms = session.scalars(select(Firm).where(Firm.active.is_not(False), Firm.consent.is_not(False)).order_by(Firm.id)).all()
    own = session.get_one(Firm, _account(session, "business").firm_id)
    others = [each for each in firms if each.kind == "firm" and each.id != own.id]
    _partner(session, official, [own, own, *others])
    for each in others[:60]:
        visits.plan(session, official, each, Plan(today() + timedelta(days=1), "090/1/Rekaan", "Mendata kapasitas"))
    import_files.receive(session, official, File("data-umkm.csv", FILE.encode()))
    reports.file(session, Told("Petugas meminta uang bensin"), official.region, "127.0.0.1")
    _, invitation = invitations.invite(session, official, others[0])
    found = suggestions.suggest(session, official, own, Asked("supply_chain", "buyer"))
    session.flush()
    one, other = (session.get_one(Firm, each.firm_id).public_id for each in found.items[:2])
    return page_list.keys(session, own, (one, other), invitation)


def _partner(session: Session, official: Actor, firms: list[Firm]) -> None:
    """Firms with the best of those suggested to them, in turns as buyers and as mentees, at every stage."""
    for number, row in zip(range(PARTNERSHIPS), _recorded(session, official, firms), strict=False):
        if row.state in ("agreed", "running") and number % 3 == 0:
            letters.draw_up(session, official, row, "introduction", "http://127.0.0.1/check/")
        for each in follow_ups.of(session, row.id):
            each.due_on -= timedelta(days=number % 40)
    session.flush()


def _recorded(session: Session, official: Actor, firms: list[Firm]) -> Iterator[Partnership]:
    for number, (pair, list_id) in enumerate([*_chosen(session, official, firms[: PARTNERSHIPS * 2])]):
        with suppress(Problem):
            yield partnerships.propose(session, official, Proposal(pair, STATES[number % 4], list_id=list_id, ownership="none"))


def _chosen(session: Session, official: Actor, firms: list[Firm]) -> Iterator[tuple[Pair, int | None]]:
    """The first of each firm's list, before anything is recorded: so the profiles are read for ranking only once."""
    for number, firm in enumerate(firms):
        pairing, role = SIDES[number % 2]
        found = suggestions.suggest(session, official, firm, Asked(pairing, role, limit=3))
        for item in found.items[:1]:
            yield Pair(pairing, firm.id, item.firm_id), found.list_id
