"""What ends or falls due when, as days for a calendar: of a region for its office, of its own firm for a business."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from matchmaker.documents.calendar import Event
from matchmaker.engine import legality, rules
from matchmaker.engine.legality import Notice
from matchmaker.i18n import label, say, today
from matchmaker.permissions import Actor
from matchmaker.store import firms as rows
from matchmaker.store import follow_ups
from matchmaker.store import legality as store
from matchmaker.terms import CERTIFICATE_KINDS, find
from models import Certificate, Firm, FollowUp, Partnership

MOST_EVENTS = 5_000


def events(session: Session, actor: Actor) -> list[Event]:
    """The last days of certificates and the follow-ups still to come, at most MOST_EVENTS each; for a business also its unmet deadlines."""
    day, own = today(), actor.firm_id or 0 if actor.role == "business" else None
    wanted = store.Wanted(actor.region, own, since=day)
    found = [_ending(held, firm) for held, firm in store.until_the_end(session, wanted, MOST_EVENTS)]
    firm = rows.get(session, own) if own else None
    due = legality.notices(rows.profile(firm), day) if firm else ()
    asked = [_asked(each, row) for each, row in follow_ups.due(session, actor, date.max, MOST_EVENTS) if each.due_on >= day]
    return found + asked + [_due(firm, each) for each in due if firm and each.days_left >= 0]


def _ending(held: Certificate, firm: Firm) -> Event:
    kind = find(CERTIFICATE_KINDS, held.kind)
    name = label(kind) if kind else held.kind
    title = say("{name} habis masa berlaku: {firm}", "{name} expires: {firm}", name=name, firm=firm.name)
    number = say("Nomor: {number}", "Number: {number}", number=held.number) if held.number else ""
    return Event(_id(firm, held.kind, held.number or str(held.place)), held.expires or date.max, title, number, _reminders())


def _due(firm: Firm, notice: Notice) -> Event:
    title = say("{what}: {firm}", "{what}: {firm}", what=notice.sentence, firm=firm.name)
    return Event(_id(firm, notice.deadline.kind, "deadline"), notice.deadline.day, title, notice.deadline.source, _reminders())


def _asked(follow_up: FollowUp, row: Partnership) -> Event:
    title = say("Tindak lanjut setelah {days} hari: {seeker} – {partner}", "Follow-up after {days} days: {seeker} – {partner}",
                days=follow_up.days, seeker=row.seeker.name, partner=row.partner.name)  # fmt: skip
    return Event(f"follow-up:{row.id}:{follow_up.days}", follow_up.due_on, title)


def _reminders() -> tuple[int, ...]:
    return rules.reminder_days(today())


def _id(firm: Firm, *parts: str) -> str:
    return ":".join((firm.office, firm.public_id, *parts))
