"""Doubts about a partnership: found by the rules or raised by an official, and decided on by an official with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.findings import Doubt, doubts, single_purchase
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.services import partnership_rules as rules
from matchmaker.services.meanwhile import unless_changed
from matchmaker.store import firms
from matchmaker.terms import CLOSED_STATES, FINDING_DECISIONS, FINDING_KINDS, UNDECIDED, find
from models import Finding, Firm, Partnership


@dataclass(frozen=True, slots=True)
class Judged:
    """A doubt, and what was decided about it; None where nothing was."""

    doubt: Doubt
    decided: Finding | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an official decides about the finding of a `kind`, one of FINDING_DECISIONS, and why."""

    kind: str
    decision: str
    reason: str
    pattern: str | None = None


def judged(row: Partnership, pattern: str | None = None) -> list[Judged]:
    """The doubts about the partnership, by its own pattern or by one that is thought of; roles are decided on for one pattern only."""
    stored = {each.kind: each for each in row.findings}
    found = doubts(row.pairing, pattern or row.pattern, firms.profile(row.seeker), firms.profile(row.partner))
    raised = (single_purchase(),) if "single_purchase" in stored else ()
    void = {"roles"} if pattern and pattern != row.pattern else set()
    decided = {kind: each for kind, each in stored.items() if each.decision != UNDECIDED and kind not in void}
    return [Judged(each, decided.get(each.kind)) for each in (*found, *raised)]


def check_undoubted(pairing: str, pattern: str | None, seeker: Firm, partner: Firm) -> None:
    """Conflict where a pair that is not on record yet is doubtful: it begins in an earlier state then, where the doubt is decided on."""
    for each in doubts(pairing, pattern, firms.profile(seeker), firms.profile(partner)):
        raise Conflict(say("catat dulu sebagai penjajakan dan putuskan temuan ini: {finding}",
                           "record it as exploring first, and decide on this finding: {finding}", finding=each.sentence))  # fmt: skip


def check_decided(row: Partnership) -> None:
    """Conflict where a doubt is not decided yet, or where it was decided that this is no partnership."""
    for each in judged(row):
        if each.decided is None:
            raise Conflict(say("putuskan dulu temuan ini beserta alasannya: {finding}",
                               "decide on this finding first, with a reason: {finding}", finding=each.doubt.sentence))  # fmt: skip
        if each.decided.decision == "is_none":
            raise Conflict(say("sudah diputuskan bahwa ini bukan kemitraan ({reason}); tolak atau hentikan",
                               "it was decided that this is no partnership ({reason}); decline or end it",
                               reason=each.decided.reason))  # fmt: skip


def raise_single(session: Session, actor: Actor, row: Partnership) -> None:
    """Note that only one purchase is meant, unless that is noted already; to be decided on before the two agree."""
    if all(each.kind != "single_purchase" for each in row.findings):
        _store(session, actor, row, Decision("single_purchase", UNDECIDED, ""))


def decide(session: Session, actor: Actor, row: Partnership, said: Decision) -> Finding:
    """Decide on a finding; Invalid without a reason, Conflict where it is not found or somebody decides at the same time."""
    _check(said)
    rules.check_pattern(said.pattern)
    if row.state in CLOSED_STATES:
        raise Conflict(say("kemitraan ini sudah ditutup", "this partnership is closed"))
    if said.kind != "single_purchase" and all(each.doubt.kind != said.kind for each in judged(row, said.pattern)):
        raise Conflict(say("temuan ini tidak ada (lagi) pada kemitraan ini", "there is no such finding about this partnership (any more)"))
    slower = say("kemitraan ini baru saja diubah orang lain; muat ulang", "somebody else has just changed this partnership; reload")
    with unless_changed(session, slower):
        choose_pattern(session, actor, row, said.pattern)
        return _store(session, actor, row, said)


def choose_pattern(session: Session, actor: Actor, row: Partnership, pattern: str | None) -> None:
    """Settle on the pattern, if one is named; what was decided about the roles in another is void then."""
    if pattern is None or pattern == row.pattern:
        return
    changes = {each.kind: (each.decision, None) for each in row.findings if each.kind == "roles"}
    row.findings = [each for each in row.findings if each.kind != "roles"]
    row.pattern = pattern
    if changes:
        audit.record(session, actor, "partnership.finding", _about(row), changes)


def _check(said: Decision) -> None:
    wrong = {
        name: [say("harus diisi dengan salah satu pilihan", "must be one of the choices")]
        for name, known in (("kind", FINDING_KINDS), ("decision", FINDING_DECISIONS))
        if find(known, getattr(said, name)) is None
    }
    if not said.reason.strip():
        wrong["reason"] = [say("tuliskan alasannya", "give the reason")]
    if wrong:
        raise Invalid(fields=wrong)


def _store(session: Session, actor: Actor, row: Partnership, said: Decision) -> Finding:
    found = next((each for each in row.findings if each.kind == said.kind), None)
    before = (found.decision, found.reason) if found else (None, None)
    if found is None:
        found = Finding(kind=said.kind)
        row.findings.append(found)
    found.decision, found.reason, found.account_id, found.at = said.decision, said.reason.strip(), actor.account_id, datetime.now(UTC)
    row.changed_at = found.at
    session.flush()
    changes = {"kind": (None, said.kind), "decision": (before[0], found.decision), "reason": (before[1], found.reason),
               "pattern": (None, said.pattern)}  # fmt: skip
    audit.record(session, actor, "partnership.finding", _about(row), changes)
    return found


def _about(row: Partnership) -> audit.About:
    return audit.About("partnership", row.id, row.seeker.office)
