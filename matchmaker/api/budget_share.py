"""Whose products count towards the 40 % of a public budget that is kept for small firms."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.legality import BudgetShareQuery, CandidateShown
from matchmaker.schemas.shown import page_of
from matchmaker.services import budget_share
from matchmaker.services.budget_share import Candidate, Question


@get("/budget-share")
@asks(BudgetShareQuery)
@gives(200, page_of(CandidateShown))
@summary("Usaha menurut syarat 40 % belanja produk dalam negeri")
@http.requires("budget_share.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List the firms of one's region by the 40 % rule, with the domestic content of their offers."""
    wanted = Question(asked.get("verdict") or "", asked.get("least_tkdn") or 0.0)
    found, page = budget_share.search(http.session(), http.actor(), wanted), part(asked)
    return envelope(([], len(found)), page, [_shown(each) for each in found[page.start : page.start + page.rows]])


def _shown(each: Candidate) -> dict[str, Any]:
    named = {"firm": each.firm.profile.id, "office": each.firm.office, "name": each.firm.profile.name}
    return {**named, "size": each.size, **asdict(each.eligibility), "offers": [asdict(offer) for offer in each.offers]}
