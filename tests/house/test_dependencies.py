"""What is imported is pinned, what is pinned is used, and the lock files carry hashes and no addresses."""

from __future__ import annotations

import ast
import json
import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.house import source

OURS = {"benchmarks", "matchmaker", "models", "set_up", "tests", "wsgi"}
USED_WITHOUT_IMPORT = {
    "psycopg": "SQLAlchemy loads it for a postgresql address",
    "gunicorn": "serves wsgi:app where there are many visitors",
}


def _plain(name: str) -> str:
    return re.split(r"[\[<>=; ]", name.strip())[0].lower().replace("_", "-").replace(".", "-")


def _asked_for(path: str) -> set[str]:
    lines = (source.TOP / path).read_text().splitlines()
    return {_plain(line) for line in lines if line and not line.startswith("#")}


def _imported(*rooms: str) -> set[str]:
    """Top names of other people's packages that these folders import."""
    found: set[str] = set()
    for path in source.python(*rooms):
        for node in ast.walk(source.tree(path)):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - OURS - set(sys.stdlib_module_names)


def _distributions(names: set[str]) -> set[str]:
    installed = packages_distributions()
    return {_plain(distribution) for name in names for distribution in installed.get(name, [name])}


def test_the_service_imports_only_what_it_asks_for() -> None:
    locked = {_plain(line) for line in (source.TOP / "requirements.txt").read_text().splitlines() if "==" in line}
    assert _distributions(_imported("matchmaker", "models", "wsgi.py")) <= locked


def test_everything_asked_for_is_used() -> None:
    used = _distributions(_imported("matchmaker", "models", "wsgi.py")) | set(USED_WITHOUT_IMPORT)
    assert _asked_for("requirements.in") <= used


def test_the_set_up_needs_nothing_but_python() -> None:
    assert _imported("set_up") == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"])
def test_each_pin_has_hashes_and_no_address(lock: str) -> None:
    text = (source.TOP / lock).read_text()
    pins = re.split(r"\n(?=\S)", text.strip())
    assert [pin for pin in pins if not pin.startswith("#") and "--hash=sha256:" not in pin] == []
    assert not re.search(r"https?:|file:|--index|--extra-index|--find-links", text)


def test_the_browser_lock_has_hashes_and_no_address() -> None:
    packages = json.loads((source.TOP / "package-lock.json").read_text())["packages"]
    libraries = {name: package for name, package in packages.items() if name}
    assert libraries
    assert [name for name, package in libraries.items() if "integrity" not in package or "resolved" in package] == []
