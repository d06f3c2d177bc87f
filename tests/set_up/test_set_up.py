"""The set-up repeats nothing, sees through a broken npm, and names what it cannot install."""

from __future__ import annotations

from pathlib import Path

import pytest

from set_up import chromium, debian, node, stamp
from set_up.trouble import Trouble


def _program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_a_stamp_is_fresh_until_the_lock_changes(tmp_path: Path) -> None:
    lock, mark = tmp_path / "lock", tmp_path / "mark"
    lock.write_text("one")
    assert not stamp.is_fresh(mark, lock)
    stamp.set_for(mark, lock)
    assert stamp.is_fresh(mark, lock)
    lock.write_text("two")
    assert not stamp.is_fresh(mark, lock)


@pytest.mark.parametrize("script", ["exit 127", "echo 6.14.1", "echo Segmentation fault", "exec /absent/node"])
def test_an_npm_that_is_broken_or_too_old_is_not_used(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, "npm", script)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.own() is None


def test_an_npm_that_works_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = _program(tmp_path, "npm", "echo 10.2.3")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node.own() == npm


def test_without_apt_get_the_missing_package_is_named_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble, match=r"(?s)Perlu\. Pasang.*apt-get install thing.*Needed\. Install.*apt-get install thing"):
        debian.install(("thing",), "Perlu.", "Needed.")


def test_a_chromium_that_is_named_but_absent_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "absent"))
    with pytest.raises(Trouble, match="CHROMIUM="):
        chromium.find()
