"""The HTML door: pages for officials and for businesses, each usable without JavaScript."""

from __future__ import annotations

from flask import Flask

from matchmaker.web import (
    accounts,
    agreements,
    answers,
    budget_share,
    checks,
    choices,
    city_lists,
    city_map,
    door,
    explanations,
    exports,
    firm_forms,
    firm_pages,
    first_steps,
    follow_ups,
    groups,
    history,
    home,
    imports,
    invitations,
    jobs,
    kbli_decisions,
    legality,
    letters,
    mentor_queue,
    mentoring,
    my,
    network,
    partnerships,
    public_register,
    recaps,
    reports,
    rules,
    sign_ins,
    suggestion_lists,
    suggestions,
    tasks,
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
    "choices",
    "city_lists",
    "city_map",
    "explanations",
    "exports",
    "firm_forms",
    "firm_pages",
    "first_steps",
    "follow_ups",
    "groups",
    "history",
    "home",
    "imports",
    "invitations",
    "jobs",
    "kbli_decisions",
    "legality",
    "letters",
    "mentor_queue",
    "mentoring",
    "my",
    "network",
    "partnerships",
    "public_register",
    "recaps",
    "register",
    "reports",
    "rules",
    "sign_ins",
    "suggestion_lists",
    "suggestions",
    "tasks",
    "visits",
    "weight_sets",
]


def register(app: Flask) -> None:
    """Add the pages, and the words in which the templates speak."""
    app.register_blueprint(door.pages)
    app.jinja_env.globals.update(wording.GLOBALS, part_address=door.part_address, to_firm=firm_pages.address)
    app.jinja_env.globals.update(register_is_open=public_register.is_open)
    app.jinja_env.filters.update(wording.FILTERS)
