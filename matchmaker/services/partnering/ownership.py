"""What is told of ownership between two partners before they agree, refused where the law forbids it."""

from __future__ import annotations

from matchmaker.engine.partnering.ownership import find_ban, quote
from matchmaker.engine.size_class import size_class
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import label, say
from matchmaker.store import firms
from matchmaker.terms import OWNERSHIP, find
from models import Firm


def check_ownership(seeker: Firm, partner: Firm, told: str | None) -> None:
    """Conflict, in the words of the rule, where one side owns or controls the other and may not; Invalid where nothing is told."""
    if find(OWNERSHIP, told or "") is None:
        known = "; ".join(label(each) for each in OWNERSHIP)
        sentence = say("nyatakan kepemilikan atau penguasaan antara keduanya. Pilihannya: {known}",
                       "say whether one owns or controls the other. Choose: {known}", known=known)  # fmt: skip
        raise Invalid(sentence, {"ownership": [say("pilih salah satu", "choose one")]})
    sides = {"by_seeker": (seeker, partner), "by_partner": (partner, seeker)}.get(told or "")
    ban = find_ban(*(size_class(firms.profile(each)) for each in sides)) if sides else None
    if ban is not None:
        raise Conflict(quote(ban))
