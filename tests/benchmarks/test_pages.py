"""The list of pages that are measured and looked at, and the marks of those that are too slow or too heavy."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask

from benchmarks import lighthouse, page_list
from benchmarks.pages import Measured
from tests.http.routes import PAGES

KEY = re.compile(r"<(?:\w+:)?(\w+)>")


@pytest.fixture
def database_kind() -> str:
    """It is about addresses only."""
    return "sqlite"


def test_every_page_and_file_has_an_address(app: Flask) -> None:
    known = dict.fromkeys([name for route in PAGES for name in KEY.findall(route)] + ["one", "other", *page_list.ELSEWHERE.values()], "1")
    found = page_list.addresses(app, known, files=True)
    assert {f"GET {route}" for route in found} == {route for route in PAGES if route.startswith("GET ")} - {"GET /health"}
    assert not any("<" in path for path in found.values())
    assert "/map.json" not in page_list.addresses(app, known)
    with pytest.raises(KeyError, match="code"):
        page_list.addresses(app, {})


def test_what_is_above_a_bound_is_marked() -> None:
    page = Measured("/home", "official", 20.0, 100.0, 300.0, 10.0, 200_000, 5)
    assert page.mark == ""
    assert Measured("/home", "official", 20.0, 100.1, 300.0, 10.0, 200_001, 5).mark == "SLOW HEAVY"
    assert Measured("/map.json", "official", 20.0, 50.0, 300.0, 10.0, 900_000, 5).mark == ""


def test_the_lock_of_lighthouse_has_hashes_and_no_address() -> None:
    packages = json.loads((lighthouse.PROGRAM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if name and ("integrity" not in package or "resolved" in package)] == []
