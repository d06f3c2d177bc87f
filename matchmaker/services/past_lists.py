"""Lists as somebody saw them, and what they would have been under other weights, from what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from sqlalchemy.orm import Session

from matchmaker.engine.replay import Replayed, replay
from matchmaker.engine.scoring import SAME_SCORE_DIGITS
from matchmaker.errors import Invalid, NotFound
from matchmaker.i18n import LANGUAGES, say
from matchmaker.permissions import Actor, allows
from matchmaker.services import suggestions, weight_sets
from matchmaker.services.suggestions import Item
from matchmaker.store import firms
from matchmaker.store import suggestions as lists
from matchmaker.store.columns import table_id
from models import Firm, SuggestionList

NOTHING: dict[str, list[str]] = {each: [] for each in LANGUAGES}
ERASED = {"id": ["Data usaha ini sudah dihapus"], "en": ["The data of this firm have been erased"]}
"""What stands in a list instead of the reasons of a firm whose data were erased."""


@dataclass(frozen=True, slots=True)
class Past:
    """A kept list as it was shown; or under the weights of `weight_set_id`, where `not_kept` names the features whose values it lacks.

    A firm whose data were erased keeps its place in the first, and stands last under other weights.
    `was` maps each firm to its place in the list as it was shown; `partners` are the firms that are still there.
    """

    row: SuggestionList
    firm: Firm
    items: tuple[Item, ...]
    was: Mapping[int, int]
    partners: Mapping[int, Firm]
    weight_set_id: int
    not_kept: tuple[str, ...] = ()


def look_back(session: Session, actor: Actor, list_id: int, weight_set_id: int | None = None) -> Past:
    """The list of that key, for the office that keeps the firm, or for the very account of a business that saw it; else NotFound.

    Under another set only those who were shown are ranked again, by their scores alone, without turns, variety or trials. Not for a
    business, which by changing weights could work back what others have stated in confidence.
    """
    row = lists.get(session, list_id)
    firm = firms.get(session, row.firm_id) if row else None
    if row is None or firm is None or not _may_read(actor, row, firm):
        raise NotFound(say("daftar saran nomor {id} tidak ada", "there is no suggestion list {id}", id=list_id))
    found = suggestions.shown(row)
    partners = firms.those(session, [each.firm_id for each in found.items])
    items = tuple(_as_readable(actor, each, partners.get(each.firm_id)) for each in found.items)
    past = Past(row, firm, items, {each.firm_id: each.rank for each in items}, partners, row.weight_set_id)
    return past if weight_set_id is None else _again(session, actor, past, weight_set_id)


def blank(session: Session, firm: Firm) -> None:
    """In the lists in which the firm was shown to others, only its place and score stay, so that the others stand where they stood."""
    lists.rewrite(session, firm.id, lambda kept: asdict(_blanked(Item(**kept))))


def _blanked(item: Item) -> Item:
    return Item(item.rank, item.firm_id, item.score, item.coverage, [], ERASED, NOTHING, open=False, propensity=item.propensity)


def _is_blank(item: Item) -> bool:
    return not item.contributions


def _may_read(actor: Actor, row: SuggestionList, firm: Firm) -> bool:
    is_own = actor.role != "business" or row.account_id == actor.account_id
    return is_own and allows("suggestion_lists.read", actor, firms.subject(firm))


def _as_readable(actor: Actor, item: Item, partner: Firm | None) -> Item:
    """Without figures, and the sentences that quote them, where they were open to who saw the list and are not to this reader."""
    if not item.open or (partner is not None and allows("firms.read", actor, firms.subject(partner))):
        return item
    return replace(item, open=False, reasons=NOTHING, cautions=NOTHING, moved=NOTHING)


def _again(session: Session, actor: Actor, past: Past, weight_set_id: int) -> Past:
    other = weight_sets.found(session, weight_set_id)
    if actor.role == "business":
        sentence = say("hanya untuk kantor", "only for offices")
        raise Invalid(sentence, {"weight_set": [sentence]})
    if other.pairing != past.row.pairing:
        sentence = say("bobot ini untuk jenis kemitraan lain", "these weights are of another pairing")
        raise Invalid(sentence, {"weight_set": [sentence]})
    found = [(each, replay(each.contributions, other.weights)) for each in past.items]
    found.sort(key=lambda each: (-round(each[1].score, SAME_SCORE_DIGITS), _id(past.partners.get(each[0].firm_id))))
    items = tuple(_weighed(item, rank, again) for rank, (item, again) in enumerate(found, 1))
    lacking = {name: None for item, again in found if not _is_blank(item) for name in again.not_kept}
    return replace(past, items=items, weight_set_id=other.id, not_kept=tuple(lacking))


def _weighed(item: Item, rank: int, again: Replayed) -> Item:
    """The item at that place under other weights; of a blank one nothing can be computed."""
    if _is_blank(item):
        return replace(item, rank=rank)
    amounts = [asdict(each) for each in again.contributions]
    return replace(item, rank=rank, score=again.score, coverage=again.coverage, contributions=amounts, moved=NOTHING, propensity=None)


def _id(firm: Firm | None) -> str:
    """By which those of the same score stand in the order that a ranking gives them."""
    return table_id(firm.office, firm.public_id) if firm else ""
