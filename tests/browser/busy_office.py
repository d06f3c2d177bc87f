"""The small city some months on, as the guides show it: more suppliers, and partnerships, a visit, a letter and a file at every stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Certificate, Need, Offer
from matchmaker.i18n import today
from matchmaker.interchange import Dataset
from matchmaker.permissions import Actor
from matchmaker.services import import_files, imports, partnerships, visits
from matchmaker.services.import_files import File
from matchmaker.services.imports import Terms
from matchmaker.services.partnering import agreements, answers, letters, meetings
from matchmaker.services.partnering.answers import Answer
from matchmaker.services.partnering.meetings import Told
from matchmaker.services.partnerships import Proposal
from matchmaker.services.visits import Plan
from matchmaker.store import firms, follow_ups, mentoring
from matchmaker.store.partnerships import Pair
from models import Partnership
from tests import people
from tests.fixtures.city import CITY, PROFILES, SmallCity, _firm
from tests.web.test_imports import work

SOYBEANS = Offer("kedelai", capacity=6.0, unit="ton")
MORE = (
    replace(PROFILES[2], phone="081200000000"),
    replace(PROFILES[0], needs=(*PROFILES[0].needs, Need("kantong plastik", quantity=40.0, unit="kg"))),
    replace(_firm(13, "Sumber Kedelai", "46319", 7.0), offers=(replace(SOYBEANS, capacity=1.2),)),
    replace(_firm(14, "Kedelai Makmur", "46319", 14.0), offers=(SOYBEANS,),
            certificates=(Certificate("spp_irt", number="REKAAN-14", expires=today() + timedelta(days=20)),)),
    replace(_firm(25, "Lumbung Kedelai", "46319", 140.0), offers=(replace(SOYBEANS, capacity=60.0),)),
)  # fmt: skip
FILE = "id,Nama UMKM,name,phone,workers\nU-1,,Rotan Rekaan,0899 1111 11,4\nU-2,,Gudang Kedelai,+62 800 0002,\nU-3,,Sapu Rekaan,,lima\n"
SUPPLY = {"activity": "Pasokan tahu putih untuk katering", "quantity": "300 kg per bulan", "payment_days": 14}


def fill(city: SmallCity) -> None:
    """K-02 may supply K-01 and says yes; K-01 has supplied K-05 for a month; K-10 mentors K-11; K-03 is visited tomorrow."""
    with Session(city.engine) as session:
        session.merge(city.accounts["official"]).full_name = "Petugas Rekaan"
        official = people.actor_of(city.accounts["official"])
        imports.take(session, people.terminal("35"), Dataset(profiles=MORE), Terms(CITY))
        first = _recorded(session, official, ("supply_chain", "K-01", "K-02"), "introduced")
        answers.answer(session, official, first, Answer("partner", "interested"))
        _supplied(session, official)
        _mentored(session, official)
        visited = firms.find(session, CITY, "K-03")
        assert visited
        visits.plan(session, official, visited, Plan(today() + timedelta(days=1), "090/17/Rekaan", "Mendata kapasitas dan kebutuhan bahan"))
        import_files.receive(session, official, File("data-umkm.csv", FILE.encode()))
        session.commit()
    work(city)


def _recorded(session: Session, official: Actor, pair: tuple[str, str, str], state: str) -> Partnership:
    kind, seeker, partner = pair
    keys = [each.id for name in (seeker, partner) if (each := firms.find(session, CITY, name))]
    stated = {"ownership": "none"} if state == "running" else {}
    return partnerships.propose(session, official, Proposal(Pair(kind, *keys), state, **stated))


def _supplied(session: Session, official: Actor) -> None:
    row = _recorded(session, official, ("supply_chain", "K-05", "K-01"), "running")
    agreements.change(session, official, row, SUPPLY)
    letters.draw_up(session, official, row, "introduction", "http://127.0.0.1/check/")
    for each in follow_ups.of(session, row.id):
        each.due_on -= timedelta(days=30)


def _mentored(session: Session, official: Actor) -> None:
    row = _recorded(session, official, ("mentorship", "K-11", "K-10"), "running")
    meetings.log(session, official, row, Told(today(), "Cara memotong pola", "Menjahit tiga baju sendiri", today() + timedelta(days=14)))
    mentoring.reviews(session, row.id)["mid"].due_on = today()
