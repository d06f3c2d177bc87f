"""A bare database, one command: the service comes up with the sample city, prints its passwords once, and people get to work."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.house.source import TOP

PATIENCE = 60


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _bare(home: Path) -> dict[str, str]:
    """The environment of somebody who has set nothing but where the data lie."""
    ours = ("DATABASE_URL", "SECRET_KEY", "OFFICE")
    return {**{name: value for name, value in os.environ.items() if name not in ours}, "MATCHMAKER_HOME": str(home)}


class Started:
    """The service in a process of its own, as `make run` starts it."""

    def __init__(self, home: Path) -> None:
        self.port = _free_port()
        command = [sys.executable, "-u", "-m", "matchmaker", "serve", "--sample", "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=TOP, env=_bare(home), stdout=subprocess.PIPE, text=True)
        self.said = self._wait()

    def _wait(self) -> str:
        """What it prints until it answers."""
        said, end = "", time.monotonic() + PATIENCE
        assert self.process.stdout is not None
        while "Ctrl-C" not in said and time.monotonic() < end and (line := self.process.stdout.readline()):
            said += line
        return said

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def started(home: Path) -> Iterator[Started]:
    running = Started(home)
    yield running
    running.stop()


class Browser:
    """A plain client that keeps cookies."""

    def __init__(self, port: int) -> None:
        self.site = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        return self.opener.open(f"{self.site}{path}", timeout=PATIENCE).read().decode()  # type: ignore[no-any-return]

    def post(self, form: str, target: str, **fields: str) -> str:
        """Send the form that the page `form` shows."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.get(form))
        assert token is not None
        body = urllib.parse.urlencode({"csrf_token": token[1], **fields}).encode()
        return self.opener.open(f"{self.site}{target}", body, timeout=PATIENCE).read().decode()  # type: ignore[no-any-return]


def test_the_passwords_are_printed_once_and_lead_to_work(started: Started, home: Path) -> None:
    passwords = dict(re.findall(r"^  (\S+) +(\S+)$", started.said, re.MULTILINE))
    assert set(passwords) == {"admin", "petugas-contoh", "usaha-contoh", "penilai-contoh"}
    interest, visit = "satu pihak berminat: hubungi pihak lain", "Petugas Contoh"
    for name, landing, tasks in (
        ("petugas-contoh", "Kemitraan dalam gambar", (interest, visit)), ("usaha-contoh", "Calon mitra", ()),
    ):  # fmt: skip
        browser = Browser(started.port)
        browser.post("/sign-in", "/sign-in", name=name, password=passwords[name])
        chosen = "gudang pisang 17"
        assert landing in browser.post("/password", "/password", old_password=passwords[name], password=chosen, again=chosen)
        waiting = browser.get("/tasks")
        assert all(task in waiting for task in tasks)
    started.stop()
    again = Started(home)
    assert "petugas-contoh" not in again.said
    assert str(again.port) in again.said
    again.stop()


def test_of_two_that_start_at_once_one_opens_the_first_account(home: Path) -> None:
    command = [sys.executable, "-c", "import wsgi"]
    both = [subprocess.Popen(command, cwd=TOP, env=_bare(home), stdout=subprocess.PIPE) for _ in range(2)]
    said = [each.communicate(timeout=PATIENCE)[0].decode() for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert sorted(each.count("admin") for each in said) == [0, 1]
