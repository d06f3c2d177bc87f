"""The main jobs through the JSON door, with nothing but the standard library: an official, a business, an evaluation script."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests import people
from tests.fixtures.city import SmallCity

SIDES = (("supply_chain", "buyer", "K-01", "K-02"), ("supply_chain", "supplier", "K-02", "K-01"),
         ("mentorship", "mentee", "K-11", "K-10"), ("mentorship", "mentor", "K-10", "K-11"))  # fmt: skip


class Program:
    """A script that has signed in."""

    def __init__(self, site: str, name: str) -> None:
        self.site, self.headers = site, {"Accept-Language": "en", "Content-Type": "application/json"}
        token = self.ask("POST", "/sign-ins", {"name": name, "password": people.PASSWORD})["token"]
        self.headers["Authorization"] = f"Bearer {token}"

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer's JSON; raises HTTPError for a refusal."""
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(f"{self.site}/api/v1{path}", data, self.headers, method=method)) as answer:
            text = answer.read()
        return json.loads(text) if text else None


@pytest.fixture
def program(site: str, small_city: SmallCity):  # type: ignore[no-untyped-def]
    """program("official") signs in as the official."""
    return lambda role: Program(site, small_city.accounts[role].name)


def test_an_official_finds_asks_and_records(program) -> None:  # type: ignore[no-untyped-def]
    official = program("official")
    assert official.ask("GET", "/firms?size=100")["total"] == 12
    assert official.ask("GET", "/firms?text=kedelai")["items"][0]["id"] == "K-02"
    for pairing, role, firm, partner in SIDES:
        found = official.ask("GET", f"/firms/{firm}/suggestions?pairing={pairing}&as={role}")
        best = found["items"][0]
        assert best["partner"] == partner
        assert best["reasons"]
        assert best["score"] == pytest.approx(sum(best["contributions"].values()))
    shown = official.ask("GET", "/firms/K-01/suggestions?pairing=supply_chain&as=buyer")
    pair = {"pairing": "supply_chain", "seeker": "K-01", "partner": "K-02", "list": shown["list"], "note": "bertemu di kantor"}
    number = official.ask("POST", "/partnerships", pair)["id"]
    agreed = {"state": "agreed", "pattern": "rantai_pasok", "value": 36_000_000, "ownership": "none"}
    official.ask("POST", f"/partnerships/{number}/steps", agreed)
    read = official.ask("GET", f"/partnerships/{number}")
    assert (read["state"], read["outcome"], read["steps"][0]["note"]) == ("agreed", "agreed", "bertemu di kantor")
    assert official.ask("DELETE", "/sign-ins/current") is None


def test_two_businesses_find_each_other(program) -> None:  # type: ignore[no-untyped-def]
    tofu, soy = program("business"), program("supplier")
    own = tofu.ask("GET", "/firms/K-01/suggestions?pairing=supply_chain&as=buyer")
    theirs = soy.ask("GET", "/firms/K-02/suggestions?pairing=supply_chain&as=supplier")
    first = tofu.ask("POST", f"/firms/K-01/suggestions/{own['list']}/1/answer", {"interested": True})
    second = soy.ask("POST", f"/firms/K-02/suggestions/{theirs['list']}/1/answer", {"interested": True})
    assert first["partnership"] == second["partnership"]
    seen = program("official").ask("GET", f"/partnerships/{first['partnership']}")
    assert (seen["state"], seen["seeker_interested"], seen["partner_interested"]) == ("interested", True, True)


def test_a_script_evaluates_by_pseudonym_and_tries_weights(program) -> None:  # type: ignore[no-untyped-def]
    script = program("evaluator")
    firms = {each["id"]: each for each in script.ask("GET", "/firms?size=100")["items"]}
    seekers = [name for name, firm in firms.items() if firm["needs"] and firm["kind"] == "firm"]
    judged = []
    for seeker in seekers:
        found = script.ask("GET", f"/firms/{seeker}/suggestions?pairing=supply_chain&as=buyer&limit=1")["items"]
        judged += [{"seeker": seeker, "partner": each["partner"], "grade": 2} for each in found]
    start = script.ask("POST", "/evaluations", {"pairing": "supply_chain", "judgements": judged})
    assert start["metrics"]["mrr"] == 1.0
    flat = {"pairing": "supply_chain", "judgements": judged, "weights": dict.fromkeys(start["weights"], 1)}
    assert len(set(script.ask("POST", "/evaluations", flat)["weights"].values())) == 1
    draft = script.ask("POST", "/weight-sets", {"pairing": "supply_chain", "weights": flat["weights"], "note": "rata"})
    assert draft["state"] == "draft"
