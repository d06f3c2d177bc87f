"""Files as an office uploads them, and the worker that checks and takes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.permissions import Actor
from matchmaker.services import import_files
from matchmaker.services.import_files import Answers, File
from matchmaker.services.worker import Worker
from matchmaker.store import uploads
from models import Upload

FIRMS = "id,name,workers,phone,region\nK-1,Keripik Rekaan,4,0812-3456-789,35.76.02.1001\nK-2,Sepatu Rekaan,7,,35.76.02.1001\n"
OFFERS = "firm,product,capacity,unit\nK-1,keripik pisang,100,kg\n"
RECORDS = "pairing,seeker,partner,outcome\nsupply_chain,K-2,K-1,agreed\n"


def packed(**tables: str) -> bytes:
    """A zip of CSV files by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return stream.getvalue()


class Desk:
    """An official with files to import; each act is a transaction of its own, after which the worker has done what waits."""

    def __init__(self, engine: Engine, session: Session, actor: Actor) -> None:
        self.engine, self.session, self.actor = engine, session, actor

    @contextmanager
    def acting(self) -> Iterator[Session]:
        """A transaction; what the test's own session has open is ended first."""
        self.session.rollback()
        with database.transaction(self.engine) as session:
            yield session

    def work(self) -> None:
        """Do what waits."""
        self.session.rollback()
        while Worker(self.engine).work():
            pass

    def receive(self, content: bytes | str, name: str = "data.csv") -> Upload:
        """The upload, checked."""
        with self.acting() as session:
            row = import_files.receive(session, self.actor, File(name, content.encode() if isinstance(content, str) else content))
            upload_id = row.id
        return self.see(upload_id)

    def answer(self, row: Upload, said: Answers) -> Upload:
        """The upload, checked again."""
        with self.acting() as session:
            import_files.answer(session, self.actor, row.id, said)
        return self.see(row.id)

    def take(self, row: Upload, *, good_rows: bool = False) -> Upload:
        """The upload, taken."""
        with self.acting() as session:
            import_files.ask_take(session, self.actor, row.id, take_good_rows=good_rows)
        return self.see(row.id)

    def see(self, upload_id: int) -> Upload:
        """The upload as the worker leaves it."""
        self.work()
        with database.transaction(self.engine, writes=False) as session:
            row = session.scalars(select(Upload).where(Upload.id == upload_id).options(*uploads.WHOLE)).one()
            session.expunge(row)
            return row
