"""The API keeps to its own document: schemathesis asks every operation for what the document allows and for what it does not."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

import pytest
import schemathesis
from schemathesis.engine import Status, events, from_schema

from matchmaker.database import transaction
from matchmaker.services import partnerships
from matchmaker.services.partnerships import Proposal
from matchmaker.store.partnerships import Pair
from tests import people
from tests.fixtures.city import SmallCity

ANSWER = "POST /api/v1/firms/{firm_id}/suggestions/{list_id}/{rank}/answer"
REVOKING = ("DELETE /api/v1/sign-ins/current", "DELETE /api/v1/tokens/{token_id}", "PUT /api/v1/password")
FUZZED: dict[str, Any] = {"phases": {"coverage": {"enabled": False}}, "generation": {"max-examples": 25}}
"""For the largest bodies: every value of every field would be seven hundred requests."""
CONFIGURATION: dict[str, Any] = {
    "generation": {"deterministic": True, "max-examples": 8, "no-shrink": True},
    "phases": {"stateful": {"enabled": False}},
    # what a schema cannot say (a code that exists, two dates in order) is refused with 422 too
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 401, 403, 404, 409, 422, 429]}},
    "parameters": {"path.firm_id": "K-05", "query.office": "35.76"},
    "operations": [
        {"include-name": ANSWER, "parameters": {"path.firm_id": "K-01"}},
        *({"include-name": name, **FUZZED} for name in ("POST /api/v1/firms", "PATCH /api/v1/firms/{firm_id}")),
    ],
}


@pytest.fixture
def described(site: str, small_city: SmallCity, others: list[dict[str, str]]) -> schemathesis.BaseSchema:
    """The document, asked by somebody who may; each operation has a token of its own, and one that may revoke it another each time."""
    _record_partnership(small_city)
    left_out = [{**each, "enabled": False} for each in others]
    chosen = schemathesis.Config.from_dict({**CONFIGURATION, "operations": [*left_out, *CONFIGURATION["operations"]]})
    schema = schemathesis.openapi.from_url(f"{site}/api/v1/openapi.json", config=chosen)

    anew = itertools.count()

    @schema.auth(cache_by_key=lambda case, context: f"{case.operation.label} {next(anew) if case.operation.label in REVOKING else ''}")
    class Token:
        def get(self, case: schemathesis.Case, context: Any) -> dict[str, str]:
            return small_city.bearer("business" if case.operation.label == ANSWER else "supervisor")

        def set(self, case: schemathesis.Case, data: dict[str, str], context: Any) -> None:
            case.headers = {**(case.headers or {}), **data}

    return schema


def _record_partnership(city: SmallCity) -> None:
    pair = Pair("supply_chain", city.firms["K-05"].id, city.firms["K-01"].id)
    with transaction(city.engine) as session:
        partnerships.propose(session, people.terminal(), Proposal(pair))


READS = {"include-method": "GET"}
WRITES = [{"include-method": method} for method in ("POST", "PUT", "PATCH", "DELETE")]
FIRMS, PARTNERSHIPS = "^/api/v1/firms", "^/api/v1/partnerships"
PARTS: dict[str, list[dict[str, str]]] = {
    "writes of firms": [READS, {"exclude-path-regex": FIRMS}],
    "writes of partnerships": [READS, {"exclude-path-regex": PARTNERSHIPS}],
    "other writes": [READS, {"include-path-regex": FIRMS}, {"include-path-regex": PARTNERSHIPS}],
    "reads of firms": [*WRITES, {"exclude-path-regex": FIRMS}],
    "other reads": [*WRITES, {"include-path-regex": FIRMS}],
}
"""Parts that take about as long, and what each leaves out."""


@pytest.mark.parametrize("others", PARTS.values(), ids=PARTS)
def test_each_operation_answers_as_the_document_says(described: schemathesis.BaseSchema) -> None:
    failures: list[str] = []
    answered: dict[str, Counter[int]] = {}
    for event in from_schema(described).execute():
        if isinstance(event, events.ScenarioFinished):
            answered.setdefault(event.recorder.label, Counter()).update(_statuses(event))
            failures += _failures(event)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(str(event))
    assert failures == []
    assert len(answered) == described.statistic.operations.selected
    assert all(status < 500 for counted in answered.values() for status in counted)


def _statuses(event: events.ScenarioFinished) -> list[int]:
    return [each.response.status_code for each in event.recorder.interactions.values() if each.response]


def _failures(event: events.ScenarioFinished) -> list[str]:
    checks = [check for found in event.recorder.checks.values() for check in found if check.status is Status.FAILURE]
    return [f"{event.recorder.label}: {check.name}: {check.failure_info and check.failure_info.failure}" for check in checks]
