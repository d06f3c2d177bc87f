"""What officials record of ownership between two partners, refused where the law forbids it."""

from __future__ import annotations

from matchmaker.engine.partnering.ownership import find_ban, quote
from matchmaker.engine.size_class import size_class
from matchmaker.errors import Conflict
from matchmaker.store import firms
from models import Partnership


def check_ownership(row: Partnership, said: str | None) -> None:
    """Conflict, in the words of the rule, where one side owns or controls the other and may not."""
    if said not in ("owns", "controls"):
        return
    ban = find_ban((size_class(firms.profile(row.seeker)), size_class(firms.profile(row.partner))))
    if ban is not None:
        raise Conflict(quote(ban))
