"""Daily lists for officials: asked for now, and what the latest one says: who has other partners than before, and who has none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.errors import Invalid, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor, Subject, allows
from matchmaker.services import audit, city_list_making, jobs
from matchmaker.store import city_lists, firms
from matchmaker.store.city_lists import About, Entry
from matchmaker.store.pages import Page
from models import CityList, Job

VIEWS = ("changed", "without", "all")
Named = dict[str, Any]
"""Id, office, name and sample mark of a firm, whether it may be suggested now, perhaps its score."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which part of the latest list of an office (blank: the actor's own) is asked for; `firm` is an id."""

    role: str
    office: str = ""
    view: str = "changed"
    firm: str = ""
    page: Page = field(default_factory=Page)


@dataclass(frozen=True, slots=True)
class Item:
    """A firm with its partners, best first, and beside the list before: who came, who went, and how many of these are gone altogether."""

    firm: Named
    partners: list[Named]
    came: list[Named]
    went: list[Named]
    removed: int


@dataclass(frozen=True, slots=True)
class Found:
    """The latest complete list, what it is compared with, and one page of its firms; blank where none was made yet."""

    latest: CityList | None = None
    before: CityList | None = None
    items: tuple[Item, ...] = ()
    total: int = 0


def ask(session: Session, actor: Actor, role: str, office: str = "") -> Job:
    """The job that makes the list of the office's firms in this role now; the one that is open, where somebody has asked already."""
    about = _about(session, actor, "jobs.ask", role, office or actor.region)
    if (about.office, about.sample) not in city_lists.offices(session):
        sentence = say("kantor {office} belum mencatat usaha", "the office {office} has no firms yet", office=about.office)
        raise Invalid(sentence, {"office": [sentence]})
    job, new = jobs.enqueue(session, city_list_making.order(about, actor.account_id))
    if new:
        changes = {"pairing": (None, about.pairing), "role": (None, role)}
        audit.record(session, actor, "city_list.asked", audit.About("job", job.id, about.office), changes)
    return job


def read(session: Session, actor: Actor, asked: Question) -> Found:
    """What is asked for; Invalid names a role that is not one, NotFound an office that is not the actor's to read."""
    about = _about(session, actor, "city_lists.read", asked.role, asked.office or actor.region)
    latest = city_lists.latest(session, about)
    if latest is None:
        return Found()
    entries, total = city_lists.search(session, latest.id, asked.view, asked.page, asked.firm)
    before = session.get(CityList, latest.previous_id) if latest.previous_id else None
    return Found(latest, before, tuple(_items(session, entries, before)), total)


def _about(session: Session, actor: Actor, permission: str, role: str, office: str) -> About:
    """Of the real firms, or of the sample city's where there are no others."""
    if role not in PAIRING_OF_ROLE:
        sentence = say("pilihannya: {known}", "choose one of: {known}", known=", ".join(PAIRING_OF_ROLE))
        raise Invalid(sentence, {"as": [sentence]})
    if not allows(permission, actor, Subject((office,))):
        raise NotFound(say("kantor {office} di luar wilayah Anda", "the office {office} is outside your region", office=office[:13]))
    real = session.scalar(firms.of_office(office, sample=False).limit(1)) is not None
    return About(office, PAIRING_OF_ROLE[role].name, role, sample=not real)


def _items(session: Session, entries: list[Entry], before: CityList | None) -> list[Item]:
    """The entries beside those of the list before, with the names of all firms."""
    earlier = city_lists.partners(session, before.id if before else None, [each.firm_id for each in entries])
    keys = {key for each in entries for key in (each.firm_id, *each.partners, *earlier.get(each.firm_id, ()))}
    names = city_lists.names(session, keys)
    return [_item(each, earlier.get(each.firm_id, ()) if before else each.partners, names) for each in entries]


def _item(entry: Entry, earlier: tuple[int, ...], names: dict[int, Named]) -> Item:
    held = [key for key in entry.partners if _may_be_suggested(names.get(key))]
    went = [key for key in earlier if key not in entry.partners]
    scores = dict(zip(entry.partners, entry.scores, strict=True))
    partners = [{**names[key], "score": scores[key]} for key in held]
    came_, went_ = [names[key] for key in held if key not in earlier], [names[key] for key in went if key in names]
    return Item(names[entry.firm_id], partners, came_, went_, len(went) - len(went_))


def _may_be_suggested(firm: Named | None) -> bool:
    """Who has withdrawn its consent since the list was made is left out at once."""
    return firm is not None and bool(firm["willing"])
