"""Codes of an older KBLI: the firms that wait for an official's decision, what each code may be today, and the decision."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, put, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.engine import kbli_decisions as engine
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.schemas.kbli_decisions import DecisionSchema, DecisionShown, WaitingShown
from matchmaker.schemas.queries import PageQuery
from matchmaker.schemas.shown import page_of
from matchmaker.services import firms, kbli_decisions
from matchmaker.store import firms as rows


@get("/kbli-decisions")
@asks(PageQuery)
@gives(200, page_of(WaitingShown))
@summary("Usaha yang kode KBLI-nya perlu diputuskan petugas")
@http.requires("kbli.decide")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the firms of one's region with codes of an older KBLI, or codes that their version does not have."""
    found, total = kbli_decisions.waiting(http.session(), http.actor(), part(asked))
    shown = [
        {"id": each.public_id, "office": each.office, "name": each.name, "kbli_version": each.kbli_version, "kbli": each.kbli}
        for each in found
    ]
    return envelope(([], total), part(asked), shown)


@get("/firms/<firm_id>/kbli")
@asks(OfficeQuery)
@gives(200, DecisionShown)
@summary("Kode satu usaha yang perlu diputuskan, dengan calon kode baru")
@http.requires("kbli.decide")
def show(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Show what each code of a firm that waits may be today; nothing is carried over."""
    return _decision(firms.locate(http.session(), http.actor(), firm_id, "kbli.decide", asked.get("office")))


@put("/firms/<firm_id>/kbli")
@asks(OfficeQuery)
@takes(DecisionSchema)
@gives(200, DecisionShown)
@summary("Putuskan kode KBLI satu usaha")
@http.requires("kbli.decide")
def decide(asked: dict[str, Any], said: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Decide all codes of a firm that wait, for this firm alone."""
    firm = firms.locate(http.session(), http.actor(), firm_id, "kbli.decide", asked.get("office"))
    chosen = {each["code"]: each.get("becomes") or "" for each in said["answers"]}
    kbli_decisions.decide(http.session(), http.actor(), firm, chosen, revision=said.get("revision"))
    return _decision(firm)


def _decision(firm: Any) -> dict[str, Any]:
    return {"kbli_version": firm.kbli_version, "revision": firm.revision, "questions": engine.questions(rows.profile(firm))}
