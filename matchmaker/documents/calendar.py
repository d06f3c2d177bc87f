"""A calendar file by RFC 5545: whole days with reminders ahead, as every calendar program reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
"""Octets of a line without its end."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a `day`; `id` stays the same as long as it is the same thing, reminders are so many days ahead."""

    id: str
    day: date
    title: str
    text: str = ""
    reminders: Sequence[int] = ()


def calendar(name: str, events: Iterable[Event], made_at: datetime) -> bytes:
    """The file; whoever reads it again finds the same events by their ids."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//matchmaker//legality//ID", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_escaped(name)}"]
    for event in events:
        lines += _event(event, made_at)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(event: Event, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.blake2b(event.id.encode(), digest_size=16).hexdigest()}@matchmaker"
    yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"
    yield "TRANSP:TRANSPARENT"
    for days in event.reminders:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.title)}", f"TRIGGER:-P{days}D", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, written)
    return "".join(each for each in text if each.isprintable())


def folded(line: str) -> bytes:
    """The line with its end, broken before it gets too long, never within a character; a broken line goes on after a space."""
    parts: list[bytes] = [b""]
    for each in line:
        octets = each.encode()
        if len(parts[-1]) + len(octets) > LONGEST_LINE:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
