"""Visits: planned, recorded, cancelled and listed by offices; checked by anybody."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, patch, post, refuses, summary, takes
from matchmaker.api.reading import envelope, part
from matchmaker.i18n import say
from matchmaker.schemas.firm_documents import FirmChangeSchema, OfficeQuery
from matchmaker.schemas.profile import stated
from matchmaker.schemas.queries import Query
from matchmaker.schemas.shown import page_of
from matchmaker.schemas.visits import CheckSchema, CheckShown, VisitPlanSchema, VisitRecordSchema, VisitShown, VisitsQuery
from matchmaker.services import checks, codes, firms, visits
from matchmaker.services.partnering import letters
from matchmaker.services.visits import Plan
from matchmaker.store import visits as rows

PLAIN = ("id", "office", "state", "planned_on", "assignment", "purpose", "done_on", "note")


@get("/visits")
@asks(VisitsQuery)
@gives(200, page_of(VisitShown))
@summary("Daftar kunjungan")
@http.requires("visits.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the visits of one's region, the latest first."""
    found = rows.search(http.session(), rows.Wanted(http.actor().region, asked.get("state") or ""), part(asked))
    return envelope(found, part(asked), [_shown(each) for each in found[0]])


@get("/visits/<int:visit_id>")
@asks(Query)
@gives(200, VisitShown)
@summary("Lihat satu kunjungan")
@http.requires("visits.read")
def show(asked: dict[str, Any], visit_id: int) -> dict[str, Any]:
    """Show a visit with the fields of the profile that were changed on it."""
    return _whole(visits.locate(http.session(), http.actor(), visit_id))


@post("/firms/<firm_id>/visits")
@asks(OfficeQuery)
@takes(VisitPlanSchema)
@gives(201, VisitShown)
@summary("Rencanakan kunjungan")
@http.requires("visits.plan")
def create(asked: dict[str, Any], said: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Plan a visit to a firm by oneself; it gets a check code."""
    firm = firms.locate(http.session(), http.actor(), firm_id, "visits.plan", asked.get("office"))
    return _whole(visits.plan(http.session(), http.actor(), firm, Plan(**said)))


@post("/visits/<int:visit_id>/record")
@takes(VisitRecordSchema)
@gives(200, VisitShown)
@summary("Catat pelaksanaan kunjungan")
@http.requires("visits.record")
def record(said: dict[str, Any], visit_id: int) -> dict[str, Any]:
    """Record that a visit has taken place."""
    visit = _recordable(visit_id)
    visits.record(http.session(), http.actor(), visit, **said)
    return _whole(visit)


@post("/visits/<int:visit_id>/cancel")
@gives(200, VisitShown)
@summary("Batalkan kunjungan")
@http.requires("visits.record")
def cancel(visit_id: int) -> dict[str, Any]:
    """Cancel a planned visit; its code says so from now on."""
    visit = _recordable(visit_id)
    visits.cancel(http.session(), http.actor(), visit)
    return _whole(visit)


@patch("/visits/<int:visit_id>/profile")
@takes(FirmChangeSchema)
@gives(200, VisitShown)
@summary("Ubah profil usaha pada kunjungan ini")
@http.requires("visits.record")
def change(said: dict[str, Any], visit_id: int) -> dict[str, Any]:
    """Change the profile of the visited firm; each changed field carries the visit and the day it was seen."""
    visit, revision = _recordable(visit_id), said.pop("revision", None)
    visits.change(http.session(), http.actor(), visit, stated(said), revision=revision)
    return _whole(visit)


@post("/checks")
@takes(CheckSchema)
@gives(200, CheckShown)
@refuses(HTTPStatus.TOO_MANY_REQUESTS)
@summary("Periksa kode kunjungan atau surat")
@http.open_to_all
def check(said: dict[str, Any]) -> dict[str, Any]:
    """Check whether a visit and its official, or a letter, are real; any wrong code gets the same answer. No account is needed."""
    found = checks.check(http.session(), said["code"], http.address())
    answer: dict[str, Any] = {"real": found is not None, "promise": say(*visits.PROMISE)}
    if found and found.letter:
        answer |= {"letter": letters.public(http.session(), found.letter)}
    if found and found.visit:
        answer |= _checked(found.visit)
    return answer


def _checked(visit: Any) -> dict[str, Any]:
    told = {"office": visit.office, "official": visit.official.full_name, "firm": visits.in_part(visit.firm.name)}
    return {**told, "state": visit.state, "day": visit.done_on or visit.planned_on}


def _recordable(visit_id: int) -> Any:
    return visits.locate(http.session(), http.actor(), visit_id, "visits.record")


def _shown(visit: Any) -> dict[str, Any]:
    named = {"firm": visit.firm.public_id, "official": visit.official.full_name, "code": codes.grouped(visit.code)}
    return {**{name: getattr(visit, name) for name in PLAIN}, **named}


def _whole(visit: Any) -> dict[str, Any]:
    return {**_shown(visit), "changed": [each.field for each in rows.observed(http.session(), visit.id)]}
