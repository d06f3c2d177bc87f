"""Follow-ups and tasks for programs: recorded, corrected, refused, and what is due."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import Ask
from tests.fixtures.city import SmallCity
from tests.web.test_follow_ups import running


def test_it_is_recorded_and_the_outcome_follows(ask: Ask, small_city: SmallCity) -> None:
    path = running(small_city)
    assert ask("business", "POST", f"{path}/follow-ups").status_code == 403
    assert len(ask("official", "POST", f"{path}/follow-ups").json["items"]) == 4
    found = ask("business", "GET", f"{path}/follow-ups").json["items"]
    assert [(each["days"], each["open"], each["done_on"]) for each in found] == [
        (15, True, None), (30, True, None), (90, True, None), (180, False, None),
    ]  # fmt: skip
    told = ask("business", "PUT", f"{path}/follow-ups/90", json={"orders": 4, "value": "2.000.000", "problems": "harga"})
    assert told.status_code == 200
    assert (told.json["items"][2]["orders"], told.json["items"][2]["value"]) == (4, 2_000_000)
    assert ask("business", "GET", path).json["outcome"] == "succeeded"
    assert "problems" not in ask("supplier", "GET", f"{path}/follow-ups").json["items"][2]
    assert ask("supplier", "PUT", f"{path}/follow-ups/90", json={"orders": 0}).status_code == 409
    assert ask("official", "PUT", f"{path}/follow-ups/90", json={"orders": 0}).status_code == 200
    assert ask("official", "GET", path).json["outcome"] == "agreed"


@pytest.mark.parametrize(
    "wrong", [{}, {"orders": -1}, {"orders": 1.5}, {"orders": 1, "value": 1e14}, {"orders": 1, "jobs": "x"}, {"order": 1}]
)
def test_what_cannot_be_is_refused_by_field(ask: Ask, small_city: SmallCity, wrong: dict[str, Any]) -> None:
    answer = ask("official", "PUT", f"{running(small_city)}/follow-ups/15", json=wrong)
    assert answer.status_code == 422
    assert answer.json["errors"]


def test_tasks_name_what_is_due(ask: Ask, small_city: SmallCity) -> None:
    number = int(running(small_city).rpartition("/")[2])
    answer = ask("official", "GET", "/tasks").json
    due = [(each["kind"], each["thing"], each["note"]) for each in answer["items"] if each["kind"] == "follow_ups"]
    assert due == [("follow_ups", number, f"setelah {days} hari") for days in (15, 30, 90)]
    assert answer["more"] == []
    assert ask("stranger", "GET", "/tasks").json["items"] == []
    assert ask("evaluator", "GET", "/tasks").status_code == 403
