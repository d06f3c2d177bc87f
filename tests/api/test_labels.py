"""Labels over HTTP: a page of grades, and the same as files that the evaluate command reads."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchmaker.interchange import read_records
from models import AuditEntry
from tests.api.conftest import Ask
from tests.fixtures.city import SmallCity
from tests.services.market import open_market, record


def test_grades_are_listed_page_by_page(ask: Ask, small_city: SmallCity) -> None:
    with Session(small_city.engine) as session:
        record(session, *open_market(session), 14)
    found = ask("supervisor", "GET", "/labels?pairing=supply_chain&size=10&page=2").json
    assert (found["total"], len(found["items"]), found["page"]) == (14, 4, 2)
    first = ask("supervisor", "GET", "/labels?pairing=supply_chain").json["items"][0]
    assert first == {"seeker": "B1", "partner": "S1", "grade": 1, "day": first["day"], "rank": None, "examined": True}
    hidden = ask("evaluator", "GET", "/labels?pairing=supply_chain").json["items"]
    assert all(each["seeker"].startswith("P-") and each["partner"].startswith("P-") for each in hidden)
    assert ask("supervisor", "GET", "/labels?pairing=mentorship").json["total"] == 0
    assert ask("supervisor", "GET", "/labels").status_code == 422
    for role in ("official", "business"):
        assert ask(role, "GET", "/labels?pairing=supply_chain").status_code == 403


def test_the_download_is_in_the_interchange_format(ask: Ask, small_city: SmallCity, tmp_path: Path) -> None:
    with Session(small_city.engine) as session:
        record(session, *open_market(session), 14)
    answer = ask("evaluator", "GET", "/labels/export?pairing=supply_chain")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.namelist() == ["partnerships.csv", "judgements.csv"]
        archive.extractall(tmp_path)
    judgements = read_records(tmp_path / "judgements.csv", "judgements")
    partnerships = read_records(tmp_path / "partnerships.csv", "partnerships")
    assert (judgements.problems, partnerships.problems) == ((), ())
    assert (len(judgements.judgements), len(partnerships.partnerships)) == (14, 14)
    assert {each.grade for each in judgements.judgements} == {0, 1}
    assert ask("official", "GET", "/labels/export?pairing=supply_chain").status_code == 403
    with Session(small_city.engine) as session:
        (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.act == "list.downloaded"))
        assert (entry.changes["list"][1], entry.changes["rows"][1]) == ("labels", 14)
