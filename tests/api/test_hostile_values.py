"""Numbers that are none, texts that no database holds, bodies that are no JSON: refused or cleaned, never a failure; on both databases."""

from __future__ import annotations

import json
from typing import Any

import pytest

from matchmaker.engine.pairings import PAIRINGS
from tests.api.conftest import Ask

NUMBERS = ("NaN", "Infinity", "-Infinity", "1e308", "1e999", "-1", "true", '"x"', "[]", "{}", "9" * 400)
TEXTS = {"nol\x00nol": "nolnol", "\x00": "", "'; DROP TABLE firms; --": "'; DROP TABLE firms; --", "{{7*7}}": "{{7*7}}",
         "<script>alert(1)</script>": "<script>alert(1)</script>", "=1+1": "=1+1"}  # fmt: skip
JSON = {"Content-Type": "application/json"}


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """PostgreSQL refuses what SQLite takes."""
    return str(request.param)


def _send(ask: Ask, method: str, path: str, text: str | bytes) -> Any:
    return ask("supervisor", method, path, data=text, headers=JSON)


def test_a_weight_that_is_no_number_is_refused_by_name(ask: Ask) -> None:
    names = [each.name for each in PAIRINGS["supply_chain"].features]
    for number in NUMBERS:
        weights = ", ".join(f'"{name}": {number if name == "near" else 1}' for name in names)
        asked = f'{{"pairing": "supply_chain", "as": "buyer", "weights": {{{weights}}}}}'
        refused = _send(ask, "POST", "/firms/K-01/suggestions", asked)
        assert (refused.status_code, list(refused.json["errors"])) == (422, ["weights.near"]), number
    zero = {"pairing": "supply_chain", "weights": dict.fromkeys(names, -0.0)}
    assert ask("supervisor", "POST", "/weight-sets", json=zero).status_code == 422


def test_a_price_of_turns_that_is_no_number_from_0_to_1_is_refused_by_name(ask: Ask) -> None:
    address = "/firms/K-01/suggestions?pairing=supply_chain&as=buyer"
    for number in (*NUMBERS, "1.01", "1.250", "0x1", "%00", "tinggi"):
        refused = ask("official", "GET", f"{address}&spread={number}".replace('"', ""))
        assert (refused.status_code, list(refused.json["errors"])) == (422, ["spread"]), number
    refused = ask("official", "GET", f"{address}&diverse=mungkin")
    assert (refused.status_code, list(refused.json["errors"])) == (422, ["diverse"])
    for fine in ("", "0", "-0.0", "0,5", "1", "1e-300"):
        assert ask("official", "GET", f"{address}&spread={fine}&diverse=").status_code == 200, fine


def test_quantities_at_the_edge_of_what_is_taken_are_pooled_without_harm(ask: Ask) -> None:
    for firm, capacity in (("K-07", 1e15), ("K-09", 1e-9)):
        offers = [{"product": "sol karet", "capacity": capacity, "unit": "gross"}]
        assert ask("official", "PATCH", f"/firms/{firm}", json={"offers": offers}).status_code == 200
    for quantity in (1e-300, 1e-9, 2500, 1e15):
        need = {"product": "sol karet", "quantity": quantity, "unit": "kodi", "period": "day"}
        assert ask("official", "PATCH", "/firms/K-06", json={"needs": [need]}).status_code == 200
        found = ask("official", "GET", "/firms/K-06/suggestions?pairing=supply_chain&as=buyer&spread=1")
        assert (found.status_code, "NaN" in found.text, "Infinity" in found.text) == (200, False, False)
        assert all(0 < each["filled"] <= 1 for each in found.json["consortia"])


def test_a_quantity_that_is_no_number_is_refused_by_name(ask: Ask) -> None:
    for number in NUMBERS:
        refused = _send(ask, "PATCH", "/firms/K-01", f'{{"needs": [{{"product": "kedelai", "quantity": {number}}}], "workers": {number}}}')
        assert (refused.status_code, set(refused.json["errors"])) == (422, {"needs.0.quantity", "workers"}), number
    zero = _send(ask, "PATCH", "/firms/K-01", '{"workers": -0.0}')
    assert (zero.status_code, json.dumps(zero.json["workers"])) == (200, "0.0")


def test_a_text_is_cleaned_or_kept_as_it_is(ask: Ask) -> None:
    for text, kept in TEXTS.items():
        changed = ask("supervisor", "PATCH", "/firms/K-01", json={"description": text, "offers": [{"product": f"tahu {text}"}]})
        assert (changed.status_code, changed.json["description"] or "") == (200, kept)
        found = ask("supervisor", "GET", "/firms", query_string={"text": text})
        assert (found.status_code, ask("supervisor", "GET", f"/firms/{text.replace('/', '')}".replace("?", "")).status_code) == (200, 404)


@pytest.mark.parametrize(
    "broken",
    ["", "{", "tahu", '{"name": "\\ud800"}', '{"\\udfff": 1}', b"\xff\xfe{", "[" * 100_000, '{"workers": ' + "9" * 5_000 + "}"],
    ids=["empty", "open", "word", "surrogate", "surrogate-name", "no-utf8", "deep", "digits"],
)
def test_what_is_no_json_is_refused(ask: Ask, broken: str | bytes) -> None:
    for method, path in (("PATCH", "/firms/K-01"), ("POST", "/evaluations"), ("POST", "/weight-sets")):
        refused = _send(ask, method, path, broken)
        assert (refused.status_code, refused.mimetype) == (400, "application/problem+json")


@pytest.mark.parametrize("value", ["null", "[]", "1", '"x"', "true", "{}"])
def test_json_of_another_shape_is_refused(ask: Ask, value: str) -> None:
    for path in ("/evaluations", "/weight-sets", "/partnerships", "/tokens", "/firms"):
        assert _send(ask, "POST", path, value).status_code == 422, path


def test_keys_that_no_row_can_have_are_unknown_addresses(ask: Ask) -> None:
    for number in (2**31, 2**63, 10**30, "0x1", "1.0", "-1", "%00"):
        for path in (f"/partnerships/{number}", f"/firms/K-01/suggestions/{number}/1/answer"):
            assert ask("supervisor", "GET", path).status_code in (404, 405)
        assert ask("supervisor", "DELETE", f"/tokens/{number}").status_code == 404
