"""The first start: whatever goes wrong beside them, the one-time passwords are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.services import first_start, trial_tasks
from matchmaker.settings import Settings


def test_passwords_are_told_though_the_tasks_of_the_trial_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("no tasks today")

    monkeypatch.setattr(trial_tasks, "add", failing)
    settings = Settings.from_env({"MATCHMAKER_HOME": str(tmp_path)})
    assert first_start.start(settings, sample=True).keys() == {"admin", "petugas-contoh", "usaha-contoh", "penilai-contoh"}
    assert first_start.start(settings, sample=True) == {}
