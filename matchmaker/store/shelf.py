"""Shelf: columns in files of this machine, mapped by every process that serves; a new copy takes the old one's place as a whole."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.store.revisions import State

if TYPE_CHECKING:
    from matchmaker.store.columns import Columns

WORTH_SAVING = 2_000
"""A table of fewer firms is read from the database faster than anybody notices."""
LATE_SHARE = 0.05
FEWEST_LATE = 1_000
KEPT = 2

_log = logging.getLogger(__name__)
_renewing = threading.Lock()


class Shelf:
    """The saved columns of one database; each lies in a folder «number-mark» of the state that it holds."""

    def __init__(self, tables: Path, database: str) -> None:
        self._folder = tables / hashlib.blake2b(database.encode(), digest_size=8).hexdigest()

    def newest(self) -> Columns | None:
        """The newest copy that this version of the service can open, None where there is none."""
        from matchmaker.store.columns import Columns

        for state, folder in self._saved():
            try:
                return Columns.open(folder, state)
            except (OSError, ValueError, KeyError) as problem:
                _log.warning("saved table %s is not opened: %s", folder.name, problem)
        return None

    def _saved(self) -> list[tuple[State, Path]]:
        """Newest first."""
        found = [(State(int(number), mark), path) for path in self._folder.glob("[0-9]*-*")
                 for number, _, mark in [path.name.partition("-")]]  # fmt: skip
        return sorted(found, key=lambda each: each[0].number, reverse=True)

    def renew(self, known: Columns, use: Callable[[Columns], None]) -> threading.Thread | None:
        """Where many rows have come late, or none are saved yet: make a new copy in the background and `use` it."""
        saved = known.table.row_of.is_saved
        due = known.late > max(FEWEST_LATE, LATE_SHARE * len(known.table)) or (not saved and len(known.table) >= WORTH_SAVING)
        if not due or not _renewing.acquire(blocking=False):
            return None
        work = threading.Thread(target=self._renew, args=(known, use), name="renew the table of firms", daemon=True)
        work.start()
        return work

    def _renew(self, known: Columns, use: Callable[[Columns], None]) -> None:
        try:
            use(self.put(known) if len(known.table) >= WORTH_SAVING else known.compact())
        except OSError as problem:
            _log.warning("the table of firms cannot be saved: %s", problem)
        finally:
            _renewing.release()

    def put(self, known: Columns) -> Columns:
        """Save these columns and open the copy, unless another process has just done so."""
        from matchmaker.store.columns import Columns

        folder = self._folder / f"{known.state.number}-{known.state.mark}"
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._alone():
            if not folder.exists():
                unfinished = self._folder / f"unfinished-{os.getpid()}"
                shutil.rmtree(unfinished, ignore_errors=True)
                known.save(unfinished)
                unfinished.rename(folder)
            for _, old in self._saved()[KEPT:]:
                shutil.rmtree(old, ignore_errors=True)
        return Columns.open(folder, known.state)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process saves at a time; the system lets go of the lock when a process dies."""
        with (self._folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            for left in self._folder.glob("unfinished-*"):
                shutil.rmtree(left, ignore_errors=True)
            yield
