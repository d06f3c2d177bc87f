"""The rules that the service reads from tables: limits of size, deadlines, kinds of certificate, reminders; each with its source."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.engine import rules
from matchmaker.engine.rule_tables import TABLES
from matchmaker.schemas.legality import RulesShown
from matchmaker.schemas.queries import Query


@get("/rules")
@asks(Query)
@gives(200, RulesShown)
@summary("Aturan yang dipakai dan sumbernya")
@http.requires("reference.read")
def show(asked: dict[str, Any]) -> dict[str, Any]:
    """Show the rules in use with their sources."""
    return {"tables": [{"name": name, "own": rules.table(name).own, "rows": rules.rows_as_text(name)} for name in TABLES]}
