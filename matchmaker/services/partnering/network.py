"""The network of partnerships: firms, and who supplies or mentors whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.permissions import Actor
from matchmaker.store import firms, networks, profiles
from matchmaker.store.networks import Edge, Wanted
from matchmaker.store.pages import Page
from matchmaker.store.profiles import OUTLINE, Stored
from matchmaker.store.recaps import Area
from models import Firm, Partnership


@dataclass(frozen=True, slots=True)
class Network:
    """The newest partnerships that were asked for, their firms by key, and how many such partnerships there are in all."""

    firms: Mapping[int, Stored]
    edges: tuple[Edge, ...]
    total: int


def area_of(session: Session, actor: Actor) -> Area:
    """The actor's region with its real firms; with those of the sample city only where there is nothing else."""
    return Area(actor.region, firms.only_sample(session, actor.region))


def read(session: Session, actor: Actor, wanted: Wanted) -> Network:
    """The network of the actor's region."""
    edges, total = networks.newest(session, area_of(session, actor), wanted)
    keys = {key for each in edges for key in (each.seeker_id, each.partner_id)}
    stored = profiles.read(session, select(Firm).where(Firm.id.in_(keys)), only=OUTLINE)
    return Network({each.key: each for each in stored}, tuple(edges), total)


def search(session: Session, actor: Actor, wanted: Wanted, page: Page) -> tuple[list[Partnership], int]:
    """One page of the same partnerships, the newest first, and how many there are in all."""
    return networks.search(session, area_of(session, actor), wanted, page)
