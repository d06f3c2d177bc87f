"""Evidence: what has happened to pairs between the firms of one query, the newest first and never more than so many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from models import Dismissal, Exposure, Firm, Partnership, SuggestionList


@dataclass(frozen=True, slots=True)
class Between:
    """Which pairs: those of a pairing of which both firms are among `firms`; at most `most` of each kind of record."""

    pairing: str
    firms: Select[Firm]
    most: int

    @property
    def keys(self) -> Any:
        """The query for the keys of the firms."""
        return self.firms.with_only_columns(Firm.id)

    @property
    def seeker_role(self) -> str:
        """The role of those who seek. Places count in the lists that they asked for; a list for a partner orders seekers instead."""
        return PAIRINGS[self.pairing].seeker_role


def names(session: Session, firms: Select[Firm]) -> Sequence[Any]:
    """Key, office, id and pseudonym of each of the firms."""
    return session.execute(firms.with_only_columns(Firm.id, Firm.office, Firm.public_id, Firm.pseudonym)).all()


def partnerships(session: Session, between: Between) -> Sequence[Any]:
    """The partnerships, open and closed ones, those entered last first, each with its place unless it is one in a partner's list."""
    place = case((SuggestionList.role != between.seeker_role, None), else_=Partnership.exposed_rank)
    query = (
        select(Partnership, place)
        .outerjoin(SuggestionList, SuggestionList.id == Partnership.suggestion_list_id)
        .where(Partnership.pairing == between.pairing, *_both(Partnership, between))
    )
    return session.execute(query.order_by(Partnership.id.desc()).limit(between.most)).all()


def dismissals(session: Session, between: Between) -> list[Dismissal]:
    """The pairs turned down, whether or not that still holds, those entered last first."""
    query = select(Dismissal).where(Dismissal.pairing == between.pairing, *_both(Dismissal, between))
    return list(session.scalars(query.order_by(Dismissal.id.desc()).limit(between.most)))


def exposures(session: Session, between: Between) -> Sequence[Any]:
    """Key of the list, seeker, firm shown, rank and moment of whom the kept lists of seekers showed, the newest lists first."""
    shown = Exposure.firm_id + 0  # else SQLite looks for every firm in every list, instead of at the ten that are there
    role = SuggestionList.role.concat("")  # else SQLite sorts the lists of that role, instead of reading the newest
    query = (
        select(SuggestionList.id, SuggestionList.firm_id, Exposure.firm_id, Exposure.rank, SuggestionList.shown_at)
        .join(SuggestionList, SuggestionList.id == Exposure.list_id)
        .where(SuggestionList.pairing == between.pairing, role == between.seeker_role)
        .where(SuggestionList.firm_id.in_(between.keys), shown.in_(between.keys))
    )
    return session.execute(query.order_by(SuggestionList.id.desc()).limit(between.most)).all()


def _both(table: type[Partnership] | type[Dismissal], between: Between) -> tuple[Any, Any]:
    return table.seeker_id.in_(between.keys), table.partner_id.in_(between.keys)
