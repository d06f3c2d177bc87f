"""SQLite has one writer's place: what only computes never takes it, and a list is ranked before it is kept."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.engine.pairings import PAIRINGS
from tests import people
from tests.fixtures.city import SmallCity

WEIGHTS = PAIRINGS["supply_chain"].start_weights()
COMPUTED: dict[str, dict[str, Any]] = {
    "/api/v1/evaluations": {"pairing": "supply_chain", "judgements": [{"seeker": "K-01", "partner": "K-02", "grade": 2}]},
    "/api/v1/firms/K-01/suggestions": {"pairing": "supply_chain", "as": "buyer", "weights": WEIGHTS},
}


@pytest.fixture
def database_kind() -> str:
    """Only SQLite has a single place for writers."""
    return "sqlite"


def test_what_only_computes_waits_for_no_writer(app: Flask, small_city: SmallCity) -> None:
    headers = small_city.bearer("supervisor")
    with database.transaction(small_city.engine) as writing:
        writing.connection()
        for path, said in COMPUTED.items():
            assert app.test_client().post(path, json=said, headers=headers).status_code == 200, path


@pytest.mark.parametrize("path", ["/my", "/firms/K-01/suggestions", "/api/v1/firms/K-01/suggestions?pairing=supply_chain&as=buyer"])
def test_a_list_is_ranked_before_the_writers_place_is_taken(app: Flask, small_city: SmallCity, path: str) -> None:
    client, role = app.test_client(), "business" if path == "/my" else "official"
    with Session(small_city.engine) as session:
        people.sign_in(client, session, small_city.accounts[role])
    headers, sent = small_city.bearer(role), [""]

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    event.listen(app.extensions["engine"], "before_cursor_execute", note)
    assert client.get(path, headers=headers).status_code == 200
    follows = [after for before, after in pairwise(sent) if before == "BEGIN IMMEDIATE"]
    assert [each.split("(")[0].strip() for each in follows] == ["INSERT INTO suggestion_lists"]
