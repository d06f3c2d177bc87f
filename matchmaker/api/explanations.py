"""Explanations beyond a list: obstacles of a pair, near misses, a firm's development plan, and candidates compared."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.schemas.explanations import (
    ComparedSchema,
    ComparisonQuery,
    NearMissesQuery,
    NearMissesSchema,
    ObstaclesQuery,
    PlanSchema,
    StandingSchema,
)
from matchmaker.schemas.firm_documents import OfficeQuery
from matchmaker.services import contrasts, development, firms, obstacles
from matchmaker.services.contrasts import Against, Candidate
from matchmaker.services.suggestions import Asked
from matchmaker.store import firms as rows


def _located(firm_id: str, asked: dict[str, Any], permission: str = "obstacles.read") -> Any:
    return firms.locate(http.session(), http.actor(), firm_id, permission, asked.get("office"))


def _asked(said: dict[str, Any], limit: int = 10) -> Asked:
    return Asked(said["pairing"], said["role"], said.get("need"), limit)


@get("/firms/<firm_id>/obstacles")
@asks(ObstaclesQuery)
@gives(200, StandingSchema)
@summary("Mengapa dua usaha tidak disarankan satu sama lain")
@http.requires("obstacles.read")
def show_obstacles(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Say what keeps two firms apart, and what would have to change."""
    firm, other = _located(firm_id, asked), _located(asked["other"], asked)
    return asdict(obstacles.between(http.session(), http.actor(), firm, _asked(asked), other))


@get("/firms/<firm_id>/near-misses")
@asks(NearMissesQuery)
@gives(200, NearMissesSchema)
@summary("Usaha yang hampir cocok: satu perubahan saja membuatnya memenuhi syarat")
@http.requires("obstacles.read")
def search_near_misses(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Name the firms that one change would make eligible."""
    session, firm = http.session(), _located(firm_id, asked)
    found = obstacles.nearly(session, http.actor(), firm, _asked(asked, asked["limit"]))
    partners = rows.those(session, [each.firm_id for each in found])
    items = [{**asdict(each), "partner": partners[each.firm_id].public_id, "name": partners[each.firm_id].name} for each in found]
    return {"items": items}


@get("/firms/<firm_id>/plan")
@asks(OfficeQuery)
@gives(200, PlanSchema)
@summary("Rencana pengembangan usaha ini")
@http.requires("plans.read")
def show_plan(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Say what the firm itself could change to have more partners."""
    return asdict(development.plan(http.session(), http.actor(), _located(firm_id, asked, "plans.read")))


@get("/firms/<firm_id>/comparison")
@asks(ComparisonQuery)
@gives(200, ComparedSchema)
@summary("Bandingkan dua sampai empat calon mitra")
@http.requires("obstacles.read")
def compare(asked: dict[str, Any], firm_id: str) -> dict[str, Any]:
    """Set two to four candidates side by side, and say why the first stands above each of the others."""
    found = contrasts.compare(http.session(), http.actor(), _located(firm_id, asked), _asked(asked), asked["one"])
    return {
        "weight_set": found.weight_set_id,
        "items": [_candidate(each) for each in found.candidates],
        "contrasts": [_against(each) for each in found.contrasts],
        "left_out": [asdict(each) for each in found.left_out],
    }


def _candidate(found: Candidate) -> dict[str, Any]:
    return {
        "partner": found.firm.public_id,
        "name": found.firm.name,
        "score": found.score,
        "coverage": found.coverage,
        "contributions": {name: part.amount for name, part in found.parts.items()},
        "facts": {name: part.fact for name, part in found.parts.items()},
        "highest": [name for name, part in found.parts.items() if part.highest],
    }


def _against(found: Against) -> dict[str, Any]:
    said = {"better": found.better.public_id, "worse": found.worse.public_id, "sentences": found.sentences}
    return {**asdict(found.contrast), **said}
