"""What the sides say of a partnership on record: each for itself, or told to an official; contacts only where both want it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import today
from matchmaker.permissions import Actor
from matchmaker.services import disclosure, partnerships
from matchmaker.services.partnering import overview, tasks
from matchmaker.services.partnering.answers import Answer, answer, side_of
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Dismissal, Firm, Partnership, PartnershipStep
from tests.engine.firms import buyer, supplier
from tests.services.town import NEIGHBOUR, OFFICIAL, at_once, count, keep, owner

TALK = {"contact": "Narahubung Rekaan", "phone": "0800-1"}


def recorded(session: Session, state: str = "suggested") -> tuple[Partnership, Firm, Firm]:
    """A pair that an official has recorded, both with somebody to call."""
    one, other = keep(session, replace(buyer(), **TALK), replace(supplier(), **TALK))
    return partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id), state)), one, other


def acts(session: Session) -> list[str]:
    """What the trail names since the pair was recorded."""
    found = session.scalars(select(AuditEntry.act).where(AuditEntry.act.startswith("partnership.")).order_by(AuditEntry.id))
    return [each for each in found if each != "partnership.recorded"]


def test_both_sides_answer_on_their_own_and_then_know_each_other(session: Session) -> None:
    row, one, other = recorded(session)
    seeker, partner = owner(session, one), owner(session, other)
    assert row.answer_due == today() + timedelta(days=15)
    answer(session, seeker, row, Answer("seeker", "interested"))
    assert (row.state, row.seeker_interested, row.partner_interested) == ("interested", True, False)
    assert "phone" not in disclosure.partnership(seeker, row)["partner"]
    answer(session, partner, row, Answer("partner", "interested"))
    assert (row.state, row.partner_interested, row.answer_due) == ("interested", True, None)
    assert disclosure.partnership(seeker, row)["partner"]["phone"] == "0800-1"
    assert count(session, PartnershipStep) == 2
    partnerships.step(session, OFFICIAL, row, Step("declined", "batal"))
    assert "phone" not in disclosure.partnership(seeker, row)["partner"]


def test_an_office_reads_the_contacts_of_its_own_firms_at_once(session: Session) -> None:
    row, _, _ = recorded(session)
    assert disclosure.partnership(OFFICIAL, row)["partner"]["contact"] == "Narahubung Rekaan"
    assert "contact" not in disclosure.partnership(Actor("official", NEIGHBOUR), row)["partner"]


def test_a_refusal_closes_the_pair_and_is_remembered_with_its_reason(session: Session) -> None:
    row, _, other = recorded(session, "introduced")
    answer(session, owner(session, other), row, Answer("partner", "declined", "price", "terlalu mahal"))
    assert (row.state, row.outcome, row.reason, row.decided_on) == ("declined", "declined", "price", today())
    assert session.scalars(select(Dismissal.reason)).one() == "price"
    assert [each.note for each in row.steps] == ["", "terlalu mahal"]
    with pytest.raises(Conflict):
        answer(session, owner(session, other), row, Answer("partner", "interested"))


def test_interest_is_withdrawn_while_nobody_has_been_introduced(session: Session) -> None:
    row, one, other = recorded(session)
    answer(session, owner(session, one), row, Answer("seeker", "interested"))
    answer(session, owner(session, other), row, Answer("partner", "interested"))
    answer(session, owner(session, one), row, Answer("seeker", "withdrawn"))
    assert (row.state, row.seeker_interested, row.partner_interested) == ("interested", False, True)
    answer(session, owner(session, other), row, Answer("partner", "withdrawn"))
    assert (row.state, row.partner_interested, count(session, Dismissal)) == ("suggested", False, 0)
    partnerships.step(session, OFFICIAL, row, Step("introduced"))
    with pytest.raises(Conflict, match="Minat ditarik kembali"):
        answer(session, owner(session, one), row, Answer("seeker", "withdrawn"))


def test_what_a_side_tells_the_office_is_named_so_in_the_trail(session: Session) -> None:
    row, _, _ = recorded(session, "introduced")
    answer(session, OFFICIAL, row, Answer("partner", "interested", note="lewat telepon"))
    assert (row.state, row.partner_interested, acts(session)) == ("introduced", True, ["partnership.told"])
    changes = session.scalars(select(AuditEntry.changes).where(AuditEntry.act == "partnership.told")).one()
    assert changes["side"] == [None, "partner"]
    assert changes["note"] == [None, "lewat telepon"]


def test_the_same_word_again_changes_nothing(session: Session) -> None:
    row, one, _ = recorded(session)
    actor = owner(session, one)
    answer(session, actor, row, Answer("seeker", "interested"))
    revision, told = row.revision, acts(session)
    assert answer(session, actor, row, Answer("seeker", "interested")).revision == revision
    assert acts(session) == told


def test_each_speaks_for_its_own_side_only(session: Session) -> None:
    row, one, _ = recorded(session)
    actor = owner(session, one)
    assert side_of(actor, row, None) == side_of(actor, row, "seeker") == "seeker"
    with pytest.raises(NotFound):
        side_of(actor, row, "partner")
    with pytest.raises(Invalid):
        side_of(OFFICIAL, row, None)
    assert side_of(OFFICIAL, row, "partner") == "partner"


def test_what_may_be_answered_is_what_would_change_something(session: Session) -> None:
    row, one, _ = recorded(session)
    assert overview.open_answers(row, "seeker") == ("interested", "declined")
    answer(session, owner(session, one), row, Answer("seeker", "interested"))
    assert overview.open_answers(row, "seeker") == ("withdrawn", "declined")
    partnerships.step(session, OFFICIAL, row, Step("exploring"))
    assert overview.open_answers(row, "seeker") == ("declined",)
    with pytest.raises(Conflict):
        answer(session, owner(session, one), row, Answer("seeker", "interested"))
    answer(session, owner(session, one), row, Answer("seeker", "declined", "price"))
    assert (row.state, row.reason, overview.open_answers(row, "partner")) == ("declined", "price", ())


AFTER_WITHDRAWAL = {
    "seeker -": "",
    "seeker -, partner +": "seeker",
    "seeker -, seeker +": "partner",
    "partner +, seeker -": "",
    "partner +, seeker -, partner -": "",
    "partner +, seeker -, partner -, partner +": "seeker",
    "seeker -, office": "seeker partner",
    "partner +, seeker -, office": "seeker",
}
"""What is said after the seeker has shown interest (+), to those who are asked for an answer then; the office brings the two together."""


@pytest.mark.parametrize(("said", "asked"), AFTER_WITHDRAWAL.items())
def test_who_withdraws_is_not_asked_before_somebody_else_acts(session: Session, said: str, asked: str) -> None:
    row, one, other = recorded(session)
    owners = {"seeker": owner(session, one), "partner": owner(session, other)}
    for each in ("seeker +", *said.split(", ")):
        side, _, sign = each.partition(" ")
        if side == "office":
            partnerships.step(session, OFFICIAL, row, Step("introduced"))
        else:
            answer(session, owners[side], row, Answer(side, "interested" if sign == "+" else "withdrawn"))
    assert " ".join(side for side, actor in owners.items() if "answers" in tasks.due(session, actor)) == asked
    assert (row.answer_due is None) == (not asked)


def test_an_idle_firm_is_told_of_itself_and_nothing_of_the_other(session: Session) -> None:
    row, one, other = recorded(session)
    actor = owner(session, one)
    other.consent = False
    with pytest.raises(Conflict, match="tidak berlaku"):
        answer(session, actor, row, Answer("seeker", "interested"))
    one.consent = False
    with pytest.raises(Conflict, match="usaha Anda"):
        answer(session, actor, row, Answer("seeker", "interested"))
    assert row.state == "suggested"


def test_answers_that_are_awaited_too_long_are_listed_for_their_office(session: Session) -> None:
    row, _, _ = recorded(session)
    due = row.answer_due or today()
    assert rows.answers_due(session, OFFICIAL, due - timedelta(days=1), 10) == []
    assert rows.answers_due(session, OFFICIAL, due, 10) == [row]
    assert rows.answers_due(session, Actor("official", NEIGHBOUR), due, 10) == []


def test_both_sides_answer_at_once_and_both_are_heard(session: Session, engine: Engine) -> None:
    row, one, other = recorded(session)
    key, told = row.id, ((owner(session, one), "seeker"), (owner(session, other), "partner"))
    session.commit()

    def say(own: Session, place: int) -> str:
        found = rows.get(own, key)
        assert found
        actor, side = told[place % 2]
        return answer(own, actor, found, Answer(side, "interested")).state

    assert at_once(engine, 10, say) == ["interested"] * 10
    session.refresh(row)
    assert (row.seeker_interested, row.partner_interested) == (True, True)
    assert acts(session).count("partnership.interest") == 2


def test_what_a_side_adds_by_telephone_stands_among_the_steps_though_the_state_stays(session: Session) -> None:
    row, _, _ = recorded(session, "introduced")
    answer(session, OFFICIAL, row, Answer("seeker", "interested", note="minta contoh dulu"))
    session.refresh(row)
    assert [(each.new_state, each.note) for each in row.steps] == [("introduced", ""), ("introduced", "minta contoh dulu")]
