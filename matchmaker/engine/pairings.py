"""PAIRINGS: the registry of what can be suggested."""

from __future__ import annotations

from matchmaker.engine.features import Pairing
from matchmaker.engine.mentorship import MENTORSHIP
from matchmaker.engine.supply_chain import SUPPLY_CHAIN

PAIRINGS: dict[str, Pairing] = {pairing.name: pairing for pairing in (SUPPLY_CHAIN, MENTORSHIP)}

PAIRING_OF_ROLE: dict[str, Pairing] = {role: pairing for pairing in PAIRINGS.values() for role in pairing.roles}
