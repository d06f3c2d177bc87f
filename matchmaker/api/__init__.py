"""The JSON door under /api/v1: each view is a permission, a schema in, one call, a schema out."""

from __future__ import annotations

from flask import Flask

from matchmaker.api import (
    answers,
    budget_share,
    city_lists,
    documentation,
    evaluations,
    explanations,
    exports,
    firms,
    groups,
    history,
    imports,
    jobs,
    kbli_decisions,
    labels,
    legality,
    pairings,
    partnerships,
    passwords,
    reference,
    reports,
    rules,
    sign_ins,
    suggestion_lists,
    suggestions,
    tokens,
    visits,
    weight_sets,
)
from matchmaker.api.described import Described
from matchmaker.api.door import door

__all__ = [
    "answers",
    "budget_share",
    "city_lists",
    "evaluations",
    "explanations",
    "exports",
    "firms",
    "groups",
    "history",
    "imports",
    "jobs",
    "kbli_decisions",
    "labels",
    "legality",
    "pairings",
    "partnerships",
    "passwords",
    "reference",
    "register",
    "reports",
    "rules",
    "sign_ins",
    "suggestion_lists",
    "suggestions",
    "tokens",
    "visits",
    "weight_sets",
]


def register(app: Flask) -> None:
    """Add the operations, and the document that describes them."""
    Described(app).register_blueprint(door)
    app.register_blueprint(documentation.pages)
