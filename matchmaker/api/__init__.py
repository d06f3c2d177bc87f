"""The JSON door under /api/v1: each view is a permission, a schema in, one call, a schema out."""

from __future__ import annotations

from flask import Flask

from matchmaker.api import (
    agreements,
    answers,
    budget_share,
    choices,
    city_lists,
    documentation,
    evaluations,
    explanations,
    exports,
    firms,
    follow_ups,
    groups,
    history,
    imports,
    invitations,
    jobs,
    kbli_decisions,
    labels,
    legality,
    letters,
    mentor_queue,
    mentoring,
    pairings,
    partnerships,
    passwords,
    pins,
    public_register,
    recaps,
    reference,
    reports,
    rules,
    sign_ins,
    suggestion_lists,
    suggestions,
    tasks,
    tokens,
    visits,
    weight_sets,
)
from matchmaker.api.described import Described
from matchmaker.api.door import door

__all__ = [
    "agreements",
    "answers",
    "budget_share",
    "choices",
    "city_lists",
    "evaluations",
    "explanations",
    "exports",
    "firms",
    "follow_ups",
    "groups",
    "history",
    "imports",
    "invitations",
    "jobs",
    "kbli_decisions",
    "labels",
    "legality",
    "letters",
    "mentor_queue",
    "mentoring",
    "pairings",
    "partnerships",
    "passwords",
    "pins",
    "public_register",
    "recaps",
    "reference",
    "register",
    "reports",
    "rules",
    "sign_ins",
    "suggestion_lists",
    "suggestions",
    "tasks",
    "tokens",
    "visits",
    "weight_sets",
]


def register(app: Flask) -> None:
    """Add the operations, and the document that describes them."""
    Described(app).register_blueprint(door)
    app.register_blueprint(documentation.pages)
