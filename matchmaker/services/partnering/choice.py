"""Why this pair was chosen: the list that it was picked from as it was shown on its day, and who stood above it there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from matchmaker.errors import NotFound
from matchmaker.permissions import Actor
from matchmaker.services import past_lists
from matchmaker.services.past_lists import Past
from matchmaker.services.suggestions import Item
from models import Partnership


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a pair comes from.

    `origin` is `list` where the list is at hand: then `past` is that list, `chosen` the place of the one who was picked, and `above` are
    those who stood higher and were passed over. Else it is `elsewhere` (another office keeps the list), `gone` (a list was shown, but it is
    not kept any more) or `recorded` (entered without a list).
    """

    origin: str
    past: Past | None = None
    chosen: Item | None = None
    above: tuple[Item, ...] = ()


def explain(session: Session, actor: Actor, row: Partnership) -> Choice:
    """What is known of the choice of this pair, as far as the actor may read it."""
    if row.suggestion_list_id is None:
        return Choice("recorded" if row.exposed_rank is None else "gone")
    try:
        past = past_lists.look_back(session, actor, row.suggestion_list_id)
    except NotFound:
        return Choice("elsewhere")
    other = row.partner_id if past.firm.id == row.seeker_id else row.seeker_id
    chosen = next((each for each in past.items if each.firm_id == other), None)
    above = tuple(each for each in past.items if chosen and each.rank < chosen.rank)
    return Choice("list", past, chosen, above)
