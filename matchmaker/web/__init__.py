"""The HTML door: pages for officials and for businesses, each usable without JavaScript."""

from __future__ import annotations

from flask import Flask

from matchmaker.web import (
    accounts,
    agreements,
    answers,
    budget_share,
    checks,
    city_lists,
    door,
    explanations,
    exports,
    firm_forms,
    firm_pages,
    groups,
    history,
    home,
    imports,
    jobs,
    kbli_decisions,
    legality,
    my,
    partnerships,
    reports,
    rules,
    sign_ins,
    suggestion_lists,
    suggestions,
    visits,
    weight_sets,
    wording,
)

__all__ = [
    "accounts",
    "agreements",
    "answers",
    "budget_share",
    "checks",
    "city_lists",
    "explanations",
    "exports",
    "firm_forms",
    "firm_pages",
    "groups",
    "history",
    "home",
    "imports",
    "jobs",
    "kbli_decisions",
    "legality",
    "my",
    "partnerships",
    "register",
    "reports",
    "rules",
    "sign_ins",
    "suggestion_lists",
    "suggestions",
    "visits",
    "weight_sets",
]


def register(app: Flask) -> None:
    """Add the pages, and the words in which the templates speak."""
    app.register_blueprint(door.pages)
    app.jinja_env.globals.update(wording.GLOBALS, part_address=door.part_address, to_firm=firm_pages.address)
    app.jinja_env.filters.update(wording.FILTERS)
