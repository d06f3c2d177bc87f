"""The queue of those who wait for a mentor."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.queue import Ended, in_order, wait
from matchmaker.i18n import day_of
from matchmaker.permissions import Actor
from matchmaker.store import firms, mentor_queue
from matchmaker.store.pages import Page
from models import Firm


@dataclass(frozen=True, slots=True)
class Place:
    """A firm in the queue: since when it waits, which of MENTOR_TURNS is its, and the skills that it wants, the most urgent first."""

    firm: Firm
    since: date
    turn: str
    wants: tuple[str, ...]


def read(session: Session, actor: Actor, page: Page) -> tuple[list[Place], int]:
    """One page of the queue of the actor's region, first who is to be served first, and how many wait in all."""
    former: dict[int, list[Ended]] = defaultdict(list)
    for key, at, reason in mentor_queue.ended(session, actor.region):
        former[key].append(Ended(day_of(at), reason))
    queue = in_order(wait(key, day_of(entered), former[key]) for key, entered in mentor_queue.waiting(session, actor.region))
    part = queue[page.start : page.start + page.rows]
    found = firms.those(session, [each.firm for each in part])
    return [Place(found[each.firm], each.since, each.turn, _wants(found[each.firm])) for each in part], len(queue)


def _wants(firm: Firm) -> tuple[str, ...]:
    wanted = sorted((each for each in firm.skills if each.side == "wants"), key=lambda each: -(each.urgency or 0))
    return tuple(each.skill for each in wanted)
