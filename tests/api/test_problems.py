"""Refusals are problem+json in the reader's language; the document and its page say what there is."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.api.conftest import Ask

REFUSED = {404: ("GET", "/nowhere"), 405: ("DELETE", "/firms"), 401: ("GET", "/tokens"), 422: ("POST", "/sign-ins"), 403: ("GET", "/firms")}


def test_every_refusal_is_a_problem_in_two_languages(ask: Ask) -> None:
    for status, (method, path) in REFUSED.items():
        titles = set()
        for language in ("id", "en"):
            role = "business" if status == 403 else ""
            json = {} if status == 422 else None
            answer = ask(role, method, f"{path}?language={language}", json=json)
            assert (answer.status_code, answer.mimetype, answer.json["status"]) == (status, "application/problem+json", status)
            titles.add(answer.json["title"])
        assert len(titles) == 2


def test_a_wrong_method_names_those_there_are(ask: Ask) -> None:
    assert set(ask("official", "DELETE", "/firms").headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_a_body_of_another_format_is_refused(ask: Ask) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", None):
        assert ask("official", "POST", "/tokens", data="name=x", headers={"Content-Type": kind} if kind else {}).status_code == 415


def test_the_reasons_come_with_the_path_of_each_field(ask: Ask) -> None:
    line = {"offers": [{"product": "tahu"}, {"product": "tempe", "unit": "lusim", "owner": 1}]}
    indonesian = ask("official", "PATCH", "/firms/K-01", json=line).json["errors"]
    english = ask("official", "PATCH", "/firms/K-01?language=en", json=line).json["errors"]
    assert set(indonesian) == set(english) == {"offers.1.unit", "offers.1.owner"}
    assert "lusin" in indonesian["offers.1.unit"][0]
    assert english["offers.1.owner"] == ["this field is not known; remove it"]


def test_the_document_describes_every_operation(app: Flask, client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json")
    assert (document.status_code, document.json["openapi"]) == (200, "3.1.0")
    described = {(method.upper(), path) for path, said in document.json["paths"].items() for method in said if method != "parameters"}
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    assert described == {(method, _path(rule.rule)) for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    for said in document.json["paths"].values():
        assert all(each["x-summary-id"] and each["summary"] for method, each in said.items() if method != "parameters")


def _path(rule: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)


def test_the_page_shows_the_document_without_any_script(client: FlaskClient) -> None:
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "POST /api/v1/evaluations" in page.text
    assert "Nilai peringkat" in page.text
    assert not re.search(r"<script|<style|style=|https?://", page.text)
    assert "Evaluate the ranking" in client.get("/api/v1/docs?language=en").text
    assert client.get("/api/v1/static/docs.css").status_code == 200
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
