"""The page of rules: what the service takes from tables that an office can correct, each row with its source."""

from __future__ import annotations

from flask import render_template

from matchmaker import http
from matchmaker.engine import rules
from matchmaker.engine.rule_tables import TABLES, columns
from matchmaker.engine.size_class import FACTS
from matchmaker.web.door import pages


@pages.get("/rules")
@http.requires("reference.read")
def show_rules() -> str:
    """All tables in use, and which of them are the office's own."""
    tables = [(name, rules.table(name).own, columns(name), rules.rows_as_text(name)) for name in TABLES]
    return render_template("rules/show.html", tables=tables, facts=FACTS)
