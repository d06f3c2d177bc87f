"""The list of firms whose codes an official has to decide, and the decision: for that firm alone, and on the trail."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from matchmaker.engine import kbli_decisions as engine
from matchmaker.engine import reference
from matchmaker.errors import Invalid
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import firms
from matchmaker.store import firms as rows
from matchmaker.store import kbli_decisions as store
from matchmaker.store.pages import Order, Page
from models import Firm


def waiting(session: Session, actor: Actor, page: Page, order: Order | None = None) -> tuple[list[Firm], int]:
    """One page of the firms of the actor's region whose codes wait, by name unless another order is given, and how many there are."""
    keys = store.waiting(session, actor.region, engine.NEWEST, reference.kbli(engine.NEWEST), order)
    return store.page_of(session, keys, page), len(keys)


def decide(session: Session, actor: Actor, firm: Firm, chosen: Mapping[str, str], *, revision: int | None = None) -> list[str]:
    """File the firm and its lines under the chosen codes of the newest version, blank for none; returns the changed fields.

    Invalid names each code that waits and has no answer, or an answer that is no five-digit code of that version; nothing is then
    changed. Conflict where somebody else changed the firm since `revision`. A firm whose codes do not wait stays as it is.
    """
    profile = rows.profile(firm)
    if not engine.waits(profile):
        return []
    if refused := {code: [reason] for code in engine.codes(profile) if (reason := _refusal(chosen.get(code)))}:
        raise Invalid(fields=refused)
    return firms.change(session, actor, firm, engine.decided(profile, chosen), revision=revision)


def _refusal(answer: str | None) -> str:
    if answer is None:
        return say("pilih kode 2025, atau nyatakan tidak ada", "choose a code of 2025, or say that there is none")
    if answer and (len(answer) != reference.LONGEST_CODE or answer not in reference.kbli(engine.NEWEST)):
        unknown = ("KBLI {version} tidak memuat kode “{code}”", "KBLI {version} has no code “{code}”")
        return say(*unknown, version=engine.NEWEST, code=answer[:20])
    return ""
