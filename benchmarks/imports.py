"""How long the import of a large file takes: checked, taken, checked once more without a change, undone.

    python -m benchmarks.imports --rows 50000

draws an invented office's file, a third firms and the rest offers, and prints seconds. `DATABASE_URL` may name an empty database;
otherwise it is SQLite in a folder that goes afterwards.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine

from matchmaker import database
from matchmaker.permissions import Actor
from matchmaker.services import import_files, import_undo, reference
from matchmaker.services.import_files import File
from matchmaker.services.worker import Worker
from matchmaker.settings import Settings
from models import Account

ROWS = 50_000
TARGET = 15.0
OFFICE = "35.76"
PRODUCTS = ("keripik pisang", "keripik singkong", "sepatu kulit", "kardus", "seragam sekolah", "sol karet")
FIRM = "id,name,nib,kbli,region,latitude,longitude,workers,annual_sales,founded,legal_form,domestic,active,consent,observed_on,phone"


def drawn(rows: int, seed: int = 1) -> bytes:
    """The zip of firms.csv and offers.csv, with so many rows in all."""
    chance, firms = random.Random(seed), rows // 3  # noqa: S311 - invented figures
    offers = ([f"K-{chance.randrange(firms):06}", chance.choice(PRODUCTS), chance.randint(10, 900), "kg"] for _ in range(rows - firms))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_named("firms.csv"), _written(FIRM, (_firm(number, chance) for number in range(firms))))
        archive.writestr(_named("offers.csv"), _written("firm,product,capacity,unit", offers))
    return stream.getvalue()


def _named(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))


def _firm(number: int, chance: random.Random) -> list[object]:
    place = f"{-7.45 - chance.random() / 20:.5f}", f"{112.4 + chance.random() / 20:.5f}"
    size = chance.randint(1, 40), chance.randint(1, 900) * 1_000_000, chance.randint(1990, 2024)
    said = "perorangan", "true", "true", "true", "2026-10-01", f"0812{10_000_000 + number}"
    return [f"K-{number:06}", f"Usaha Rekaan {number}", 9_120_000_000_000 + number, "10794", "35.76.02.1001", *place, *size, *said]


def _written(heading: str, rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows([heading.split(","), *rows])
    return stream.getvalue()


def measure(engine: Engine, content: bytes) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each step with its seconds and those of the processor; the worker's own steps as the worker does them."""
    actor = _official(engine)

    def upload() -> int:
        with database.transaction(engine) as session:
            return import_files.receive(session, actor, File("rekaan.zip", content)).id

    def take() -> None:
        with database.transaction(engine) as session:
            import_files.ask_take(session, actor, first, take_good_rows=False)
        _work(engine)

    def undo() -> None:
        with database.transaction(engine) as session:
            import_undo.ask(session, actor, first)
        _work(engine)

    first = upload()
    yield "check", _seconds(lambda: _work(engine))
    yield "take", _seconds(take)
    upload()
    yield "check again, nothing new", _seconds(lambda: _work(engine))
    yield "undo", _seconds(undo)


def _work(engine: Engine) -> None:
    while Worker(engine).work():
        pass


def _seconds(act: Callable[[], object]) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - begun, time.process_time() - used


def _official(engine: Engine) -> Actor:
    with database.transaction(engine) as session:
        reference.load(session)
        account = Account(name="ukur", full_name="Ukur", role="official", region=OFFICE, password_hash="none")
        account.created_at, account.password_is_temporary, account.active = datetime.now(UTC), False, True
        session.add(account)
        session.flush()
        return Actor("official", OFFICE, account.id)


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw, measure, print."""
    parser = argparse.ArgumentParser(prog="benchmarks.imports", description="Seconds of the steps of a large import.")
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args(arguments).rows
    with tempfile.TemporaryDirectory(prefix="imports") as home:
        settings = Settings.from_env({"MATCHMAKER_HOME": home, "OFFICE": OFFICE, "DATABASE_URL": os.environ.get("DATABASE_URL", "")})
        database.migrate(settings)
        engine = database.connect(settings)
        sys.stdout.write(f"{rows:,} rows on {engine.dialect.name}; load {os.getloadavg()[0]:.1f}\n")
        for step, (seconds, used) in measure(engine, drawn(rows)):
            sys.stdout.write(f"{step:<26}{seconds:6.1f} s, of the processor {used:.1f} s\n")
        sys.stdout.write(f"{'target of check or take':<26}{TARGET:6.1f} s\n")
        engine.dispose()


if __name__ == "__main__":
    main()
