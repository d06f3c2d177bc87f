"""Two servers and the command line on one database: a change made through any of their doors is in the very next answer of all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from sqlalchemy.orm import Session

from tests import people
from tests.engine.firms import buyer, supplier
from tests.fixtures.city import SmallCity
from tests.house.source import TOP
from tests.journeys.test_api import Program
from tests.journeys.test_first_start import PATIENCE, Browser, _free_port
from tests.services.town import keep
from tests.services.work import until
from tests.web.conftest import as_shown

CHANGES = 50
SERVERS: tuple[Callable[[int], list[str]], ...] = (
    lambda port: [sys.executable, "-m", "matchmaker", "serve", "--port", str(port)],
    lambda port: [sys.executable, "-m", "gunicorn", "wsgi:app", "--workers", "1", "--threads", "2", "--bind", f"127.0.0.1:{port}"],
)
Asks = tuple[str, str, str]
SOY: Asks = ("K-01", "supply_chain", "buyer")
SEWING: Asks = ("K-03", "mentorship", "mentee")


@pytest.fixture
def ports(small_city: SmallCity) -> Iterator[list[int]]:
    """Where the two servers listen, each a process of its own on the small city and two firms of a sample city."""
    with Session(small_city.engine) as session:
        keep(session, buyer(), supplier(), sample=True)
    chosen = [_free_port() for _ in SERVERS]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen(command(port), cwd=TOP, **quiet) for command, port in zip(SERVERS, chosen, strict=True)]  # type: ignore[call-overload]
    try:
        for port in chosen:
            until(lambda port=port: _answers(port), PATIENCE)
        yield chosen
    finally:
        for each in started:
            os.kill(each.pid, signal.SIGTERM)
        for each in started:
            each.wait(20)


def _answers(port: int) -> bool:
    try:
        return bool(urlopen(f"http://127.0.0.1:{port}/health").status == 200)
    except URLError:
        return False


def _command_line(*arguments: object) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "matchmaker", *map(str, arguments)]
    return subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True, timeout=PATIENCE).stdout


def _found(program: Program, asks: Asks) -> dict[str, dict[str, float]]:
    """The contributions of each partner that the firm is shown."""
    firm, pairing, role = asks
    items = program.ask("GET", f"/firms/{firm}/suggestions?pairing={pairing}&as={role}")["items"]
    return {each["partner"]: each["contributions"] for each in items}


def _enter(folder: Path) -> None:
    """Import a further supplier of soy."""
    (folder / "firms.csv").write_text("id,name,workers,latitude,longitude\nK-13,Kedelai Baru Rekaan,9,-7.47,112.43\n", encoding="utf-8")
    (folder / "offers.csv").write_text("firm,product,capacity,unit\nK-13,kedelai,5,ton\n", encoding="utf-8")
    _command_line("import", folder)


def _close_by_page(port: int, name: str) -> None:
    """On the profile's page: the firm of this id is no longer active."""
    browser, path = Browser(port), "/firms/K-13/edit"
    browser.post("/sign-in", "/sign-in", name=name, password=people.PASSWORD)
    page: Any = SimpleNamespace(text=browser.get(path))
    browser.post(path, path, **{**as_shown(page), "active": "no"})


def test_a_change_is_in_the_next_answer_of_all(ports: list[int], small_city: SmallCity, tmp_path: Path) -> None:
    name = small_city.accounts["official"].name
    one, other = programs = [Program(f"http://127.0.0.1:{port}", name) for port in ports]
    assert [set(_found(each, SOY)) for each in programs] == [{"K-02"}] * 2
    _enter(tmp_path)
    assert [set(_found(each, SOY)) for each in programs] == [{"K-02", "K-13"}] * 2
    _close_by_page(ports[1], name)
    assert [set(_found(each, SOY)) for each in programs] == [{"K-02"}] * 2
    assert [set(_found(each, SEWING)) for each in programs] == [{"K-06", "K-10"}] * 2
    one.ask("POST", "/partnerships", {"pairing": "mentorship", "seeker": "K-11", "partner": "K-06"})
    assert set(_found(other, SEWING)) == set(_found(one, SEWING)) == {"K-10"}
    _alternate(one, other)
    said = json.loads(_command_line("suggest", "K-01", "--pairing", "supply_chain", "--as", "buyer", "--json"))
    assert {each["partner"]: each["contributions"] for each in said["items"]} == _found(one, SOY)
    sample: Asks = ("B1", "supply_chain", "buyer")
    assert [set(_found(each, sample)) for each in programs] == [{"S1"}] * 2
    _command_line("sample", "remove")
    for each in programs:
        with pytest.raises(HTTPError, match="404"):
            _found(each, sample)
        assert set(_found(each, SOY)) == {"K-02"}


def _alternate(one: Program, other: Program) -> None:
    """The supplier moves away step by step, through one server and the other by turns; each step is seen at the other one."""
    near = _found(other, SOY)["K-02"]["near"]
    for number in range(CHANGES):
        one.ask("PATCH", "/firms/K-02", {"latitude": -7.4 + number / 100, "longitude": 112.43})
        seen = _found(other, SOY)["K-02"]["near"]
        assert seen < near, number
        near, one, other = seen, other, one
