"""Findings: a doubt keeps two firms from agreeing until an official has decided on it, and why."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.errors import Conflict, Invalid
from matchmaker.services import partnerships
from matchmaker.services.partnering import findings, overview
from matchmaker.services.partnering.findings import Decision
from matchmaker.services.partnerships import Proposal, Step
from matchmaker.store import partnerships as rows
from matchmaker.store.partnerships import Pair
from models import AuditEntry, Finding, Partnership
from tests.engine.firms import buyer, supplier
from tests.services.town import OFFICIAL, at_once, count, keep

AGREED = Step("agreed", ownership="none")


def explored(session: Session, *, snacks: bool = False) -> Partnership:
    """Two small firms on trial; perhaps the shoe maker buys snacks."""
    one, other = keep(session, buyer(annual_sales=5e9), supplier(annual_sales=5e9, kbli=("10794",) if snacks else ("17022",)))
    return partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id), "exploring"))


def goes_on(kind: str, decision: str = "goes_on", pattern: str | None = None) -> Decision:
    """That it is a partnership all the same."""
    return Decision(kind, decision, "pesanan rutin", pattern)


def test_a_doubt_is_decided_on_before_the_two_agree(session: Session) -> None:
    row = explored(session, snacks=True)
    with pytest.raises(Conflict, match="tidak memasok"):
        partnerships.step(session, OFFICIAL, row, AGREED)
    findings.decide(session, OFFICIAL, row, goes_on("not_core"))
    assert [(each["kind"], each["decision"], each["reason"]) for each in overview.doubts(row)] == [("not_core", "goes_on", "pesanan rutin")]
    assert partnerships.step(session, OFFICIAL, row, AGREED).state == "agreed"


def test_what_is_none_is_not_agreed_on_and_may_be_judged_anew(session: Session) -> None:
    row = explored(session, snacks=True)
    findings.decide(session, OFFICIAL, row, goes_on("not_core", "is_none"))
    with pytest.raises(Conflict, match="bukan kemitraan"):
        partnerships.step(session, OFFICIAL, row, AGREED)
    findings.decide(session, OFFICIAL, row, goes_on("not_core"))
    assert partnerships.step(session, OFFICIAL, row, AGREED).state == "agreed"
    changes = session.scalars(select(AuditEntry.changes).where(AuditEntry.act == "partnership.finding").order_by(AuditEntry.id)).all()
    assert [each["decision"] for each in changes] == [[None, "is_none"], ["is_none", "goes_on"]]


def test_roles_are_decided_on_for_one_pattern(session: Session) -> None:
    row = explored(session)
    with pytest.raises(Conflict, match="perdagangan umum atau rantai pasok"):
        partnerships.step(session, OFFICIAL, row, Step("agreed", pattern="inti_plasma", ownership="none"))
    assert row.pattern is None
    with pytest.raises(Conflict):
        findings.decide(session, OFFICIAL, row, goes_on("roles"))
    findings.decide(session, OFFICIAL, row, goes_on("roles", pattern="inti_plasma"))
    assert row.pattern == "inti_plasma"
    with pytest.raises(Conflict, match="putuskan dulu"):
        partnerships.step(session, OFFICIAL, row, Step("agreed", pattern="subkontrak", ownership="none"))
    assert (row.pattern, count(session, Finding)) == ("inti_plasma", 1)
    assert partnerships.step(session, OFFICIAL, row, AGREED).state == "agreed"


def test_a_single_purchase_is_raised_by_an_official(session: Session) -> None:
    one, other = keep(session, buyer(), supplier())
    row = partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id)))
    with pytest.raises(Conflict, match="satu kali beli"):
        partnerships.step(session, OFFICIAL, row, Step("agreed", ownership="none", single=True))
    assert (row.state, count(session, Finding)) == ("introduced", 0)
    partnerships.step(session, OFFICIAL, row, Step("exploring", single=True))
    assert [(each["kind"], each["decision"]) for each in overview.doubts(row)] == [("single_purchase", None)]
    with pytest.raises(Conflict, match="satu kali beli"):
        partnerships.step(session, OFFICIAL, row, AGREED)
    findings.decide(session, OFFICIAL, row, goes_on("single_purchase"))
    assert partnerships.step(session, OFFICIAL, row, AGREED).state == "agreed"


def test_a_doubtful_pair_is_not_recorded_as_agreed(session: Session) -> None:
    one, other = keep(session, buyer(), supplier(kbli=("10794",)))
    with pytest.raises(Conflict, match="catat dulu sebagai penjajakan"):
        partnerships.propose(session, OFFICIAL, Proposal(Pair("supply_chain", one.id, other.id), "agreed", ownership="none"))
    assert count(session, Partnership) == 0


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Decision("whim", "goes_on", "ya"), "kind"),
        (Decision("not_core", "undecided", "ya"), "decision"),
        (Decision("not_core", "goes_on", "  "), "reason"),
        (Decision("not_core", "goes_on", "ya", "whim"), "pattern"),
    ],
)
def test_a_decision_has_a_reason_and_is_one_of_two(session: Session, said: Decision, field: str) -> None:
    row = explored(session, snacks=True)
    with pytest.raises(Invalid) as refused:
        findings.decide(session, OFFICIAL, row, said)
    assert list(refused.value.fields) == [field]


def test_nothing_is_decided_that_is_not_found_or_is_closed(session: Session) -> None:
    row = explored(session)
    with pytest.raises(Conflict, match="tidak ada"):
        findings.decide(session, OFFICIAL, row, goes_on("not_core"))
    partnerships.step(session, OFFICIAL, row, Step("declined", "batal"))
    with pytest.raises(Conflict, match="ditutup"):
        findings.decide(session, OFFICIAL, row, goes_on("single_purchase"))


def test_two_officials_decide_at_once(session: Session, engine: Engine) -> None:
    key = explored(session, snacks=True).id
    session.commit()

    def decide(own: Session, place: int) -> str:
        row = rows.get(own, key)
        assert row
        return findings.decide(own, OFFICIAL, row, goes_on("not_core", ("goes_on", "is_none")[place % 2])).decision

    told = at_once(engine, 8, decide)
    kept = [each for each in told if isinstance(each, str)]
    assert [type(each) for each in told if not isinstance(each, str)] == [Conflict] * (8 - len(kept))
    assert count(session, Finding) == 1
    assert session.scalars(select(AuditEntry.act)).all().count("partnership.finding") == len(kept) >= 1
