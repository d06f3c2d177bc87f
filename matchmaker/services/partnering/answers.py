"""What either side says of a partnership that is on record: by itself, or told to an official, who notes it for that side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from matchmaker.engine.partnering.steps import answer_due, follow
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import label, say
from matchmaker.permissions import Actor
from matchmaker.services import audit, partnership_rules, partnerships
from matchmaker.services.meanwhile import unless_changed
from matchmaker.services.partnerships import Step
from matchmaker.store.partnerships import Pair
from matchmaker.terms import ANSWERS, SIDES, find
from models import Firm, Partnership


@dataclass(frozen=True, slots=True)
class Answer:
    """What a `side` says, one of ANSWERS; `reason`, one of DISMISSAL_REASONS, of a refusal; the `note` is read by officials only."""

    side: str
    answer: str
    reason: str = "other"
    note: str = ""


def side_of(actor: Actor, row: Partnership, named: str | None) -> str:
    """The side for which the actor speaks: a business for its own, an official for the one that is named; Invalid or NotFound otherwise."""
    if actor.role == "business":
        own = next((side for side in ("seeker", "partner") if actor.firm_id == getattr(row, f"{side}_id")), None)
        if own is None or named not in (None, "", own):
            raise NotFound()
        return own
    if find(SIDES, named or "") is None:
        sentence = say("sebutkan pihak yang menjawab: seeker atau partner", "name the side that answers: seeker or partner")
        raise Invalid(sentence, {"side": [sentence]})
    return str(named)


def answer(session: Session, actor: Actor, row: Partnership, said: Answer) -> Partnership:
    """Note the answer; the same word again changes nothing. Conflict where no side may say so in this state."""
    seeker, partner = partnerships.both(session, Pair(row.pairing, row.seeker_id, row.partner_id))
    session.refresh(row)
    wants = said.answer == "interested"
    state = follow(row.state, said.answer, other_interested=row.partner_interested if said.side == "seeker" else row.seeker_interested)
    if state is None:
        raise Conflict(_refused(said.answer))
    if wants:
        check_willing(actor, seeker, partner)
    if said.answer == "declined":
        partnership_rules.check_reason(said.reason)
    elif getattr(row, f"{said.side}_interested") == wants:
        return row
    slower = say("kemitraan ini baru saja diubah orang lain; muat ulang", "somebody else has just changed this partnership; reload")
    with unless_changed(session, slower):
        _note(session, actor, row, said, state)
    return row


def _note(session: Session, actor: Actor, row: Partnership, said: Answer, state: str) -> None:
    """Store it; what an official was told is named so in the trail."""
    interested, act = f"{said.side}_interested", "partnership.interest" if actor.role == "business" else "partnership.told"
    before, wants, withdrawn = getattr(row, interested), said.answer == "interested", said.answer == "withdrawn"
    setattr(row, interested, wants)
    if state != row.state:
        partnerships.move(session, actor, row, Step(state, said.note, said.reason, withdrawn=withdrawn))
    elif said.note.strip():
        partnerships.note_step(session, actor, row, row.state, said.note)
    row.changed_at = datetime.now(UTC)
    row.answer_due = answer_due(row.state, answered=row.seeker_interested and row.partner_interested, withdrawn=withdrawn)
    session.flush()
    audit.record(session, actor, act, partnerships.about(row), {"answer": (None, said.answer), "side": (None, said.side),
                 interested: (before, wants), "note": (None, said.note or None)})  # fmt: skip


def _refused(answer: str) -> str:
    known = find(ANSWERS, answer)
    return say("jawaban “{answer}” tidak dapat diberikan pada tahap ini", "the answer “{answer}” cannot be given in this state",
               answer=label(known) if known else answer[:40])  # fmt: skip


def check_willing(actor: Actor, seeker: Firm, partner: Firm) -> None:
    """Conflict where the two may not be partners any more; a business is told of its own firm only, and of the other nothing."""
    if actor.role != "business":
        partnership_rules.check_gates(seeker, partner)
        return
    own = seeker if seeker.id == actor.firm_id else partner
    if own.active is False or own.consent is False:
        raise Conflict(
            say(
                "usaha Anda tercatat tidak aktif atau tidak bersedia disarankan; ubah dulu profilnya",
                "your firm is on record as not active or not wishing to be suggested; change its profile first",
            )
        )
    try:
        partnership_rules.check_gates(seeker, partner)
    except Conflict:
        raise gone() from None


def gone() -> Conflict:
    """What a business is told of a suggestion that holds no longer, whatever the cause."""
    return Conflict(say("saran ini sudah tidak berlaku; muat ulang daftarnya", "this suggestion no longer holds; reload the list"))
