"""The JSON door under /api/v1: each view is a permission, a schema in, one call, a schema out."""

from __future__ import annotations

from flask import Flask

from matchmaker.api import (
    answers,
    city_lists,
    documentation,
    evaluations,
    explanations,
    firms,
    jobs,
    labels,
    pairings,
    partnerships,
    passwords,
    reference,
    sign_ins,
    suggestion_lists,
    suggestions,
    tokens,
    weight_sets,
)
from matchmaker.api.described import Described
from matchmaker.api.door import door

__all__ = [
    "answers",
    "city_lists",
    "evaluations",
    "explanations",
    "firms",
    "jobs",
    "labels",
    "pairings",
    "partnerships",
    "passwords",
    "reference",
    "register",
    "sign_ins",
    "suggestion_lists",
    "suggestions",
    "tokens",
    "weight_sets",
]


def register(app: Flask) -> None:
    """Add the operations, and the document that describes them."""
    Described(app).register_blueprint(door)
    app.register_blueprint(documentation.pages)
