"""The messy workbook corpus as offices send it: uploaded, checked and taken by jobs, each second file on the other database.

What is refused on both alike is in test_corpus.
"""

from __future__ import annotations

from functools import cache

import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import LANGUAGES, reading
from matchmaker.store import firms
from models import AuditEntry, Firm, Job, Upload
from tests.interchange.corpus import CASES, Case
from tests.services.town import count, signed_in
from tests.services.uploading import Desk

EMPTY = [case for case in CASES if case.name.startswith("kosong.")]
CLEAN = [case for case in CASES if not case.words]
REFUSED = [case for case in CASES if case.words and case not in EMPTY]


@cache
def content(case: Case) -> bytes:
    """The file, built once for both databases."""
    return case.content()


@pytest.fixture
def desk(engine: Engine, session: Session) -> Desk:
    """An official's, in the city."""
    return Desk(engine, session, signed_in(session))


def shared_out(cases: list[Case], database_kind: str) -> list[tuple[int, Case]]:
    """Each second file, with its language: the other database has the rest."""
    return [(number // 2 % 2, case) for number, case in enumerate(cases) if number % 2 == (database_kind == "postgresql")]


def check_outcome(case: Case, row: Upload, place: int) -> None:
    """The upload says what must come of the file, in the language of that place."""
    if case.words and case.row is None:
        assert row.state == "refused", case.name
        assert row.error, case.name
        assert case.words[place] in row.error["text"], case.name
        return
    assert row.counts, case.name
    assert row.findings, case.name
    problems = row.findings["problems"]
    assert (row.state, row.counts["new"], row.counts["twins"]) == ("checked", case.clean, 0), case.name
    assert bool(row.counts["refused"]) == bool(case.words), case.name
    assert [(each["row"], each["column"]) for each in problems[:1]] == [(case.row, case.column)] * bool(case.words), case.name
    assert not case.words or case.words[place] in problems[0]["reason"], case.name
    assert not case.notice or case.notice[place] in " ".join(row.findings["notices"]), case.name


def test_each_refused_file_says_why_and_stores_nothing_and_the_worker_goes_on(
    desk: Desk, session: Session, database_kind: str
) -> None:
    for place, case in shared_out(REFUSED, database_kind):
        with reading(LANGUAGES[place]):
            row = desk.receive(content(case), case.name)
        check_outcome(case, row, place)
        with pytest.raises(Conflict):
            desk.take(row)
    assert count(session, Firm) == 0
    assert set(session.scalars(select(AuditEntry.act).where(AuditEntry.subject_kind.in_(("import", "firm"))))) == {"import.uploaded"}
    assert set(session.scalars(select(Job.state))) == {"done"}


def test_each_clean_file_is_taken_as_it_is_meant(desk: Desk, session: Session, database_kind: str) -> None:
    for place, case in shared_out(CLEAN, database_kind):
        with reading(LANGUAGES[place]):
            row = desk.receive(content(case), case.name)
        check_outcome(case, row, place)
        if not case.facts.keys() <= {"id"}:
            assert desk.take(row).state == "taken", case.name
            (firm, *_) = session.scalars(select(Firm).order_by(Firm.id))
            stored = firms.profile(firm)
            assert {name: getattr(stored, name) for name in case.facts} == dict(case.facts), case.name
            session.execute(delete(Firm))
            session.commit()


def test_an_empty_file_is_not_even_kept(desk: Desk, session: Session) -> None:
    for case in EMPTY:
        with pytest.raises(Invalid):
            desk.receive(content(case), case.name)
    assert (len(EMPTY), count(session, Upload)) == (2, 0)
