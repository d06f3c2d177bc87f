"""Remedies: the one fact that stands in the way of a line, as it would have to be; mended() is the table in which it is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.explaining.barriers import Barriers
from matchmaker.engine.nearness import band_of
from matchmaker.engine.pairs import Question, Rows, Values
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import HIGHEST_LEVEL, NEVER_EXPIRES

MENDABLE = ("no_slot", "not_ahead", "certificate", "too_far")
"""The gates that one changed fact can open, in the order of the gates."""
_SLOT, _LEVEL, _CERTIFICATE, _DISTANCE = range(len(MENDABLE))


class Remedy(NamedTuple):
    """One fact that would open a `gate`: of the firm in `row`, its new `value`.

    `which` is the number of the certificate kind, the line of the need whose limit it is, or the line of the skill; the value is the
    limit in km (infinite: none), the skill's level, or the number of places.
    """

    gate: str
    row: int
    which: int
    value: float


@dataclass(frozen=True)
class Remedies:
    """Many remedies as columns; `gate` holds places in MENDABLE."""

    gate: Rows
    row: Rows
    which: Rows
    value: Values

    def __len__(self) -> int:
        return len(self.gate)

    def __getitem__(self, place: int) -> Remedy:
        return Remedy(MENDABLE[self.gate[place]], int(self.row[place]), int(self.which[place]), float(self.value[place]))

    def take(self, picked: NDArray[Any]) -> Remedies:
        """Only those at the places `picked`, or where it is true."""
        return Remedies(self.gate[picked], self.row[picked], self.which[picked], self.value[picked])


def remedies(firms: FirmTable, question: Question, single: Barriers) -> Remedies:
    """What would open each line of `single`, each of which has a single barrier."""
    met = single.met
    asking = np.full(len(met.match), question.row, dtype=np.int64)
    seeker, partner = (asking, met.other) if met.asks_as_seeker else (met.other, asking)
    gate = np.select([single.full, single.levels > 0, single.missing != 0], [_SLOT, _LEVEL, _CERTIFICATE], _DISTANCE)
    kind = np.bitwise_count(np.maximum(single.missing, 1) - 1)
    limit = firms.kilometres(seeker, partner)
    limit = band_of(limit) if question.in_bands and met.asks_as_seeker else np.ceil(limit)
    rises = np.flatnonzero(single.levels)
    level = np.zeros(len(gate))
    level[rises] = np.minimum(firms.has.level[met.held[rises]] + single.levels[rises], HIGHEST_LEVEL)
    return Remedies(
        gate=gate,
        row=np.where(gate == _DISTANCE, seeker, partner),
        which=np.select([gate == _LEVEL, gate == _CERTIFICATE, gate == _DISTANCE], [met.held, kind, met.wanted], 0),
        value=np.select([gate == _SLOT, gate == _LEVEL, gate == _DISTANCE], [np.ones(len(gate)), level, limit]),
    )


def mended(firms: FirmTable, changes: Remedies) -> FirmTable:
    """The table as it is after all the changes; of several to one fact the largest counts."""
    slots, levels, certificates, limits = (changes.take(changes.gate == gate) for gate in range(len(MENDABLE)))
    columns: dict[str, dict[str, NDArray[Any]]] = {"facts": {}}
    if len(slots):
        columns["facts"]["slots"] = _raised(firms.slots, slots.row, slots.value)
    if len(certificates):
        columns["facts"]["expiry"] = np.array(firms.expiry)
        columns["facts"]["expiry"][certificates.row, certificates.which] = NEVER_EXPIRES
    if len(levels):
        columns["has"] = {"level": _raised(firms.has.level, levels.which, levels.value)}
    if len(limits):
        columns["needs"] = {"max_km": _raised(firms.needs.max_km, limits.which, limits.value)}
    return firms.altered(columns)


def _raised(column: Values, places: Rows, values: Values) -> Values:
    changed = np.array(column)
    np.fmax.at(changed, places, values)
    return changed
