"""How the service logs: one line an event, which nobody can forge by a line break in what they send."""

from __future__ import annotations

import logging
from collections.abc import Mapping

BREAKS: Mapping[int, str] = {code: f"\\x{code:02x}" for code in (*range(32), 127, 0x85)} | {0x2028: "\\u2028", 0x2029: "\\u2029"}


class OneLine(logging.Formatter):
    """The message on one line; a traceback follows it, each of its lines set in."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging calls it so
        """The line, with control characters spelt out."""
        return super().formatMessage(record).translate(BREAKS)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging calls it so
        """The traceback, set in."""
        return "\n".join(f"    {line}" for line in super().formatException(ei).splitlines())  # type: ignore[arg-type]


def begin() -> None:
    """Log to stderr, unless somebody has set the log of this service up already."""
    log = logging.getLogger("matchmaker")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
