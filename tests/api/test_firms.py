"""Profiles through the API: entered and changed; on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import Ask
from tests.fixtures.city import CITY, ELSEWHERE

NEW: dict[str, Any] = {"id": "K-99", "name": "Tempe Rekaan", "workers": 4, "kbli": ["10308"],
                       "offers": [{"product": "tempe", "capacity": 36.0, "unit": "kg"}]}  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """What is stored is stored alike."""
    return str(request.param)


def test_a_profile_is_entered_and_read_back(ask: Ask) -> None:
    made = ask("official", "POST", "/firms", json=NEW | {"founded": 2010.0, "annual_sales": "1.250.000"})
    assert made.status_code == 201
    read = ask("official", "GET", "/firms/K-99").json
    assert read == made.json
    assert (read["office"], read["founded"], read["annual_sales"], read["view"]) == (CITY, 2010, 1_250_000, "whole")
    assert read["offers"][0]["period"] == "month"
    again = ask("official", "POST", "/firms", json=NEW)
    assert (again.status_code, again.json["title"]) == (409, "Berbenturan dengan keadaan terakhir")


def test_the_office_of_a_new_profile_lies_in_the_region(ask: Ask) -> None:
    assert ask("official", "POST", "/firms", json=NEW | {"office": ELSEWHERE}).status_code == 404
    assert ask("official", "POST", "/firms", json=NEW | {"office": "35.76.01"}).json["errors"]["office"]
    assert ask("official", "POST", "/firms", json=NEW | {"office": CITY}).status_code == 201
    assert ask("official", "POST", "/firms", json=NEW | {"id": "K-98", "office": "35.76.not-an-office"}).status_code == 422
    assert ask("business", "POST", "/firms", json=NEW).status_code == 403


def test_a_change_replaces_lists_makes_unknown_by_null_and_leaves_the_rest(ask: Ask) -> None:
    changed = ask("official", "PATCH", "/firms/K-01", json={"workers": 9, "phone": None, "offers": [{"product": "tahu isi"}], "kind": None})
    assert changed.status_code == 200
    read = ask("official", "GET", "/firms/K-01").json
    assert (read["workers"], read["phone"], read["kind"]) == (9, None, "firm")
    assert [each["product"] for each in read["offers"]] == ["tahu isi"]
    assert [each["product"] for each in read["needs"]] == ["kedelai"]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("phone", "bukan nomor", "“bukan nomor” bukan nomor telepon"),
        ("email", "xx", "“xx” bukan alamat surel"),
        ("founded", 2090, "tahun 2090 tidak mungkin"),
        ("workers", "1.200", "dapat berarti 1200 atau 1,2"),
    ],
)
def test_a_contact_a_year_or_a_number_that_cannot_be_is_refused_by_name(ask: Ask, name: str, value: str | int, reason: str) -> None:
    refused = ask("official", "PATCH", "/firms/K-01", json={name: value})
    assert (refused.status_code, list(refused.json["errors"])) == (422, [name])
    assert reason in refused.json["errors"][name][0]


def test_who_was_slower_is_told(ask: Ask) -> None:
    revision = ask("official", "GET", "/firms/K-01").json["revision"]
    first = ask("official", "PATCH", "/firms/K-01", json={"workers": 10, "revision": revision})
    assert (first.status_code, first.json["revision"]) == (200, revision + 1)
    assert ask("supervisor", "PATCH", "/firms/K-01", json={"workers": 11, "revision": revision}).status_code == 409
    assert ask("supervisor", "PATCH", "/firms/K-01", json={"workers": 11}, headers={"If-Match": f'"{revision}"'}).status_code == 409
    assert ask("supervisor", "PATCH", "/firms/K-01", json={"workers": 11}, headers={"If-Match": f'"{revision + 1}"'}).status_code == 200
    assert ask("supervisor", "PATCH", "/firms/K-01", json={"workers": 12}, headers={"If-Match": "W/x"}).status_code == 422


def test_a_business_changes_its_own_fields_and_no_others(ask: Ask) -> None:
    assert ask("business", "PATCH", "/firms/K-01", json={"phone": "0811-0000-001", "needs": []}).status_code == 200
    refused = ask("business", "PATCH", "/firms/K-01", json={"name": "Besar", "nib": "1234567890123"})
    assert refused.status_code == 403
    assert "name, nib" in refused.json["detail"]
    attested = {"certificates": [{"kind": "halal", "evidence": "source"}]}
    assert ask("business", "PATCH", "/firms/K-01", json=attested).status_code == 403
    assert ask("business", "PATCH", "/firms/K-02", json={"phone": "0811-0000-001"}).status_code == 404


def test_codes_are_checked_against_the_version_that_the_firm_keeps(ask: Ask) -> None:
    from matchmaker.engine import reference

    only_old = next(code for code in reference.kbli("2020") if len(code) == 5 and code not in reference.kbli("2025"))
    assert ask("official", "PATCH", "/firms/K-01", json={"kbli": [only_old]}).status_code == 422
    assert ask("official", "PATCH", "/firms/K-01", json={"kbli": [only_old], "kbli_version": "2020", "offers": []}).status_code == 200
    assert ask("official", "PATCH", "/firms/K-01", json={"offers": [{"product": "tahu", "kbli": only_old}]}).status_code == 200


def test_an_id_that_two_offices_use_needs_the_office(ask: Ask) -> None:
    assert ask("stranger", "POST", "/firms", json=NEW | {"id": "K-01"}).status_code == 201
    assert ask("stranger", "GET", "/firms/K-01").json["name"] == "Tempe Rekaan"
    assert ask("official", "GET", "/firms/K-01").json["name"] == "Tahu Rekaan"
    assert ask("official", "GET", f"/firms/K-01?office={ELSEWHERE}").status_code == 404
