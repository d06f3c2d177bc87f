"""The sample city in the database: loaded once, marked on every row, removed as a whole; real profiles are not touched."""

from __future__ import annotations

from sqlalchemy.orm import Session

from matchmaker import sample_city
from matchmaker.errors import Conflict
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit, imports
from matchmaker.store import columns, revisions, sample_firms


def load(session: Session, actor: Actor, office: str) -> int:
    """How many profiles were added: none where the sample city is there already; Conflict where real profiles have its ids."""
    if sample_firms.named(session):
        return 0
    report = imports.take(session, actor, sample_city.city(), imports.Terms(office, sample=True))
    if report.problems:
        raise Conflict(f"{report.problems[0].value}: {report.problems[0].reason}")
    return report.new


def remove(session: Session, actor: Actor) -> int:
    """Remove every sample profile with all that hangs on it, and the trial accounts; returns how many profiles there were.

    Conflict names the real accounts that use a sample firm.
    """
    if names := sample_firms.real_accounts(session):
        raise Conflict(
            say(
                "akun sungguhan memakai usaha contoh: {names}; nonaktifkan dulu",
                "real accounts use a sample firm: {names}; disable them first",
                names=", ".join(names),
            )
        )
    names = [columns.table_id(*row) for row in sample_firms.named(session)]
    sample_firms.remove(session)
    if names:
        audit.record(session, actor, "sample.removed", audit.About("sample"), {"profiles": (len(names), 0)})
        revisions.advance(session, gone=names)
    return len(names)
