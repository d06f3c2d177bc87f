"""The OpenAPI document, and a page that shows it without any script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template

from matchmaker import http
from matchmaker.i18n import language, say

pages = Blueprint("api_pages", __name__, url_prefix="/api/v1", template_folder="templates", static_folder="static")
PLACES = {"path": ("alamat", "path"), "query": ("kueri", "query"), "body": ("isi", "body")}


@pages.get("/openapi.json")
@http.open_to_all
def document() -> Response:
    """What programs read."""
    return jsonify(_document())


@pages.get("/docs")
@http.open_to_all
def show() -> str:
    """What people read."""
    read = _document()
    operations = [
        _operation(read, f"{method.upper()} {path}", {**said, "parameters": [*methods.get("parameters", ()), *said.get("parameters", ())]})
        for path, methods in sorted(read["paths"].items())
        for method, said in methods.items()
        if method != "parameters"
    ]
    return render_template("api/docs.html", operations=operations, about=read["info"], language=language(), say=say)


def _document() -> dict[str, Any]:
    found: dict[str, Any] = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    return found


def _operation(read: dict[str, Any], name: str, said: dict[str, Any]) -> dict[str, Any]:
    answers = [(status, _answer(_follow(read, each))) for status, each in sorted(said["responses"].items())]
    return {
        "name": name,
        "summary": said["x-summary-id" if language() == "id" else "summary"].rstrip("."),
        "permission": said.get("x-permission"),
        "fields": [*_parameters(said), *_body(read, said)],
        "answers": answers,
    }


def _parameters(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in said["parameters"]:
        yield {"name": each["name"], "place": say(*PLACES[each["in"]]), "required": each.get("required"), "form": _form(each["schema"])}


def _body(read: dict[str, Any], said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    content = said.get("requestBody", {}).get("content", {}).get("application/json")
    schema = _follow(read, content["schema"]) if content else {}
    for name, each in schema.get("properties", {}).items():
        yield {"name": name, "place": say(*PLACES["body"]), "required": name in schema.get("required", ()), "form": _form(each)}


def _follow(read: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for."""
    for step in found["$ref"].split("/")[1:] if "$ref" in found else ():
        read = read[step]
    return read if "$ref" in found else found


def _answer(response: dict[str, Any]) -> str:
    forms = [f"{kind}: {_form(each['schema'])}" for kind, each in response.get("content", {}).items()]
    return "; ".join(forms) or str(response["description"])


def _form(schema: dict[str, Any]) -> str:
    """A schema in a few words: its name, its values, or its types with their limits."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"] if each)
    kinds = schema.get("type", "any")
    form = " | ".join(kinds) if isinstance(kinds, list) else str(kinds)
    limits = [f"{schema[name]:g}" for name in ("minimum", "maximum") if name in schema]
    items = f" [{_form(schema['items'])}]" if "items" in schema else ""
    return form + (f" ({'–'.join(limits)})" if limits else "") + items
