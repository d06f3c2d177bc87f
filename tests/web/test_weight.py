"""What must be loaded for the pages that a business opens first, and for the main pages of an office; -s prints the bytes."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import Visit, Visitor
from tests.web.test_joining import invited

MOST = 200_000
"""Bytes of a page with all its files, as they are sent."""


def weight(owner: Visitor, path: str) -> dict[str, int]:
    """The bytes of the page and of each file that it names."""
    page = owner.get(path)
    assert page.status_code == 200
    files = sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)))
    assert files
    packed = {each: len(owner.client.get(each, headers={"Accept-Encoding": "gzip"}).data) for each in files}
    print(f"{path}: {len(page.data):,} bytes, with its files {len(page.data) + sum(packed.values()):,}")  # noqa: T201 - asked for by -s
    return {path: len(page.data), **packed}


def test_joining_is_light(visit: Visit) -> None:
    found = weight(visit(""), f"/join/{invited(visit)}")
    assert sum(found.values()) <= MOST, found


@pytest.mark.parametrize("path", ["/my", "/my/start/1", "/my/start/4"])
def test_the_pages_of_a_business_are_light(visit: Visit, path: str) -> None:
    found = weight(visit("business"), path)
    assert sum(found.values()) <= MOST, found


OFFICE = (
    "/home", "/find", "/firms", "/firms/K-01", "/firms/K-01/suggestions?as=buyer", "/partnerships", "/tasks", "/map", "/network",
    "/weights",
)  # fmt: skip


@pytest.mark.parametrize("path", OFFICE)
def test_the_main_pages_of_an_office_are_light(visit: Visit, path: str) -> None:
    found = weight(visit("official"), path)
    assert sum(found.values()) <= MOST, found
