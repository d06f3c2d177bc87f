"""reference rules: the tables in use, and the office's own beside them; what cannot be used stops everything that needs it."""

from __future__ import annotations

import json

import pytest

from matchmaker.app import create_app
from matchmaker.engine import rules
from matchmaker.errors import Invalid
from matchmaker.settings import Settings
from tests.cli.conftest import Call


def test_the_rules_are_printed_with_their_sources(call: Call, settings: Settings) -> None:
    assert "pp7 · annual_sales · mikro · 2000000000" in call("reference", "rules").stdout
    settings.rules.mkdir()
    (settings.rules / "reminders.csv").write_text("days,source,article,status,valid_from\n14,Kantor,,unchecked,\n", encoding="utf-8")
    found = json.loads(call("reference", "rules", "--json").stdout)
    assert (found["reminders"]["own"], [each["days"] for each in found["reminders"]["rows"]]) == (True, ["14"])
    assert "reminders (milik kantor:" in call("reference", "rules").stdout
    rules.adopt(None)


def test_a_service_with_rules_that_cannot_be_used_does_not_start(call: Call, settings: Settings) -> None:
    settings.rules.mkdir()
    (settings.rules / "reminders.csv").write_text("days,source,article,status,valid_from\nsoon,Kantor,,unchecked,\n", encoding="utf-8")
    printed = call("reference", "rules")
    assert (printed.exit_code, printed.stdout) == (1, "")
    assert "reminders.csv:2 days “soon” harus bilangan bulat" in printed.stderr
    with pytest.raises(Invalid, match="days “soon”"):
        create_app(settings)
