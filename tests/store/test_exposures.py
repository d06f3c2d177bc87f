"""Exposures: each kept list notes whom it showed; to how many each firm was shown lately is counted by asking firm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from matchmaker.services import suggestions
from matchmaker.services.suggestions import Asked
from matchmaker.store import exposures
from matchmaker.store.exposures import Lists
from models import Exposure, Firm, SuggestionList
from tests.engine.firms import buyer, mentee, mentor, supplier
from tests.services.town import count, keep, signed_in

BUYER = Asked("supply_chain", "buyer")


def _since(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def test_a_kept_list_notes_whom_it_showed_in_its_order(session: Session) -> None:
    asking, *makers = keep(session, buyer(), *(supplier(number, offer={"capacity": 100 * number}) for number in range(1, 6)))
    found = suggestions.suggest(session, signed_in(session), asking, BUYER)
    noted = session.scalars(select(Exposure).order_by(Exposure.rank)).all()
    assert [(each.list_id, each.firm_id, each.rank) for each in noted] == [(found.list_id, each.firm_id, each.rank) for each in found.items]
    assert len(noted) == len(makers)
    assert {each.propensity for each in noted} == {None}
    assert suggestions.suggest(session, signed_in(session, "evaluator"), asking, BUYER).items
    assert count(session, Exposure) == 5


def test_a_list_of_nobody_notes_nobody(session: Session) -> None:
    (asking,) = keep(session, buyer())
    assert suggestions.suggest(session, signed_in(session), asking, BUYER).list_id
    assert count(session, Exposure) == 0


def test_each_firm_that_asks_counts_once_and_only_lately(session: Session) -> None:
    first, second, maker, learner, guide = keep(session, buyer(1), buyer(2), supplier(), mentee(), mentor())
    official = signed_in(session)
    for asking in (first, first, second):
        suggestions.suggest(session, official, asking, BUYER)
    suggestions.suggest(session, official, learner, Asked("mentorship", "mentee"))
    suggestions.suggest(session, official, maker, Asked("supply_chain", "supplier"))
    assert exposures.count(session, Lists("supply_chain", "buyer", _since(30))) == {maker.id: 2}
    assert exposures.count(session, Lists("supply_chain", "buyer", _since(30), besides=first.id)) == {maker.id: 1}
    assert exposures.count(session, Lists("supply_chain", "supplier", _since(30))) == {first.id: 1, second.id: 1}
    assert exposures.count(session, Lists("mentorship", "mentee", _since(30))) == {guide.id: 1}
    for row in session.scalars(select(SuggestionList).where(SuggestionList.firm_id == second.id)):
        row.shown_at = _since(31)
    session.flush()
    assert exposures.count(session, Lists("supply_chain", "buyer", _since(30))) == {maker.id: 1}
    assert exposures.count(session, Lists("supply_chain", "buyer", _since(-1))) == {}


def test_they_go_with_the_list_and_with_the_firm(session: Session) -> None:
    first, second, maker, _ = keep(session, buyer(1), buyer(2), supplier(1), supplier(2))
    for asking in (first, second):
        suggestions.suggest(session, signed_in(session), asking, BUYER)
    assert count(session, Exposure) == 4
    session.execute(delete(SuggestionList).where(SuggestionList.firm_id == first.id))
    assert count(session, Exposure) == 2
    session.execute(delete(Firm).where(Firm.id == maker.id))
    assert count(session, Exposure) == 1
