"""The schedule: what is put to work each day and from which hour on; whatever the number of workers, once a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.i18n import WIB
from matchmaker.services import jobs
from matchmaker.services.leases import Opening
from matchmaker.store import schedules


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of job without arguments, due each day from `hour` on, western Indonesian time."""

    name: str
    kind: str
    hour: int


SCHEDULE = (Entry("daily lists", "city_lists", 1), Entry("retention", "retention", 3))


def enqueue_due(open_: Opening, now: datetime, schedule: tuple[Entry, ...] = SCHEDULE) -> list[str]:
    """Ask for what is due and not yet done today; returns its names. A day on which no worker ran is not made up for."""
    local = now.astimezone(WIB)
    with open_(writes=False) as session:
        done = schedules.done_on(session)
    due = [each for each in schedule if local.hour >= each.hour and done.get(each.name, date.min) < local.date()]
    return [each.name for each in due if _enqueue(open_, each, local.date())]


def _enqueue(open_: Opening, entry: Entry, day: date) -> bool:
    with open_() as session:
        taken = schedules.take(session, entry.name, day)
        if taken:
            jobs.enqueue(session, jobs.Order(entry.kind, f"{entry.name} {day}"))
        return taken
