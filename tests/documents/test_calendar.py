"""A calendar file by RFC 5545: line ends, folding, escaping, whole days and alarms."""

from __future__ import annotations

from datetime import UTC, date, datetime

from matchmaker.documents.calendar import LONGEST_LINE, Event, calendar, folded

MADE = datetime(2026, 11, 25, 3, 4, 5, tzinfo=UTC)


def _unfolded(written: bytes) -> list[str]:
    return written.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_event_is_a_whole_day_with_an_alarm_for_each_reminder() -> None:
    lines = _unfolded(calendar("Sertifikat", [Event("35.76:K-1:halal", date(2026, 12, 31), "Halal habis", "Nomor: 1", (90, 7))], MADE))
    assert lines[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//matchmaker//legality//ID", "CALSCALE:GREGORIAN"]
    said = ["DTSTAMP:20261125T030405Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SUMMARY:Halal habis"]
    assert [line for line in (*said, "DESCRIPTION:Nomor: 1") if line not in lines] == []
    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:-P90D", "TRIGGER:-P7D"]
    assert [lines.count(f"{word}:{what}") for what in ("VEVENT", "VALARM") for word in ("BEGIN", "END")] == [1, 1, 2, 2]
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_ids_stay_and_differ() -> None:
    one, again, other = (calendar("x", [Event(name, date(2026, 1, 1), "x")], MADE) for name in ("a", "a", "b"))
    assert one == again
    assert one != other


def test_what_means_something_to_calendars_is_escaped() -> None:
    lines = _unfolded(calendar("x", [Event("a", date(2026, 1, 1), "UD Maju, Jaya; \\o/\r\nEND:VEVENT\x00")], MADE))
    assert "SUMMARY:UD Maju\\, Jaya\\; \\\\o/\\nEND:VEVENT" in lines
    assert lines.count("END:VEVENT") == 1


def test_lines_are_folded_by_octets_and_never_within_a_character() -> None:
    line = "SUMMARY:" + "é" * 200 + "👟" * 50
    written = folded(line)
    parts = written.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, parts)) <= LONGEST_LINE
    assert all(part.startswith(b" ") and part.decode() for part in parts[1:])
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == line
    assert folded("a" * 75) == b"a" * 75 + b"\r\n"
