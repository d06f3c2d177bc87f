"""The log: an event is a line, whatever was sent."""

from __future__ import annotations

import logging
import sys

from matchmaker.http.one_line import OneLine


def _written(message: str, *facts: object, exc_info: object = None) -> str:
    record = logging.LogRecord("matchmaker", logging.INFO, __file__, 1, message, facts, exc_info)  # type: ignore[arg-type]
    return OneLine("%(levelname)s %(message)s").format(record)


def test_a_line_break_in_a_value_makes_no_second_line() -> None:
    assert _written("refused: %s", "/x\r\nINFO signed in\x1b[2J\u2028") == "INFO refused: /x\\x0d\\x0aINFO signed in\\x1b[2J\\u2028"


def test_the_lines_of_a_traceback_are_set_in() -> None:
    try:
        raise RuntimeError("first\nINFO signed in")
    except RuntimeError:
        lines = _written("failure", exc_info=sys.exc_info()).splitlines()
    assert lines[0] == "INFO failure"
    assert all(line.startswith("    ") for line in lines[1:])
