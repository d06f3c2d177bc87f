"""The city's complaint channels, to which people are sent on: a table that the office can replace by one in its home folder."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from matchmaker.engine.reference import SEED_DATA

FILE = "complaint_channels.csv"


@dataclass(frozen=True, slots=True)
class Channel:
    """Where people complain; `source` says where that was read, and `checked_on` when."""

    name: str
    address: str
    kind: str
    source: str
    checked_on: str


def channels(home: Path) -> list[Channel]:
    """Those of the office's own table, else those that came with the service; only addresses that begin with https://."""
    own = home / FILE
    with (own if own.is_file() else SEED_DATA / FILE).open(encoding="utf-8-sig", newline="") as file:
        rows = [{name: (row.get(name) or "").strip() for name in Channel.__dataclass_fields__} for row in csv.DictReader(file)]
    return [Channel(**row) for row in rows if row["address"].startswith("https://")]
