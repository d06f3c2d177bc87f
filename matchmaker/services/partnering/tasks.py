"""What there is to do: everything with a day that somebody waits for, for an office in its region, for a business of its own firm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from matchmaker.engine import legality
from matchmaker.i18n import day, day_of, label, say, today
from matchmaker.permissions import Actor, allows
from matchmaker.services import erasure
from matchmaker.store import follow_ups, mentoring, partnerships, personal_data, reports, uploads, visits
from matchmaker.store import legality as certificates
from matchmaker.terms import CERTIFICATE_KINDS, REVIEW_KINDS, TASK_KINDS, find, values
from models import Firm, Partnership

MOST = 100
"""So many tasks of a kind are read; whoever has more is told that there are more."""
DAYS_AHEAD = 7
"""Visits are listed so many days before."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done by `due`: its title and a note; `thing` is the key of the partnership, visit, upload or report it is about.

    The tasks of a certificate and of an erasure are about a `firm`.
    """

    due: date
    title: str
    note: str = ""
    thing: int | None = None
    firm: Firm | None = None
    sample: bool = False


Reader = Callable[[Session, Actor, int], Iterator[Task]]


def due(session: Session, actor: Actor) -> dict[str, list[Task]]:
    """By kind the tasks that the actor may know of, the most overdue first; MOST + 1 of a kind where it has more than MOST."""
    found: dict[str, list[Task]] = {}
    for kind in values(TASK_KINDS):
        permission, read = READERS[kind]
        if allows(permission, actor) and (tasks := list(read(session, actor, MOST + 1))):
            found[kind] = tasks
    return found


def _answers(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    note, until = say("belum semua pihak menjawab", "not every side has answered"), today()
    if actor.role == "business":
        note, until = say("menunggu jawaban Anda", "waiting for your answer"), date.max
    for row in partnerships.answers_due(session, actor, until, limit):
        yield _of(row, row.answer_due, note)


def _interests(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    """Pairs to be brought together; those whose answer is overdue are among the answers."""
    if actor.role == "business":
        return
    for row in partnerships.interested(session, actor, today(), limit):
        both = row.seeker_interested and row.partner_interested
        note = say("kedua pihak berminat: pertemukan", "both are interested: bring them together") if both else say(
            "satu pihak berminat: hubungi pihak lain", "one side is interested: get in touch with the other")  # fmt: skip
        yield _of(row, day_of(row.changed_at), note)


def _follow_ups(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    for each, row in follow_ups.due(session, actor, today(), limit):
        yield _of(row, each.due_on, say("setelah {days} hari", "after {days} days", days=each.days))


def _reviews(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    if actor.role == "business":
        return  # held by offices only
    for each, row in mentoring.reviews_due(session, actor, today(), limit):
        kind = find(REVIEW_KINDS, each.kind)
        yield _of(row, each.due_on, label(kind) if kind else "")


def _next_steps(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    for each, row in mentoring.next_steps_due(session, actor, today(), limit):
        yield _of(row, each.next_on, each.next_step or each.topic)


def _visits(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    for each in visits.planned(session, actor.region, today() + timedelta(days=DAYS_AHEAD), limit):
        yield Task(each.planned_on, each.firm.name, each.official.full_name, each.id, sample=each.firm.sample)


def _certificates(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    own = (actor.firm_id or 0) if actor.role == "business" else None
    wanted = certificates.Wanted(actor.region, own, since=today(), until=legality.latest(today()))
    for held, firm in certificates.until_the_end(session, wanted, limit):
        kind = find(CERTIFICATE_KINDS, held.kind)
        yield Task(held.expires or date.max, firm.name, label(kind) if kind else held.kind, firm=firm, sample=firm.sample)


def _imports(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    for each in uploads.checked(session, actor.region, limit):
        yield Task(day_of(each.uploaded_at), each.name, thing=each.id)


def _reports(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    for each in reports.received(session, actor, limit):
        title = say("Laporan nomor {id}", "Report {id}", id=each.id)
        yield Task(day_of(each.created_at), title, thing=each.id)


def _erasures(session: Session, actor: Actor, limit: int) -> Iterator[Task]:
    for entry, firm in personal_data.open_requests(session, actor.region, limit):
        asked = say("diminta {day}", "asked for on {day}", day=day(day_of(entry.at)))
        yield Task(day_of(entry.at + erasure.DECIDE_WITHIN), firm.name, asked, firm=firm, sample=firm.sample)


def _of(row: Partnership, day: date | None, note: str) -> Task:
    return Task(day or today(), f"{row.seeker.name} – {row.partner.name}", note, row.id, sample=row.seeker.sample)


READERS: Mapping[str, tuple[str, Reader]] = {
    "reports": ("reports.read", _reports),
    "erasures": ("data.erase", _erasures),
    "interests": ("partnerships.list", _interests),
    "answers": ("partnerships.list", _answers),
    "follow_ups": ("follow_ups.read", _follow_ups),
    "reviews": ("mentoring.read", _reviews),
    "next_steps": ("mentoring.read", _next_steps),
    "visits": ("visits.read", _visits),
    "certificates": ("legality.read", _certificates),
    "imports": ("profiles.import", _imports),
}
"""Each kind with the permission that it takes to know of it."""
