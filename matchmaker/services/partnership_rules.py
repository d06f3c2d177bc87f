"""The rules of a partnership as all doors apply them: which step may follow, what bars a pair, how long a refusal holds."""

from __future__ import annotations

from matchmaker.engine.partnering.steps import FIRST_STATES, LIFE
from matchmaker.errors import Conflict, Invalid
from matchmaker.i18n import label, say
from matchmaker.terms import DISMISSAL_REASONS, PARTNERSHIP_STATES, PATTERNS, find
from matchmaker.terms.term import Term
from models import Firm

REASON_DAYS = {"not_now": 90, "capacity": 180, "price": 180, "quality": 180, "other": 180}
"""How long a reason for turning a pair down holds; a reason that is not here holds for good."""


def check_first(state: str) -> None:
    """Invalid where a partnership cannot begin in this state."""
    if state not in FIRST_STATES:
        raise Invalid(_allowed(state, FIRST_STATES), {"state": [_allowed(state, FIRST_STATES)]})


def check_step(before: str, after: str, note: str, reason: str) -> None:
    """Conflict where the step is not allowed, Invalid where it needs a note or one of its reasons and has none."""
    if after not in LIFE[before].steps:
        raise Conflict(_allowed(after, LIFE[before].steps))
    if LIFE[after].reasons:
        if not note.strip():
            sentence = say("tuliskan alasannya", "give the reason")
            raise Invalid(sentence, {"note": [sentence]})
        check_reason(reason, LIFE[after].reasons)


def _allowed(state: str, allowed: tuple[str, ...]) -> str:
    named = ", ".join(f"{each.value} ({label(each)})" for each in PARTNERSHIP_STATES if each.value in allowed)
    if not named:
        return say("kemitraan ini sudah ditutup; tidak ada langkah lagi", "this partnership is closed; there is no further step")
    return say(
        "langkah ke “{state}” tidak dapat dilakukan; yang dapat: {named}",
        "the step to “{state}” is not allowed; allowed are: {named}",
        state=state[:40],
        named=named,
    )


def check_gates(seeker: Firm, partner: Firm) -> None:
    """Conflict where the two may not become partners at all."""
    if seeker.id == partner.id:
        raise Conflict(say("sebuah usaha tidak dapat bermitra dengan dirinya sendiri", "a firm cannot be its own partner"))
    if seeker.sample != partner.sample:
        raise Conflict(say("profil contoh tidak dicampur dengan profil sungguhan", "sample profiles are not mixed with real ones"))
    if seeker.owner_group and seeker.owner_group.strip().lower() == (partner.owner_group or "").strip().lower():
        raise Conflict(
            say(
                "pemiliknya sama; usaha tidak boleh memiliki atau menguasai mitranya",
                "they have the same owner; a firm may not own or control its partner",
            )
        )
    for firm in (seeker, partner):
        if firm.active is False or firm.consent is False:
            raise Conflict(
                say(
                    "“{name}” tidak aktif atau tidak bersedia disarankan",
                    "“{name}” is not active or does not wish to be suggested",
                    name=firm.name,
                )
            )


def check_pattern(pattern: str | None) -> None:
    """Invalid where the pattern is none of PP 7/2021 article 106."""
    if pattern is not None and find(PATTERNS, pattern) is None:
        known = ", ".join(each.value for each in PATTERNS)
        sentence = say(
            "pola “{pattern}” tidak dikenal; pilihannya: {known}",
            "the pattern “{pattern}” is not known; choose: {known}",
            pattern=pattern[:40],
            known=known,
        )
        raise Invalid(sentence, {"pattern": [sentence]})


def check_reason(reason: str, known: tuple[Term, ...] = DISMISSAL_REASONS) -> None:
    """Invalid where the reason is not one of those known: for turning a pair down, or for ending a partnership."""
    if find(known, reason) is None:
        sentence = say(
            "alasan “{reason}” tidak dikenal; pilihannya: {known}",
            "the reason “{reason}” is not known; choose: {known}",
            reason=reason[:40],
            known=", ".join(f"{each.value} ({label(each)})" for each in known),
        )
        raise Invalid(sentence, {"reason": [sentence]})
