"""The recap of partnerships for the head of an office."""

from __future__ import annotations

from typing import Any

from matchmaker import http
from matchmaker.api.door import asks, get, gives, summary
from matchmaker.schemas.recaps import RecapQuery, RecapShown
from matchmaker.services.partnering import recap


@get("/recap")
@asks(RecapQuery)
@gives(200, RecapShown)
@summary("Rekapitulasi kemitraan")
@http.requires("recap.read")
def show(asked: dict[str, Any]) -> dict[str, Any]:
    """Count the partnerships of one's region that began in a period."""
    found = recap.recapitulate(http.session(), http.actor(), recap.period(asked.get("since"), asked.get("until")))
    return {
        **{name: getattr(found, name) for name in ("since", "until", "sample", "total", "states", "small")},
        **{f"by_{name}": lines for name, lines in found.groups.items()},
        "reasons": [{"state": state, "reason": reason, "count": count} for (state, reason), count in found.reasons.items()],
        "budget_share": found.verdicts,
    }
