"""Partnerships: listed, recorded, moved step by step; officials' notes are for offices only."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, post, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.engine.partnering.steps import LIFE
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.schemas.partnerships import (
    FindingDecisionSchema,
    PartnershipShown,
    PartnershipsQuery,
    ProposalSchema,
    ReplySchema,
    StepSchema,
)
from matchmaker.schemas.queries import Query
from matchmaker.schemas.shown import page_of
from matchmaker.services import disclosure, partnerships
from matchmaker.services import firms as services
from matchmaker.services.partnering import answers, findings, overview
from matchmaker.services.partnering.answers import Answer
from matchmaker.services.partnering.findings import Decision
from matchmaker.services.partnering.locating import locate
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import firms
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair


@get("/partnerships")
@asks(PartnershipsQuery)
@gives(200, page_of(PartnershipShown))
@summary("Daftar kemitraan")
@http.requires("partnerships.list")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the partnerships of one's region, or of one's own firm, the last changed first."""
    found = rows.search(http.session(), http.actor(), part(asked), rows.Wanted(asked.get("state") or ""))
    return envelope(found, part(asked), [disclosure.partnership(http.actor(), each) for each in found[0]])


@get("/partnerships/<int:partnership_id>")
@asks(Query)
@gives(200, PartnershipShown)
@summary("Lihat satu kemitraan")
@http.requires("partnerships.read")
def show(asked: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Show a partnership with its steps."""
    return _whole(http.actor(), _located(partnership_id, "partnerships.read"))


@post("/partnerships")
@takes(ProposalSchema)
@gives(201, PartnershipShown)
@summary("Catat kemitraan")
@http.requires("partnerships.propose")
def create(said: dict[str, Any]) -> dict[str, Any]:
    """Record a pair; at least one of the two is of one's own region, a firm of another office is named with that office."""
    seeker, partner = (_firm(said[side], said.get(f"{side}_office")) for side in ("seeker", "partner"))
    http.check("partnerships.propose", firms.subject(seeker, partner))
    pair = Pair(said["pairing"], seeker.id, partner.id)
    proposal = Proposal(pair, said["state"], said.get("note") or "", said.get("pattern"), said.get("list"),
                        said.get("ownership"))  # fmt: skip
    return _whole(http.actor(), partnerships.propose(http.session(), http.actor(), proposal))


@post("/partnerships/<int:partnership_id>/steps")
@takes(StepSchema)
@gives(201, PartnershipShown)
@summary("Catat langkah kemitraan")
@http.requires("partnerships.step")
def step(said: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Take a partnership to its next state."""
    row = _located(partnership_id, "partnerships.step")
    taken = Step(said["state"], said.get("note") or "", said.get("reason") or "other", said.get("pattern"), said.get("value"),
                 said.get("ownership"), bool(said.get("single")))  # fmt: skip
    return _whole(http.actor(), partnerships.step(http.session(), http.actor(), row, taken, revision=said.get("revision")))


@post("/partnerships/<int:partnership_id>/answers")
@takes(ReplySchema)
@gives(200, PartnershipShown)
@summary("Jawab kemitraan")
@http.requires("partnerships.reply")
def reply(said: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Say what one's own firm thinks of a partnership, or note what a side has told the office."""
    row = _located(partnership_id, "partnerships.reply")
    side = answers.side_of(http.actor(), row, said.get("side"))
    told = Answer(side, said["answer"], said.get("reason") or "other", said.get("note") or "")
    return _whole(http.actor(), answers.answer(http.session(), http.actor(), row, told))


@post("/partnerships/<int:partnership_id>/findings")
@takes(FindingDecisionSchema)
@gives(200, PartnershipShown)
@summary("Putuskan temuan kemitraan")
@http.requires("partnerships.step")
def decide(said: dict[str, Any], partnership_id: int) -> dict[str, Any]:
    """Decide on a doubt about a partnership: one all the same, or none; a single purchase may be noted so as well."""
    row = _located(partnership_id, "partnerships.step")
    findings.decide(http.session(), http.actor(), row, Decision(said["kind"], said["decision"], said["reason"], said.get("pattern")))
    return _whole(http.actor(), row)


def _located(partnership_id: int, permission: str) -> Any:
    return locate(http.session(), http.actor(), partnership_id, permission)


def _firm(public_id: str, office: str | None) -> Any:
    """The firm that its office calls so; without an office, one of the actor's region."""
    if office is None:
        return services.locate(http.session(), http.actor(), public_id, "partnerships.propose")
    found = firms.find(http.session(), office, public_id)
    if found is None:
        raise NotFound(say("kantor {office} tidak mencatat “{id}”", "the office {office} knows no “{id}”", office=office, id=public_id))
    return found


def _whole(actor: Actor, row: Any) -> dict[str, Any]:
    """Also its steps; for a business what it may answer, for offices what may come next, the roles and the doubts."""
    shown = {**disclosure.partnership(actor, row), "steps": disclosure.steps(actor, row)}
    if actor.role == "business":
        return {**shown, "answers": overview.open_answers(row, answers.side_of(actor, row, None))}
    return {**shown, "next": LIFE[row.state].steps, "roles": overview.roles(actor, row), "findings": overview.doubts(row)}
