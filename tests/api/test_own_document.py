"""The API keeps to its own document: schemathesis asks every operation for what the document allows and for what it does not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import schemathesis
from flask import Flask
from schemathesis.engine import Status, events, from_schema

from tests.fixtures.city import SmallCity

CONFIGURATION: dict[str, Any] = {
    "generation": {"deterministic": True, "max-examples": 10, "no-shrink": True},
    # what a schema cannot say (a code that exists, two dates in order) is refused with 422 too
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 401, 403, 404, 409, 422, 429]}},
    "phases": {"stateful": {"enabled": False}},
}
ROLES = {"partnerships.answer": "business"}


@pytest.fixture
def described(site: str, small_city: SmallCity) -> schemathesis.BaseSchema:
    """The document, asked by somebody who may; each operation has a token of its own, since some revoke theirs."""
    schema = schemathesis.openapi.from_url(f"{site}/api/v1/openapi.json", config=schemathesis.Config.from_dict(CONFIGURATION))

    @schema.auth(refresh_interval=None, cache_by_key=lambda case, context: case.operation.label)
    class Token:
        def get(self, case: schemathesis.Case, context: Any) -> dict[str, str]:
            role = ROLES.get(case.operation.definition.raw.get("x-permission", ""), "supervisor")
            return small_city.bearer(role)

        def set(self, case: schemathesis.Case, data: dict[str, str], context: Any) -> None:
            case.headers = {**(case.headers or {}), **data}

    return schema


def test_each_operation_answers_as_the_document_says(described: schemathesis.BaseSchema) -> None:
    failures: list[str] = []
    statuses: dict[str, Counter[int]] = {}
    for event in from_schema(described).execute():
        if isinstance(event, events.ScenarioFinished):
            counted = statuses.setdefault(event.recorder.label, Counter())
            counted.update(each.response.status_code for each in event.recorder.interactions.values() if each.response)
            failures += [f"{event.recorder.label}: {each.name}: {each.failure_info.failure}" for checks in event.recorder.checks.values()
                         for each in checks if each.status is Status.FAILURE and each.failure_info]  # fmt: skip
        elif isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(str(event)); import traceback; traceback.print_exception(event.info._error); print("ERR", event.label)
    import time
    for k,v in statuses.items(): print("ST", k, dict(v))
    assert failures == []
