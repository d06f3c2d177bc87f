"""The table of all routes: who is let in, and what a request must say to reach the thing that its address names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ROLES = {"A": "administrator", "S": "supervisor", "O": "official", "B": "business", "E": "evaluator"}
EVERYBODY = "ASOBE"
OPEN = "*"


@dataclass(frozen=True, slots=True)
class Row:
    """The initials of the roles that are let in (OPEN: strangers too); `says` is the body, as JSON or as a form; `query` the query."""

    roles: str
    says: dict[str, Any] = field(default_factory=dict)
    query: str = ""


LIST = {"list": "own_list", "rank": "1"}
WORD = {"evidence": "seen", "checked_on": "2026-01-05"}
PLAN = {"planned_on": "2999-01-05", "assignment": "090/1", "purpose": "pendataan"}
RECORD = {"done_on": "2026-01-05", "note": "didata"}
TOLD = {"text": "petugas meminta uang"}
REPORT_STEP = {"state": "verified"}
STEP = {"state": "exploring", "note": "dicoba"}
BOTH = "pairing=supply_chain&as=buyer&one=partner-1&other=neighbour-1"
WEIGHTS = {"same_product": 1.0}
WEIGH = {"pairing": "supply_chain", "as": "buyer", "weights": WEIGHTS}

PAGES = {
    "GET /": Row(OPEN),
    "GET /accounts": Row("A"),
    "POST /accounts": Row("A"),
    "POST /accounts/<int:account_id>/active": Row("A", {"active": "false"}),
    "POST /accounts/<int:account_id>/password": Row("A"),
    "GET /budget-share": Row("ASO"),
    "GET /budget-share.xlsx": Row("ASO"),
    "GET /check": Row(OPEN),
    "GET /check/<code>": Row(OPEN),
    "GET /city-lists": Row("ASO"),
    "GET /evaluations": Row("ASE"),
    "GET /firms": Row("ASO"),
    "GET /firms/<public_id>": Row("ASOB"),
    "POST /firms/<public_id>/certificates/<int:certificate_id>/evidence": Row("ASO", WORD),
    "GET /firms/<public_id>/contrast": Row("ASO", query=BOTH),
    "POST /firms/<public_id>/dismissals": Row("ASO", {**LIST, "reason": "other"}),
    "POST /firms/<public_id>/dismissals/<int:dismissal_id>/lift": Row("ASO"),
    "GET /firms/<public_id>/edit": Row("ASOB"),
    "POST /firms/<public_id>/edit": Row("ASOB"),
    "GET /firms/<public_id>/history": Row("ASO", query="on=2999-01-01"),
    "GET /firms/<public_id>/kbli": Row("ASO"),
    "POST /firms/<public_id>/kbli": Row("ASO"),
    "GET /firms/<public_id>/legality": Row("ASOB"),
    "GET /firms/<public_id>/members": Row("ASO"),
    "POST /firms/<public_id>/members": Row("ASO", {"firm": "partner-1"}),
    "POST /firms/<public_id>/members/<member_id>/remove": Row("ASO"),
    "POST /firms/<public_id>/partnerships": Row("ASO", {**LIST, "state": "introduced"}),
    "GET /firms/<public_id>/plan": Row("ASO"),
    "GET /firms/<public_id>/suggestions": Row("ASO"),
    "GET /firms/<public_id>/visits/new": Row("ASO"),
    "POST /firms/<public_id>/visits/new": Row("ASO", PLAN),
    "GET /firms/new": Row("ASO"),
    "POST /firms/new": Row("ASO"),
    "GET /health": Row(OPEN),
    "GET /exports/profiles.xlsx": Row("ASO"),
    "GET /imports": Row("ASO"),
    "POST /imports": Row("ASO"),
    "GET /imports/<int:upload_id>": Row("ASO"),
    "POST /imports/<int:upload_id>/answers": Row("ASO"),
    "GET /imports/<int:upload_id>/corrected.xlsx": Row("ASO"),
    "POST /imports/<int:upload_id>/take": Row("ASO"),
    "POST /imports/<int:upload_id>/undo": Row("ASO"),
    "GET /imports/template.xlsx": Row("ASO"),
    "GET /jobs": Row("ASO"),
    "POST /jobs": Row("ASO", {"as": "buyer"}),
    "POST /jobs/<int:job_id>/cancel": Row("ASO"),
    "GET /kbli-decisions": Row("ASO"),
    "GET /language/<wanted>": Row(OPEN),
    "GET /legality": Row("ASO"),
    "GET /legality.ics": Row("ASOB"),
    "GET /my": Row("B"),
    "POST /my/answers": Row("B", {**LIST, "answer": "interested"}),
    "GET /my/edit": Row("B"),
    "POST /my/edit": Row("B"),
    "GET /my/plan": Row("B"),
    "GET /partnerships": Row("ASOB"),
    "GET /partnerships/<int:partnership_id>": Row("ASOB"),
    "GET /partnerships/<int:partnership_id>/agreement": Row("ASOB"),
    "POST /partnerships/<int:partnership_id>/steps": Row("ASO", STEP),
    "GET /password": Row(EVERYBODY),
    "POST /password": Row(EVERYBODY),
    "GET /report": Row(OPEN),
    "POST /report": Row(OPEN, TOLD),
    "GET /report/status": Row(OPEN),
    "POST /report/status": Row(OPEN),
    "GET /reports": Row("AS"),
    "GET /reports/<int:report_id>": Row("AS"),
    "POST /reports/<int:report_id>/steps": Row("AS", REPORT_STEP),
    "GET /rules": Row(EVERYBODY),
    "GET /sign-in": Row(OPEN),
    "POST /sign-in": Row(OPEN),
    "POST /sign-out": Row(OPEN),
    "GET /suggestion-lists/<int:list_id>": Row("ASO"),
    "GET /visits": Row("ASO"),
    "GET /visits/<int:visit_id>": Row("ASO"),
    "POST /visits/<int:visit_id>/cancel": Row("ASO"),
    "POST /visits/<int:visit_id>/record": Row("ASO", RECORD),
    "GET /visits/<int:visit_id>/slip": Row("ASO"),
    "GET /weights": Row("ASOE"),
    "GET /weights/<int:weight_set_id>": Row("ASOE"),
    "POST /weights/<int:weight_set_id>/activate": Row("AS"),
    "POST /weights/<int:weight_set_id>/evaluate": Row("ASE"),
    "GET /weights/<int:weight_set_id>/report": Row("ASE"),
    "POST /weights/roll-back": Row("AS"),
}
API = {
    "GET /api/v1/budget-share": Row("ASO"),
    "POST /api/v1/checks": Row(OPEN, {"code": "K7QF-9M2X-4TRB"}),
    "GET /api/v1/city-lists": Row("ASO", query="as=buyer"),
    "GET /api/v1/docs": Row(OPEN),
    "POST /api/v1/evaluations": Row("ASE"),
    "GET /api/v1/firms": Row("ASOE"),
    "POST /api/v1/firms": Row("ASO"),
    "GET /api/v1/firms/<firm_id>": Row("ASOBE"),
    "PATCH /api/v1/firms/<firm_id>": Row("ASOB", {"description": "Baru"}),
    "PUT /api/v1/firms/<firm_id>/certificates/<int:certificate_id>/evidence": Row("ASO", WORD),
    "GET /api/v1/firms/<firm_id>/contrast": Row("ASO", query=BOTH),
    "GET /api/v1/firms/<firm_id>/freshness": Row("ASO"),
    "GET /api/v1/firms/<firm_id>/history": Row("ASO"),
    "GET /api/v1/firms/<firm_id>/kbli": Row("ASO"),
    "PUT /api/v1/firms/<firm_id>/kbli": Row("ASO", {"answers": []}),
    "GET /api/v1/firms/<firm_id>/legality": Row("ASOB"),
    "GET /api/v1/firms/<firm_id>/members": Row("ASO"),
    "POST /api/v1/firms/<firm_id>/members": Row("ASO", {"firm": "partner-1"}),
    "DELETE /api/v1/firms/<firm_id>/members/<member_id>": Row("ASO"),
    "GET /api/v1/firms/<firm_id>/near-misses": Row("ASO", query="pairing=supply_chain&as=buyer"),
    "GET /api/v1/firms/<firm_id>/obstacles": Row("ASO", query="pairing=supply_chain&as=buyer&other=partner-1"),
    "GET /api/v1/firms/<firm_id>/past": Row("ASO", query="on=2999-01-01"),
    "GET /api/v1/firms/<firm_id>/plan": Row("ASOB"),
    "GET /api/v1/firms/<firm_id>/suggestions": Row("ASOBE", query="pairing=supply_chain&as=buyer"),
    "POST /api/v1/firms/<firm_id>/suggestions": Row("ASE", WEIGH),
    "POST /api/v1/firms/<firm_id>/suggestions/<int:list_id>/<int:rank>/answer": Row("B", {"interested": True}),
    "POST /api/v1/firms/<firm_id>/visits": Row("ASO", PLAN),
    "GET /api/v1/exports/profiles.xlsx": Row("ASO"),
    "GET /api/v1/imports": Row("ASO"),
    "POST /api/v1/imports": Row("ASO", query="name=data.csv"),
    "GET /api/v1/imports/<int:upload_id>": Row("ASO"),
    "PUT /api/v1/imports/<int:upload_id>/answers": Row("ASO"),
    "GET /api/v1/imports/<int:upload_id>/corrected.xlsx": Row("ASO"),
    "GET /api/v1/imports/<int:upload_id>/problems": Row("ASO"),
    "POST /api/v1/imports/<int:upload_id>/take": Row("ASO"),
    "POST /api/v1/imports/<int:upload_id>/undo": Row("ASO"),
    "GET /api/v1/imports/template.xlsx": Row("ASO"),
    "GET /api/v1/jobs": Row("ASO"),
    "POST /api/v1/jobs": Row("ASO", {"as": "buyer"}),
    "GET /api/v1/jobs/<int:job_id>": Row("ASO"),
    "POST /api/v1/jobs/<int:job_id>/cancel": Row("ASO"),
    "GET /api/v1/kbli-decisions": Row("ASO"),
    "GET /api/v1/labels": Row("ASE", query="pairing=supply_chain"),
    "GET /api/v1/labels/export": Row("ASE", query="pairing=supply_chain"),
    "GET /api/v1/legality": Row("ASOB"),
    "GET /api/v1/legality.ics": Row("ASOB"),
    "GET /api/v1/openapi.json": Row(OPEN),
    "GET /api/v1/pairings": Row(EVERYBODY),
    "GET /api/v1/partnerships": Row("ASOB"),
    "POST /api/v1/partnerships": Row("ASO"),
    "GET /api/v1/partnerships/<int:partnership_id>": Row("ASOB"),
    "POST /api/v1/partnerships/<int:partnership_id>/steps": Row("ASO", STEP),
    "PUT /api/v1/password": Row(EVERYBODY),
    "GET /api/v1/reference/kbli": Row(EVERYBODY),
    "GET /api/v1/reference/regions": Row(EVERYBODY),
    "GET /api/v1/reports": Row("AS"),
    "POST /api/v1/reports": Row(OPEN, TOLD),
    "GET /api/v1/reports/<int:report_id>": Row("AS"),
    "POST /api/v1/reports/<int:report_id>/steps": Row("AS", REPORT_STEP),
    "POST /api/v1/reports/status": Row(OPEN),
    "GET /api/v1/rules": Row(EVERYBODY),
    "POST /api/v1/sign-ins": Row(OPEN),
    "DELETE /api/v1/sign-ins/current": Row(EVERYBODY),
    "GET /api/v1/suggestion-lists/<int:list_id>": Row("ASOB"),
    "GET /api/v1/tokens": Row(EVERYBODY),
    "POST /api/v1/tokens": Row(EVERYBODY),
    "DELETE /api/v1/tokens/<int:token_id>": Row(EVERYBODY),
    "GET /api/v1/visits": Row("ASO"),
    "GET /api/v1/visits/<int:visit_id>": Row("ASO"),
    "POST /api/v1/visits/<int:visit_id>/cancel": Row("ASO"),
    "PATCH /api/v1/visits/<int:visit_id>/profile": Row("ASO", {"description": "Baru"}),
    "POST /api/v1/visits/<int:visit_id>/record": Row("ASO", RECORD),
    "GET /api/v1/weight-sets": Row("ASOE"),
    "POST /api/v1/weight-sets": Row("ASE"),
    "POST /api/v1/weight-sets/<int:weight_set_id>/activate": Row("AS"),
    "GET /api/v1/weight-sets/<int:weight_set_id>/comparison": Row("ASOE"),
    "POST /api/v1/weight-sets/<int:weight_set_id>/evaluate": Row("ASE"),
    "POST /api/v1/weight-sets/roll-back": Row("AS"),
}
ROUTES = {**PAGES, **API}
THINGS = ("<firm_id>", "<public_id>", "<int:partnership_id>", "<int:account_id>", "<int:token_id>", "<int:job_id>", "<int:list_id>",
          "<int:upload_id>", "<int:visit_id>", "<int:report_id>")  # fmt: skip
"""What belongs to an office, a firm or an account: every route that names one is asked for one's own and for another's."""


def about_things() -> dict[str, Row]:
    """The routes whose address names such a thing."""
    return {route: row for route, row in ROUTES.items() if any(thing in route for thing in THINGS)}
