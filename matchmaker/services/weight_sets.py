"""Life of a weight set: draft -> evaluated -> active -> retired, and back; the one in use is never changed, only replaced."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchmaker.engine.features import Pairing, WeightsRefused
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.errors import Conflict, Invalid, NotFound
from matchmaker.i18n import say
from matchmaker.permissions import Actor
from matchmaker.services import audit
from matchmaker.store import weight_sets
from models import WeightSet

SYSTEM = Actor("administrator", "")
"""Who acts where nobody does: the service itself, at its start."""


def pairing_of(name: str) -> Pairing:
    """The pairing of that name; NotFound names those there are."""
    if name not in PAIRINGS:
        raise NotFound(say("jenis kemitraan “{name}” tidak ada; pilihannya: {known}", "there is no pairing “{name}”; there are: {known}",
                           name=name[:40], known=", ".join(PAIRINGS)))  # fmt: skip
    return PAIRINGS[name]


def checked(pairing: Pairing, weights: Mapping[str, Any]) -> dict[str, float]:
    """The weights in column order, summing to one; Invalid names the one at fault and why."""
    try:
        return pairing.checked(weights)
    except WeightsRefused as refused:
        shown = "" if refused.value is None else f" ({str(refused.value)[:40]})"
        sentence = say(*refused.why)
        raise Invalid(f"{refused.feature}{shown}: {sentence}", {f"weights.{refused.feature}": [sentence]}) from refused


def in_use(session: Session, pairing: Pairing) -> WeightSet:
    """The active weight set; a set made for other features than today's is refused by name, not used in part."""
    found = weight_sets.active(session, pairing.name)
    if found is None:
        raise Conflict(say("belum ada bobot yang dipakai untuk {name}", "no weights are in use for {name}", name=pairing.name))
    checked(pairing, found.weights)
    return found


def ensure_start(session: Session) -> None:
    """Give each pairing that has no active weights the expert's; so too where they were made for other features than today's.

    That one set gives way to another is on record.
    """
    for pairing in PAIRINGS.values():
        used, now = weight_sets.active(session, pairing.name), datetime.now(UTC)
        if used is None or set(used.weights) != set(pairing.start_weights()):
            start = WeightSet(pairing=pairing.name, weights=pairing.start_weights(), state="draft", note="Bobot awal", reason="",
                              parent_id=used.id if used else None, proposed_at=now)  # fmt: skip
            session.add(start)
            session.flush()
            if used is not None:
                _replace(session, SYSTEM, start, "")
            else:
                start.state, start.activated_at = "active", now
    session.flush()


def propose(session: Session, actor: Actor, pairing_name: str, weights: Mapping[str, Any], note: str) -> WeightSet:
    """A draft with these weights, divided by their sum."""
    pairing = pairing_of(pairing_name)
    parent = weight_sets.active(session, pairing.name)
    row = WeightSet(pairing=pairing.name, weights=checked(pairing, weights), state="draft", note=note, proposed_by=actor.account_id,
                    parent_id=parent.id if parent else None, proposed_at=datetime.now(UTC))  # fmt: skip
    session.add(row)
    session.flush()
    audit.record(
        session, actor, "weight_set.proposed", audit.About("weight_set", row.id), {"weights": (None, row.weights), "note": (None, note)}
    )
    return row


def found(session: Session, weight_set_id: int) -> WeightSet:
    """The set of that key; NotFound where there is none."""
    row = weight_sets.get(session, weight_set_id)
    if row is None:
        raise NotFound(say("bobot nomor {id} tidak ada", "there is no weight set {id}", id=weight_set_id))
    return row


def activate(session: Session, actor: Actor, weight_set_id: int, reason: str, *, unevaluated: bool = False) -> WeightSet:
    """Use this set from now on; the one used before is retired and can be activated again.

    A draft is refused unless it is said that it is to be used `unevaluated`.
    """
    chosen = found(session, weight_set_id)
    if chosen.state == "active":
        raise Conflict(say("bobot ini sudah dipakai", "this weight set is in use already"))
    if chosen.state == "draft" and not unevaluated:
        raise Conflict(
            say(
                "bobot ini belum dinilai; nilai dulu, atau nyatakan bahwa bobot ini dipakai tanpa penilaian",
                "this weight set is not evaluated yet; evaluate it first, or say that it is to be used unevaluated",
            )
        )
    chosen.weights = checked(pairing_of(chosen.pairing), chosen.weights)
    return _replace(session, actor, chosen, reason)


def roll_back(session: Session, actor: Actor, pairing_name: str, reason: str) -> WeightSet:
    """Use again the set that was in use before the present one; Conflict where there was none."""
    before = weight_sets.last_retired(session, pairing_of(pairing_name).name)
    if before is None:
        raise Conflict(say("belum ada bobot yang pernah dipakai sebelumnya", "no weight set was in use before"))
    return activate(session, actor, before.id, reason)


def _replace(session: Session, actor: Actor, chosen: WeightSet, reason: str) -> WeightSet:
    """Put it into the place of the one in use, both on record."""
    old_state, before, now = chosen.state, weight_sets.active(session, chosen.pairing), datetime.now(UTC)
    try:
        with session.begin_nested():
            if before is not None:
                before.state, before.retired_at = "retired", now
                session.flush()
            chosen.state, chosen.reason, chosen.activated_by, chosen.activated_at = "active", reason, actor.account_id, now
    except IntegrityError as also_now:
        raise Conflict(say("orang lain baru saja memakai bobot lain; muat ulang lalu ulangi",
                           "somebody else has just put other weights to use; reload and try again")) from also_now  # fmt: skip
    if before is not None:
        retired = {"state": ("active", "retired"), "replaced_by": (None, chosen.id)}
        audit.record(session, actor, "weight_set.retired", audit.About("weight_set", before.id), retired)
    changes = {"state": (old_state, "active"), "replaces": (before.id if before else None, chosen.id), "reason": (None, reason)}
    audit.record(session, actor, "weight_set.activated", audit.About("weight_set", chosen.id), changes)
    return chosen
