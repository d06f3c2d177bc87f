"""What need no longer be kept goes in the night; what it led to stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from matchmaker import database
from matchmaker.services import invitations, partnerships, retention, sign_ins, suggestions, tokens
from matchmaker.services.partnerships import Proposal
from matchmaker.services.suggestions import Asked
from matchmaker.services.worker import Worker
from matchmaker.store import revisions
from matchmaker.store.partnerships import Pair
from models import ApiToken, Invitation, Job, Partnership, ProfileChange, SignIn, SuggestionList
from tests import people
from tests.fixtures.city import SmallCity
from tests.services import town, work

NINETY_DAYS = timedelta(days=90, seconds=1)


def _ask(engine: Engine, city: SmallCity, number: int) -> list[int]:
    actor = people.actor_of(city.accounts["official"])
    with database.transaction(engine) as session:
        found = [suggestions.suggest(session, actor, city.firms["K-05"], Asked("supply_chain", "buyer")).list_id for _ in range(number)]
        pair = Pair("supply_chain", city.firms["K-05"].id, city.firms["K-01"].id)
        partnerships.propose(session, actor, Proposal(pair, list_id=found[0]))
        tokens.issue(session, actor, "x", "read", 1)
        sign_ins.start(session, city.accounts["official"].id)
        for firm in ("K-03", "K-04"):
            invitations.invite(session, actor, city.firms[firm])
    return [each for each in found if each]


def test_old_lists_ended_tokens_and_sign_ins_go_and_the_partnership_stays(
    small_city: SmallCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, now = small_city.engine, datetime.now(UTC)
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    *old, young = _ask(engine, small_city, 5)
    monkeypatch.setattr(revisions, "KEPT", 1)
    gone = work.order(engine, "retention", "long ago")
    with database.transaction(engine) as session:
        session.execute(update(SuggestionList).where(SuggestionList.id.in_(old)).values(shown_at=now - timedelta(days=731)))
        session.execute(update(ApiToken).values(ends_at=now - timedelta(days=1)))
        session.execute(update(SignIn).values(ends_at=now - timedelta(days=1)))
        session.execute(update(Invitation).where(Invitation.firm_id == small_city.firms["K-03"].id).values(withdrawn_at=now - NINETY_DAYS))
        session.execute(update(Job).values(state="done", ended_at=now - NINETY_DAYS))
    job_id = work.order(engine, "retention", "tonight")
    assert Worker(engine).work()
    assert work.see(engine, job_id).result == {"suggestion_lists": 4}
    with Session(engine) as session:
        assert session.scalars(select(SuggestionList.id)).all() == [young]
        assert session.scalars(select(Partnership.suggestion_list_id)).all() == [None]
        assert [town.count(session, table) for table in (ApiToken, SignIn)] == [0, 0]
        assert session.get(Job, gone) is None
        assert session.scalars(select(Invitation.firm_id)).all() == [small_city.firms["K-04"].id]
        assert set(session.scalars(select(ProfileChange.number))) == {revisions.current(session) - 1, revisions.current(session)}
