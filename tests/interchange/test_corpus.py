"""The messy workbook corpus: each file is read as it is meant or refused with its own message, in both languages, and stores nothing."""

from __future__ import annotations

from functools import cache

import pytest
from sqlalchemy.orm import Session

from matchmaker.errors import Invalid
from matchmaker.i18n import LANGUAGES, reading
from matchmaker.interchange import Dataset, read
from matchmaker.services import imports
from matchmaker.services.imports import Terms
from models import AuditEntry, Firm
from tests.interchange.corpus import CASES, Case
from tests.services.town import CITY, OFFICIAL, count


@cache
def found(case: Case, language: str) -> Dataset | str:
    """What is read, or the message where the whole file is refused."""
    with reading("en" if language == "en" else "id"):
        try:
            return read(case.content(), name=case.name)
        except Invalid as refused:
            return refused.detail


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_is_read_as_meant_or_refused_by_name(case: Case) -> None:
    for place, language in enumerate(LANGUAGES):
        data = found(case, language)
        if isinstance(data, str):
            assert case.words, data
            assert case.row is None
            assert case.words[place] in data
            assert case.name in data
            continue
        assert len(data.profiles) == case.clean
        assert [(each.row, each.column) for each in data.problems[:1]] == [(case.row, case.column)] * bool(case.words)
        assert not case.words or case.words[place] in data.problems[0].reason
        assert not case.notice or case.notice[place] in " ".join(data.notices)
        assert {name: getattr(data.profiles[0], name) for name in case.facts} == dict(case.facts)


def test_the_corpus_is_large_and_each_file_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 40


def test_through_the_door_no_refused_file_stores_anything(session: Session) -> None:
    before = count(session, AuditEntry)
    for case in CASES:
        data = found(case, "id")
        if isinstance(data, Dataset):
            report = imports.take(session, OFFICIAL, data, Terms(CITY, dry_run=not case.words))
            assert bool(report.problems) == bool(case.words), case.name
            assert report.new == (0 if case.words else case.clean), case.name
    session.commit()
    assert (count(session, Firm), count(session, AuditEntry)) == (0, before)
