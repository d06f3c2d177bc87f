"""KeptProfiles: the profiles behind the rows of a table; many of them lie in a file, and one is read when somebody asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill
from matchmaker.engine.table.texts import Blob

LINES: dict[str, type[Any]] = {"offers": Offer, "needs": Need, "certificates": Certificate, "skills": Skill}
LEFT_OUT = frozenset({"nib", "contact", "phone", "email"})
"""Nothing is ranked or said by these; whoever may read them finds them in the database."""
REMEMBERED = 64
"""So many profiles are kept as read: what is said of a match reads each of the two firms again and again."""
DATES = frozenset({"issued", "expires", "observed_on"})


class KeptProfiles(Sequence[Profile]):
    """Profiles by row: first those of a file, then those in memory."""

    def __init__(self, saved: Blob | None, behind: tuple[Profile, ...], picked: Sequence[int] | None = None) -> None:
        self._saved, self._behind, self._picked = saved, behind, picked
        self._first = len(saved) if saved else 0

    def __len__(self) -> int:
        return self._first + len(self._behind) if self._picked is None else len(self._picked)

    def __getitem__(self, row):  # type: ignore[no-untyped-def]
        if isinstance(row, slice):
            return tuple(self[place] for place in range(*row.indices(len(self))))
        place = self._place(int(row))
        if self._saved is not None and place < self._first:
            return _read(self._saved[place])
        return self._behind[place - self._first]

    def _place(self, row: int) -> int:
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        return row % len(self) if self._picked is None else int(self._picked[row])

    def extended(self, more: Sequence[Profile]) -> KeptProfiles:
        """These and more behind."""
        if self._picked is None:
            return KeptProfiles(self._saved, (*self._behind, *more))
        start = self._first + len(self._behind)
        return KeptProfiles(self._saved, (*self._behind, *more), [*self._picked, *range(start, start + len(more))])

    def taken(self, rows: Iterable[int]) -> KeptProfiles:
        """Only these rows; what lies in a file stays there, and what lay in memory besides is let go of."""
        if self._saved is None:
            return KeptProfiles(None, tuple(self[int(row)] for row in rows))
        return KeptProfiles(self._saved, self._behind, [self._place(int(row)) for row in rows])

    def save(self, folder: Path) -> None:
        """Write all into `folder`, without the ways to reach somebody."""
        Blob.write((self._written(self._place(row)) for row in range(len(self))), folder, "profiles")

    def _written(self, place: int) -> bytes:
        if self._saved is not None and place < self._first:
            return self._saved[place]
        return _written(self._behind[place - self._first])

    @classmethod
    def open(cls, folder: Path) -> KeptProfiles:
        """What was saved, mapped and not read."""
        return cls(Blob.open(folder, "profiles"), ())


def _facts(thing: Any) -> dict[str, Any]:
    """What is said of a profile or a line; nothing of what is not."""
    found = (
        (each.name, getattr(thing, each.name), each.default)
        for each in fields(thing)
        if each.name not in LINES and each.name not in LEFT_OUT
    )
    return {name: value.isoformat() if isinstance(value, date) else value for name, value, blank in found if value != blank}


def _written(profile: Profile) -> bytes:
    lines = {name: [_facts(line) for line in getattr(profile, name)] for name in LINES if getattr(profile, name)}
    return json.dumps(_facts(profile) | lines, separators=(",", ":")).encode()


@lru_cache(maxsize=REMEMBERED)
def _read(data: bytes) -> Profile:
    facts = json.loads(data)
    lines: dict[str, Any] = {name: tuple(kind(**_typed(line)) for line in facts.pop(name, ())) for name, kind in LINES.items()}
    return Profile(**_typed(facts), **lines)


def _typed(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in facts.items()}


def _value(name: str, value: Any) -> Any:
    if name in DATES:
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
