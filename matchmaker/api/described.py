"""The OpenAPI document: what is read from the schemas, each problem as problem+json, tokens as the way in."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Flask
from flask_smorest import Api
from flask_smorest.utils import prepare_response

from matchmaker.api.field_types import describe
from matchmaker.schemas.shown import ProblemSchema

ABOUT = """Profiles, suggestions with their reasons, partnerships, evaluations. Sign in with `POST /api/v1/sign-ins` and send
`Authorization: Bearer …`. Texts come in the language that `Accept-Language` or `?language=en` asks for."""


class Described(Api):  # type: ignore[misc]
    """flask-smorest without its own answers to errors: those are the service's."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def __init__(self, app: Flask) -> None:
        about = {"title": "Matchmaker", "version": "1", "openapi_version": "3.1.0", "info": {"description": " ".join(ABOUT.split())}}
        super().__init__(app, spec_kwargs=about)
        self.ma_plugin.converter.add_attribute_function(describe)
        self.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})

    def _register_error_handlers(self) -> None:
        """None: see http.problems."""

    def _register_responses(self) -> None:
        """Each status above 399 answers with a problem."""
        for status in HTTPStatus:
            if status >= HTTPStatus.BAD_REQUEST:
                response: dict[str, Any] = {"description": status.phrase, "schema": self.ERROR_SCHEMA}
                prepare_response(response, self.spec, "application/problem+json")
                self.spec.components.response(status.name, response, lazy=True)
