"""/health: can the service do its work? For the people and programs that watch over it."""

from __future__ import annotations

import logging

from alembic.runtime.migration import MigrationContext
from flask import Response, current_app, jsonify
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from matchmaker.http.request import engine

log = logging.getLogger(__name__)


def show() -> Response:
    """200 with the revision of the tables, or 503 where the database does not answer or has no tables."""
    revision = _revision(engine())
    response = jsonify({"status": "ok" if revision else "down", "database": revision is not None, "schema": revision})
    response.status_code = 200 if revision else 503
    return current_app.make_response(response)


def _revision(opened: Engine) -> str | None:
    try:
        with opened.execution_options(writes=False).connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError as trouble:
        log.error("the database does not answer: %s", type(trouble).__name__)
        return None
