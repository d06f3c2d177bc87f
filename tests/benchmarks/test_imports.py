"""The measurement of a large import, on a small one."""

from __future__ import annotations

import pytest

from benchmarks import imports


def test_every_step_is_measured(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    imports.main(["--rows", "60"])
    said = capsys.readouterr().out
    assert all(step in said for step in ("60 rows on sqlite", "check ", "take ", "check again", "undo "))


def test_the_file_is_the_same_each_time() -> None:
    assert imports.drawn(30) == imports.drawn(30)
