"""Shelf: columns in files of this machine, mapped by every process that serves; a new copy takes the old one's place as a whole."""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from matchmaker.store.keyed_table import Columns
from matchmaker.store.revisions import State

WORTH_SAVING = 2_000
"""A table of fewer firms is read from the database faster than anybody notices."""
LATE_SHARE = 0.05
FEWEST_LATE = 1_000
KEPT = 2
SIZES = "sizes.json"
"""Says how long each other file of the folder is; a folder where one is not is left alone."""
PAUSE_SECONDS = 600
"""After a failure, such as a full disk, so long nothing is saved."""

_log = logging.getLogger(__name__)
_renewing = threading.Lock()
_failed: dict[Path, float] = {}


class Shelf:
    """The saved columns of one database; each lies in a folder «number-mark» of the state that it holds."""

    def __init__(self, tables: Path, database: str) -> None:
        self._folder = tables / hashlib.blake2b(database.encode(), digest_size=8).hexdigest()

    def newest(self) -> tuple[Columns, ...]:
        """The newest copy that this version of the service can open; none where there is none."""
        return tuple(islice(filter(None, map(_opened, self._saved())), 1))

    def _saved(self) -> list[Path]:
        """The last one made first: where an older database was restored, the numbers begin again further down."""
        return sorted(self._folder.glob("[0-9]*-*"), key=_made, reverse=True)

    def folder_of(self, known: Columns) -> Path:
        """Where these lie once they are put here."""
        return self._folder / f"{known.state.number}-{known.state.mark}"

    def renew(self, known: Columns, use: Callable[[Columns], None]) -> threading.Thread | None:
        """Where many rows have come late, or none are saved yet: make a new copy in the background and `use` it."""
        saves = len(known.table) >= WORTH_SAVING and time.monotonic() >= _failed.get(self._folder, 0)
        due = known.late > max(FEWEST_LATE, LATE_SHARE * len(known.table)) or (saves and not known.is_saved)
        if not due or not _renewing.acquire(blocking=False):
            return None
        make = self._newer if saves else Columns.compact
        work = threading.Thread(target=self._renew, args=(known, make, use), name="renew the table of firms", daemon=True)
        work.start()
        return work

    def _renew(self, known: Columns, make: Callable[[Columns], Columns], use: Callable[[Columns], None]) -> None:
        try:
            use(make(known))
        except (OSError, ValueError, MemoryError) as problem:
            _failed[self._folder] = time.monotonic() + PAUSE_SECONDS
            _log.warning("the table of firms cannot be saved: %s", problem)
        finally:
            _renewing.release()

    def put(self, known: Columns) -> Columns:
        """Save these columns, unless another process has done so, and open the copy; raises OSError where that is not possible."""
        with self._alone():
            return self._put(known)

    def _newer(self, known: Columns) -> Columns:
        """What another process has saved since these were opened, or else these, saved now."""
        with self._alone():
            other = next((each for each in self.newest() if known.is_saved and each.since != known.since), None)
            return other or self._put(known)

    def _put(self, known: Columns) -> Columns:
        folder, unfinished = self.folder_of(known), self._folder / "unfinished"
        if (saved := _opened(folder)) is not None:
            return saved
        for left in (unfinished, folder):
            shutil.rmtree(left, ignore_errors=True)
        known.save(unfinished)
        (unfinished / SIZES).write_text(json.dumps(_sizes(unfinished)), encoding="utf-8")
        _settle(unfinished)
        unfinished.rename(folder)
        for old in self._saved()[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
        return Columns.open(folder, known.state)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process saves at a time; the system lets go of the lock when a process dies."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _opened(folder: Path) -> Columns | None:
    """What lies in the folder; None where it is not there, is not whole, or is another version's."""
    number, _, mark = folder.name.partition("-")
    if not folder.exists():
        return None
    try:
        if _sizes(folder) != json.loads((folder / SIZES).read_text(encoding="utf-8")):
            raise ValueError("not whole")
        return Columns.open(folder, State(int(number), mark))
    except (OSError, ValueError, KeyError, EOFError) as problem:
        _log.warning("saved table %s is not opened: %s", folder.name, problem)
        return None


def _made(folder: Path) -> int:
    """When the folder was filled; 0 where another process has just removed it."""
    try:
        return folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _sizes(folder: Path) -> dict[str, int]:
    """How long each file of a table is."""
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != SIZES}


def _settle(folder: Path) -> None:
    """Wait until all lies on the disk: after a power cut nobody may find a folder in its place with blanks in its files."""
    for path in (*folder.rglob("*"), folder):
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
