"""Daily lists: what has changed for the firms of one's office, and who has no suggestion."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.api.reading import envelope, part
from matchmaker.schemas.jobs import CityListQuery, CityListSchema
from matchmaker.services import city_lists
from matchmaker.services.city_lists import Question


@get("/city-lists")
@asks(CityListQuery)
@gives(200, CityListSchema)
@summary("Daftar harian: yang berubah, dan yang belum punya saran")
@http.requires("city_lists.read")
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """List what has changed in the latest daily list of a role, or who has no suggestion, or all."""
    page = part(asked)
    question = Question(asked["role"], asked.get("office") or "", asked["view"], asked.get("firm") or "", page)
    found = city_lists.read(http.session(), http.actor(), question)
    latest, before = found.latest, found.before
    return {
        **envelope(([], found.total), page, [asdict(each) for each in found.items]),
        "made_at": latest and latest.made_at,
        "compared_with": before and before.made_at,
        "firms": latest.firms if latest else 0,
        "without": latest.without if latest else 0,
    }
