"""Profiles of firms, groups and agencies; each reader sees of them what disclosure says."""

from __future__ import annotations

import re
from typing import Any

from flask import request

from matchmaker import http
from matchmaker.api.door import asks, get, gives, patch, post, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.engine.profile import Profile
from matchmaker.errors import Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Subject
from matchmaker.schemas.firm_documents import FirmChangeSchema, FirmShown, FirmsQuery, NewFirmSchema, OfficeQuery
from matchmaker.schemas.profile import stated
from matchmaker.schemas.shown import page_of
from matchmaker.services import disclosure
from matchmaker.services import firms as services
from matchmaker.store import firms
from matchmaker.store.firms import Wanted

REVISION = re.compile(r'"?(\d{1,9})"?')


@get("/firms")
@asks(FirmsQuery)
@gives(200, page_of(FirmShown))
@summary("Cari usaha")
@http.requires("firms.list")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """Find firms of one's region by name, id or product; evaluators by product."""
    actor = http.actor()
    words = {name: asked.get(name) or "" for name in ("text", "kind", "region")}
    found = firms.search(http.session(), Wanted(actor.region, **words, named=actor.role != "evaluator"), part(asked))
    return envelope(found, part(asked), [disclosure.seen_by(actor, each) for each in found[0]])


@get("/firms/<firm_id>")
@asks(OfficeQuery)
@gives(200, FirmShown)
@summary("Lihat satu usaha")
@http.requires("firms.read")
def show(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Show a firm of one's region, or one's own."""
    return disclosure.seen_by(http.actor(), services.locate(http.session(), http.actor(), firm_id, "firms.read", asked.get("office")))


@post("/firms")
@takes(NewFirmSchema)
@gives(201, FirmShown)
@summary("Daftarkan usaha")
@http.requires("firms.create")
def create(said: dict[str, Any]) -> dict[str, Any]:
    """Enter a new profile, of one's own office unless another within one's region is named."""
    office = said.pop("office", None) or http.actor().region
    http.check("firms.create", Subject((office,)))
    return disclosure.whole(services.create(http.session(), http.actor(), Profile(**stated(said)), office))


@patch("/firms/<firm_id>")
@asks(OfficeQuery)
@takes(FirmChangeSchema)
@gives(200, FirmShown)
@summary("Ubah usaha")
@http.requires("firms.write")
def change(asked: dict[str, Any], said: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Change what is stated and leave the rest; with `revision` or `If-Match` only where nobody was faster."""
    firm = services.locate(http.session(), http.actor(), firm_id, "firms.write", asked.get("office"))
    revision = said.pop("revision", None)
    seen = _seen() if revision is None else revision
    services.change(http.session(), http.actor(), firm, stated(said), revision=seen)
    return disclosure.whole(firm)


def _seen() -> int | None:
    """The revision that If-Match names; None where it names none, Invalid where it cannot be read."""
    given = request.headers.get("If-Match", "*")
    if given == "*":
        return None
    named = REVISION.fullmatch(given)
    if named is None:
        sentence = say("If-Match harus nomor revisi, misalnya \"3\"", 'If-Match must be a revision, such as "3"')
        raise Invalid(sentence, {"revision": [sentence]})
    return int(named[1])
