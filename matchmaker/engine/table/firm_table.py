"""FirmTable: profiles as columns, which every feature reads; it grows by whole new rows and lies in files that processes share."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine import reference
from matchmaker.engine.language import skill_classes, taxonomy
from matchmaker.engine.language.phrase_book import PhraseBook
from matchmaker.engine.profile import Profile
from matchmaker.engine.table import firm_columns
from matchmaker.engine.table.firm_columns import TrackRecord
from matchmaker.engine.table.kept_profiles import KeptProfiles
from matchmaker.engine.table.known_ids import KnownIds
from matchmaker.engine.table.lines import needs_of, offers_of, skills_of
from matchmaker.engine.table.places import order_by_place
from matchmaker.engine.table.postings import FirmLines
from matchmaker.engine.table.stack import Stack

EARTH_RADIUS_KM = 6371.0088
FORMAT = 3
"""Of the saved folder; one of another format is not opened."""

Integers = NDArray[np.int64]
Values = NDArray[np.float64]
Arrays = dict[str, NDArray[Any]]

SIDES = {"offers": "products", "needs": "products", "has": "skills", "wants": "skills"}
"""Kinds of lines, and the phrase book that names them."""
READERS = {"products": taxonomy.views, "skills": skill_classes.views}
DERIVED_FROM = {"expiry": "in force", "level": "highest level"}
"""What is remembered of rows under a name that begins so, by the column from which it is derived, of those that altered() may change."""


@dataclass(frozen=True)
class FirmTable:
    """Profiles by row; NaN or a negative number stands for unknown.

    A firm that changes gets a new row behind all others; its former row stays, but is no longer `live` and stands for nobody.
    """

    profiles: KeptProfiles
    row_of: KnownIds
    live: NDArray[np.bool_]
    facts: Stack
    products: PhraseBook
    skills: PhraseBook
    offers: FirmLines
    needs: FirmLines
    has: FirmLines
    wants: FirmLines
    is_compact: bool = False

    def __len__(self) -> int:
        return len(self.facts)

    def __getattr__(self, name: str) -> NDArray[Any]:
        """A column of `firm_columns` by its name, (firms,)."""
        if name.startswith("_") or "facts" not in self.__dict__ or name not in self.facts.names:
            raise AttributeError(name)
        column = self.__dict__[name] = self.facts[name]
        return column

    @classmethod
    def of(cls, profiles: Iterable[Profile], record: TrackRecord | None = None) -> FirmTable:
        """A table of the profiles; raises ValueError if two of them share an id."""
        known = tuple(profiles)
        lines = {side: _stated(known, side) for side in SIDES}
        books = {name: PhraseBook.of(_phrases(lines, name), reader) for name, reader in READERS.items()}
        parts: dict[str, Any] = {**books}
        for side, name in SIDES.items():
            columns = _named(books[name], *lines[side])
            parts[side] = FirmLines.from_columns(columns, len(known), len(books[name].texts))
        return cls(
            profiles=KeptProfiles(None, known),
            row_of=KnownIds.of([profile.id for profile in known]),
            live=np.ones(len(known), dtype=bool),
            facts=Stack(firm_columns.of(known, record or TrackRecord.blank(len(known)))),
            **parts,
        )

    def changed(self, profiles: Sequence[Profile], gone: Iterable[str] = (), record: TrackRecord | None = None) -> FirmTable:
        """This table with these profiles new or instead of those of the same id, and without those `gone`; this one stays as it is."""
        left = [self.row_of[firm] for firm in {*gone, *(profile.id for profile in profiles)} if firm in self.row_of]
        live = np.concatenate([self.live, np.ones(len(profiles), dtype=bool)])
        live[left] = False
        lines = {side: _stated(profiles, side) for side in SIDES}
        books: dict[str, PhraseBook] = {name: getattr(self, name).extended(_phrases(lines, name)) for name in READERS}
        parts: dict[str, Any] = {**books}
        for side, name in SIDES.items():
            parts[side] = getattr(self, side).extended(_named(books[name], *lines[side]), len(profiles))
        return FirmTable(
            profiles=self.profiles.extended(profiles),
            row_of=self.row_of.extended([profile.id for profile in profiles], gone),
            live=live,
            facts=self.facts.extended(firm_columns.of(profiles, record or TrackRecord.blank(len(profiles)))),
            **parts,
        )

    def altered(self, columns: Mapping[str, Mapping[str, NDArray[Any]]]) -> FirmTable:
        """The same firms with other values in columns of `facts` or of one side's lines, to see what would be if."""
        stale = tuple(DERIVED_FROM[name] for changed in columns.values() for name in changed if name in DERIVED_FROM)
        sides = {side: getattr(self, side).altered(columns[side]) for side in SIDES if side in columns}
        return replace(self, facts=self.facts.altered(columns.get("facts", {}), stale), **sides)

    def rows_in_order(self) -> Integers:
        """The rows that stand for a firm, neighbours together."""
        live = np.flatnonzero(self.live)
        return live[order_by_place(self.position[live], self.row_of.places(live))]

    def compact(self) -> FirmTable:
        """The same firms in rows without gaps, neighbours together."""
        rows = self.rows_in_order()
        used = {name: self._used(name, rows) for name in READERS}
        books = {name: getattr(self, name).taken(used[name]) for name in READERS}

        def renamed(book: str) -> Callable[[Integers], Integers]:
            return lambda phrase: np.searchsorted(used[book], phrase)

        return FirmTable(
            profiles=self.profiles.taken(rows),
            row_of=KnownIds.of([self.row_of.id_of(int(row)) for row in rows]),
            live=np.ones(len(rows), dtype=bool),
            facts=Stack({name: self.facts[name][rows] for name in self.facts.names}),
            **books,
            **{side: getattr(self, side).taken(rows, renamed(SIDES[side]), len(used[SIDES[side]])) for side in SIDES},
            is_compact=True,
        )

    def _used(self, book: str, rows: Integers) -> Integers:
        """The phrases of a book that the lines of these firms carry, ascending."""
        sides = [getattr(self, side) for side in SIDES if SIDES[side] == book]
        return np.unique(np.concatenate([side.phrase[side.of_firms(rows)] for side in sides]))

    def in_force(self, today: date) -> Integers:
        """The certificate kinds that each firm holds and that are in force, as bits, (firms,)."""
        name = f"in force {today}"
        self.facts.forget("in force", name)
        return self.remembered(name, lambda rows: firm_columns.in_force(self.expiry[rows], today))

    def remembered(self, name: str, work: Callable[[Integers], NDArray[Any]]) -> NDArray[Any]:
        """What `work` derives from rows, one value a row, (firms,); done once for each row under this name."""
        return self.facts.derived(name, work)

    @property
    def record(self) -> TrackRecord:
        """Outcomes of earlier partnerships, (firms,)."""
        return TrackRecord(self.ended, self.succeeded)

    @cached_property
    def usual_success(self) -> float:
        """The share of all ended partnerships that succeeded, NaN while none has ended."""
        ended = float(self.ended[self.live].sum())
        return float(self.succeeded[self.live].sum()) / ended if ended else math.nan

    @cached_property
    def suggestible(self) -> NDArray[np.bool_]:
        """Which rows stand for a firm that may be suggested, (firms,)."""
        return np.asarray(self.live & self.willing)

    def kilometres(self, one: Integers, other: Integers) -> Values:
        """Great-circle distance of rows `one` and `other` in km, NaN where a place is unknown."""
        apart = self.position.take(other, axis=0) - self.position.take(one, axis=0)
        chord = np.sqrt(np.einsum("...i,...i->...", apart, apart))
        return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chord / 2, 1.0)))

    def save(self, folder: Path) -> None:
        """Write the table, made compact first where firms have changed, into `folder`, which must not exist."""
        if not self.is_compact:
            self.compact().save(folder)
            return
        self.facts.save(folder / "facts")
        self.profiles.save(folder)
        self.row_of.save(folder)
        for name in READERS:
            getattr(self, name).save(folder, name)
        for side in SIDES:
            getattr(self, side).save(folder / side)
        sizes = {
            "format": FORMAT,
            "firms": len(self),
            "fingerprint": reference.fingerprint(),
            **{side: len(getattr(self, side)) for side in SIDES},
        }
        (folder / "table.json").write_text(json.dumps(sizes), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> FirmTable:
        """A saved table, mapped and not read, its pages shared by all who open it; raises ValueError if another version saved it."""
        sizes = json.loads((folder / "table.json").read_text(encoding="utf-8"))
        if sizes["format"] != FORMAT or sizes["fingerprint"] != reference.fingerprint():
            raise ValueError("saved by another version")
        parts: dict[str, Any] = {name: PhraseBook.open(folder, name, reader) for name, reader in READERS.items()}
        parts |= {side: FirmLines.open(folder / side, sizes[side], sizes["firms"]) for side in SIDES}
        return cls(
            profiles=KeptProfiles.open(folder),
            row_of=KnownIds.open(folder),
            live=np.ones(sizes["firms"], dtype=bool),
            facts=Stack.open(folder / "facts", sizes["firms"]),
            **parts,
            is_compact=True,
        )


def _stated(profiles: Sequence[Profile], side: str) -> tuple[list[str], Arrays]:
    """The phrases of the lines of one side, and their other columns."""
    if side == "offers":
        return offers_of(profiles)
    return needs_of(profiles) if side == "needs" else skills_of(profiles, side)


def _phrases(lines: Mapping[str, tuple[list[str], Arrays]], book: str) -> Iterator[str]:
    """What the lines say that this book names."""
    return (text for side, name in SIDES.items() if name == book for text in lines[side][0])


def _named(book: PhraseBook, texts: list[str], columns: Arrays) -> Arrays:
    return {**columns, "phrase": book.rows_of(texts).astype(np.int32)}
