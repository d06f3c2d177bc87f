"""What processes beside a test of the shelf do; each says on its output how far it is."""

from __future__ import annotations

import logging
import resource
import sys
import time
from pathlib import Path

from matchmaker import database
from matchmaker.settings import Settings
from matchmaker.store import columns, shelf
from matchmaker.store.columns import Columns
from matchmaker.store.shelf import Shelf
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.store.answers import columns_of

FIRMS = (buyer(), buyer(2), supplier(), supplier(2), mentee(), mentor())


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class _Held(Columns):
    """Columns whose saving gets no further than most of it."""

    def save(self, folder: Path) -> None:
        super().save(folder)
        _say("unfinished")
        time.sleep(600)


def hold(tables: str, place: str) -> None:
    """Begin to save, and get no further."""
    known = columns_of(FIRMS)
    Shelf(Path(tables), place).put(_Held(known.state, known.since, known.table, known.more, known.row_of))


def save(tables: str, place: str, number: str, mark: str) -> None:
    """Save when told to."""
    known = columns_of(FIRMS, int(number), mark)
    _say("ready")
    sys.stdin.readline()
    assert Shelf(Path(tables), place).put(known).is_saved
    _say("saved")


def run_out_of_room(tables: str, place: str) -> None:
    """Save in the background where no file may grow large, and live on."""
    logging.basicConfig()
    shelf.WORTH_SAVING = 1
    known = columns_of([supplier(number) for number in range(50)])
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
    work = Shelf(Path(tables), place).renew(known, lambda renewed: _say("renewed"))
    assert work is not None
    work.join()
    _say("alive")


def read() -> None:
    """Ask for the columns of the database that the environment names."""
    engine = database.connect(Settings.from_env())
    with database.transaction(engine, writes=False) as session:
        known = columns.of(session)
    _say(f"saved {known.is_saved} late {known.late} firms {len(known.table.row_of)}")
