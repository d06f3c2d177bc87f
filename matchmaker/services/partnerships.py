"""Partnerships: recorded from a suggestion, and moved from state to state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.partnering.outcomes import Course, outcome
from matchmaker.engine.partnering.steps import BINDING_STATES, LIFE, answer_due
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import say, today
from matchmaker.permissions import Actor
from matchmaker.services import audit, dismissals, pins
from matchmaker.services import partnership_rules as rules
from matchmaker.services.meanwhile import unless_changed
from matchmaker.services.partnering import findings, follow_ups, mentoring, outcomes
from matchmaker.services.partnering.ownership import check_ownership
from matchmaker.store import firms, partnerships, revisions, suggestions
from matchmaker.store.partnerships import Pair
from matchmaker.terms import STATES_WITH_A_PLACE
from models import Firm, Partnership, PartnershipStep

FACTS = ("state", "outcome", "reason", "pattern", "value", "ownership", "decided_on", "answer_due")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair that an official records, with the list and place in which it was suggested where it was."""

    pair: Pair
    state: str = "introduced"
    note: str = ""
    pattern: str | None = None
    list_id: int | None = None
    ownership: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The next state of a partnership, with what is known by then.

    `reason` is one of DISMISSAL_REASONS where it is declined and of END_REASONS where it ends; `single` says that only one purchase is
    meant, which somebody has to decide on before the two agree; `withdrawn` that a side takes its interest back.
    """

    state: str
    note: str = ""
    reason: str = "other"
    pattern: str | None = None
    value: float | None = None
    ownership: str | None = None
    single: bool = False
    withdrawn: bool = False


def propose(session: Session, actor: Actor, proposal: Proposal) -> Partnership:
    """Record the pair; Conflict where it is open already, where the two belong together, or where the mentor has no free place."""
    rules.check_first(proposal.state)
    rules.check_pattern(proposal.pattern)
    seeker, partner = both(session, proposal.pair)
    rules.check_gates(seeker, partner)
    _check_free(session, proposal.pair, partner, proposal.state)
    if proposal.state in BINDING_STATES:
        check_ownership(seeker, partner, proposal.ownership)
        findings.check_undoubted(proposal.pair.pairing, proposal.pattern, seeker, partner)
    row = open_pair(session, proposal)
    note_step(session, actor, row, None, proposal.note)
    pins.drop(session, actor, proposal.pair)
    _go_on(session, actor, row)
    audit.record(session, actor, "partnership.recorded", about(row), {"state": (None, row.state), "pairing": (None, row.pairing),
                 "seeker": (None, seeker.public_id), "partner": (None, partner.public_id), "ownership": (None, row.ownership)})  # fmt: skip
    revisions.advance(session, firms=[row.seeker_id, row.partner_id])
    return row


def open_pair(session: Session, proposal: Proposal, *, interested: str = "") -> Partnership:
    """A new row for the pair, perhaps with the side that showed interest; Conflict where one is still open."""
    now = datetime.now(UTC)
    pair, state = proposal.pair, proposal.state
    reached = outcome(Course(pairing=pair.pairing, state=state))
    row = Partnership(pairing=pair.pairing, seeker_id=pair.seeker_id, partner_id=pair.partner_id, state=state, outcome=reached,
                      pattern=proposal.pattern, suggestion_list_id=proposal.list_id, exposed_rank=_rank_in(session, proposal),
                      decided_on=today() if reached else None, ownership=proposal.ownership, answer_due=answer_due(state, answered=False),
                      seeker_interested=interested == "seeker", partner_interested=interested == "partner", created_at=now,
                      changed_at=now)  # fmt: skip
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as taken:
        raise Conflict(say("pasangan ini sudah tercatat dan masih berjalan", "this pair is on record already and still open")) from taken
    return row


def _rank_in(session: Session, proposal: Proposal) -> int | None:
    """The place at which the list showed the other firm; Invalid where it is another firm's list or does not name it."""
    if proposal.list_id is None:
        return None
    shown = suggestions.get(session, proposal.list_id)
    pair = proposal.pair
    if shown is not None and shown.pairing == pair.pairing:
        seeks = shown.role == PAIRINGS[pair.pairing].seeker_role
        asking, other = (pair.seeker_id, pair.partner_id) if seeks else (pair.partner_id, pair.seeker_id)
        place = next((each["rank"] for each in shown.items if each["firm_id"] == other), None)
        if place is not None and shown.firm_id == asking:
            return int(place)
    sentence = say("daftar saran {id} tidak memuat pasangan ini", "the suggestion list {id} does not name this pair", id=proposal.list_id)
    raise Invalid(sentence, {"list": [sentence]})


