"""The recap over HTTP."""

from __future__ import annotations

from tests.api.conftest import Ask


def test_an_office_counts_its_partnerships_of_a_period(ask: Ask) -> None:
    found = ask("official", "GET", "/recap?from=2026-01-01&to=2026-12-31").json
    assert (found["from"], found["to"], found["sample"], found["total"]["count"]) == ("2026-01-01", "2026-12-31", False, 0)
    assert {each["size"]: each["firms"] for each in found["small"]} == {"mikro": 7, "kecil": 4}
    assert set(found) == {"from", "to", "sample", "total", "by_pairing", "by_pattern", "by_size", "by_sector", "by_region",
                          "states", "reasons", "budget_share", "small"}  # fmt: skip


def test_a_period_that_is_none_is_named(ask: Ask) -> None:
    refused = ask("official", "GET", "/recap?from=2026-05-01&to=2026-01-01")
    assert (refused.status_code, list(refused.json["errors"])) == (422, ["to"])
    assert list(ask("official", "GET", "/recap?from=0001-01-01").json["errors"]) == ["from"]
    assert ask("business", "GET", "/recap").status_code == 403
