"""The agreement of a partnership: read by both firms and their offices, recorded by offices."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, patch, summary, takes
from matchmaker.i18n import say
from matchmaker.schemas.agreements import AgreementSchema, AgreementShown
from matchmaker.schemas.queries import Query
from matchmaker.services.partnering import agreements
from matchmaker.services.partnering.locating import locate


@get("/partnerships/<int:partnership_id>/agreement")
@asks(Query)
@gives(200, AgreementShown)
@summary("Lihat kesepakatan sebuah kemitraan")
@http.requires("partnerships.read")
def show(asked: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Show what the partners have agreed, and which of the least contents still lack."""
    return _whole(locate(http.session(), http.actor(), partnership_id, "partnerships.read"))


@patch("/partnerships/<int:partnership_id>/agreement")
@takes(AgreementSchema)
@gives(200, AgreementShown)
@summary("Catat kesepakatan sebuah kemitraan")
@http.requires("agreements.write")
def change(said: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Record what the partners have agreed; what is not stated stays as it is."""
    row, revision = locate(http.session(), http.actor(), partnership_id, "agreements.write"), said.pop("revision", None)
    agreements.change(http.session(), http.actor(), row, said, revision=revision)
    return _whole(row)


def _whole(row: Any) -> dict[str, Any]:
    recorded = agreements.known(http.session(), row)
    return {**recorded, "contents": [_content(each) for each in agreements.contents(recorded)]}


def _content(check: Any) -> dict[str, Any]:
    rule = check.content
    told = {"item": rule.item, "name": say(rule.note_id, rule.note_en), "filled": check.filled, "lacking": list(check.lacking)}
    return {**told, "source": rule.source, "article": rule.article, "status": rule.status}
