"""Weight sets: proposed by anyone who may, activated by a supervisor; the one in use is never changed, only replaced."""

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
    """Give each pairing that has no active weights the expert's; so too where they were made for other features than today's."""
    for pairing in PAIRINGS.values():
        used = weight_sets.active(session, pairing.name)
        if used is None or set(used.weights) != set(pairing.start_weights()):
            start = WeightSet(pairing=pairing.name, weights=pairing.start_weights(), state="draft", note="Bobot awal",
                              parent_id=used.id if used else None, proposed_at=datetime.now(UTC))  # fmt: skip
            session.add(start)
            _replace(session, used, start)
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


def activate(session: Session, actor: Actor, weight_set_id: int, reason: str) -> WeightSet:
    """Use this set from now on; the one used before is retired and can be activated again."""
    chosen = weight_sets.get(session, weight_set_id)
    if chosen is None:
        raise NotFound(say("bobot nomor {id} tidak ada", "there is no weight set {id}", id=weight_set_id))
    if chosen.state == "active":
        raise Conflict(say("bobot ini sudah dipakai", "this weight set is in use already"))
    chosen.weights = checked(pairing_of(chosen.pairing), chosen.weights)
    old_state, before = chosen.state, weight_sets.active(session, chosen.pairing)
    _replace(session, before, chosen)
    changes = {"state": (old_state, "active"), "replaces": (before.id if before else None, chosen.id), "reason": (None, reason)}
    audit.record(session, actor, "weight_set.activated", audit.About("weight_set", chosen.id), changes)
    return chosen


def _replace(session: Session, before: WeightSet | None, chosen: WeightSet) -> None:
    try:
        with session.begin_nested():
            if before is not None:
                before.state = "retired"
                session.flush()
            chosen.state, chosen.activated_at = "active", datetime.now(UTC)
    except IntegrityError as also_now:
        raise Conflict(say("orang lain baru saja memakai bobot lain; muat ulang lalu ulangi",
                           "somebody else has just put other weights to use; reload and try again")) from also_now  # fmt: skip