def step(session: Session, actor: Actor, row: Partnership, to: Step, *, revision: int | None = None) -> Partnership:
    """Take the partnership to its next state; Conflict where that step is not allowed or somebody was faster."""
    slower = say("kemitraan ini baru saja diubah orang lain; muat ulang", "somebody else has just changed this partnership; reload")
    if revision is not None and revision != row.revision:
        raise Conflict(slower)
    rules.check_step(row.state, to.state, to.note, to.reason)
    rules.check_pattern(to.pattern)
    pair = Pair(row.pairing, row.seeker_id, row.partner_id)
    if row.state not in STATES_WITH_A_PLACE:
        _check_free(session, pair, both(session, pair)[1], to.state)
    with unless_changed(session, slower):
        move(session, actor, row, to)
    return row


def move(session: Session, actor: Actor, row: Partnership, to: Step, act: str = "partnership.moved") -> None:
    """Take the partnership to that state with all that follows from it, whoever asked; Conflict where it may not bind the two yet."""
    before = _facts(row)
    findings.choose_pattern(session, actor, row, to.pattern)
    _set(row, to)
    if to.single:
        findings.raise_single(session, actor, row)
    if to.state in BINDING_STATES:
        if before["state"] not in BINDING_STATES:
            rules.check_gates(row.seeker, row.partner)
        check_ownership(row.seeker, row.partner, row.ownership)
        findings.check_decided(row)
    session.flush()
    note_step(session, actor, row, before["state"], to.note)
    if to.state == "declined":
        dismissals.turn_down(session, actor, Pair(row.pairing, row.seeker_id, row.partner_id), to.reason)
    after = _facts(row)
    audit.record(session, actor, act, about(row), {name: (before[name], after[name]) for name in after})
    _go_on(session, actor, row)
    revisions.advance(session, firms=[row.seeker_id, row.partner_id])


def _set(row: Partnership, to: Step) -> None:
    row.state, row.changed_at = to.state, datetime.now(UTC)
    row.reason = to.reason if LIFE[to.state].reasons else None
    row.outcome = outcome(Course(pairing=row.pairing, state=to.state, reason=row.reason)) or row.outcome
    row.ownership = to.ownership or row.ownership
    row.value = to.value if to.value is not None else row.value
    row.decided_on = row.decided_on or (today() if row.outcome else None)
    row.answer_due = answer_due(to.state, answered=row.seeker_interested and row.partner_interested, withdrawn=to.withdrawn)


def _facts(row: Partnership) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FACTS}


def _go_on(session: Session, actor: Actor, row: Partnership) -> None:
    """Lay down what follows from the state: follow-ups, the plan of a mentorship, the outcome."""
    if row.state in BINDING_STATES:
        follow_ups.schedule(session, row)
        mentoring.begin(session, actor, row)
    if row.outcome:
        outcomes.settle(session, actor, row)


def both(session: Session, pair: Pair) -> tuple[Firm, Firm]:
    """Seeker and partner, locked and read anew: places are counted by one at a time, and neither is erased meanwhile."""
    held = {key: firms.lock(session, key) for key in sorted({pair.seeker_id, pair.partner_id})}
    seeker, partner = held[pair.seeker_id], held[pair.partner_id]
    if seeker is None or partner is None:
        raise Conflict(say("salah satu usaha sudah tidak ada", "one of the firms is gone"))
    return seeker, partner


def _check_free(session: Session, pair: Pair, mentor: Firm, state: str) -> None:
    """Conflict where the mentor, whose row is locked, has no free place: none is on record, as in the ranking, or all are taken.

    A number lowered below those taken ends nothing; it bars new mentees until enough have left.
    """
    if pair.pairing != "mentorship" or state not in STATES_WITH_A_PLACE:
        return
    if mentor.mentor_slots is None:
        raise Conflict(say("“{name}” belum mencatat daya tampung pendampingan; isi dulu di profilnya",
                           "“{name}” has no mentoring place on record; enter them in its profile first", name=mentor.name))  # fmt: skip
    if partnerships.count_mentees(session, mentor.id) >= mentor.mentor_slots:
        raise Conflict(say("tempat pendampingan “{name}” sudah penuh ({slots})", "“{name}” has no free mentoring place ({slots})",
                           name=mentor.name, slots=mentor.mentor_slots))  # fmt: skip


def note_step(session: Session, actor: Actor, row: Partnership, before: str | None, note: str) -> None:
    """Add the step that the partnership has just taken from the state `before`."""
    session.add(PartnershipStep(partnership_id=row.id, old_state=before, new_state=row.state, note=note.strip(),
                                account_id=actor.account_id, at=datetime.now(UTC)))  # fmt: skip
    session.flush()


def about(row: Partnership) -> audit.About:
    """The partnership as the trail names it."""
    return audit.About("partnership", row.id, row.seeker.office)
