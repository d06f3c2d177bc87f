"""What closes each line that two firms could meet on: meet() finds the lines before any gate, Barriers says what stands in their way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaker.engine.gates import about_need, missing, open_firms, too_far
from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.pairs import Met, Question, Rows
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import HIGHEST_LEVEL

Flags = NDArray[np.bool_]

OUT_OF_REACH = 99
"""Levels to rise where the mentee stands on the highest level already."""


def meet(firms: FirmTable, question: Question) -> Met:
    """The lines of the asking firm with those of others that are about the same, whatever rules the firms out."""
    reach = PAIRING_OF_ROLE[question.role].meeting.reach(firms, question)
    return about_need(firms, question, reach.met(reach.all_met()))


@dataclass(frozen=True)
class Barriers:
    """What stands in the way of each line of `met`, all (lines,).

    `missing` required certificates as bits, `too_far` for the need, `full` where the mentor has no free place, and the `levels` by which
    the mentor's skill would have to rise to be ahead.
    """

    met: Met
    missing: Rows
    too_far: Flags
    full: Flags
    levels: Rows

    @property
    def steps(self) -> Rows:
        """How many facts would have to change before the line is open; 0 where it is."""
        return np.bitwise_count(self.missing).astype(np.int64) + self.too_far + self.full + self.levels

    def take(self, picked: NDArray[Any]) -> Barriers:
        """Only the lines at the places `picked`, or where it is true."""
        return Barriers(self.met.take(picked), self.missing[picked], self.too_far[picked], self.full[picked], self.levels[picked])

    def closed(self) -> Barriers:
        """Only the lines of firms none of whose lines is open."""
        steps = self.steps
        return self.take(~np.isin(self.met.other, self.met.other[steps == 0]))

    def nearest(self) -> Barriers:
        """One line of each firm: the fewest steps from open, then the best match, then stated first."""
        met = self.met
        order = np.lexsort((met.held, met.wanted, -met.match, self.steps, met.other))
        first = np.ones(len(order), dtype=bool)
        first[1:] = met.other[order[1:]] != met.other[order[:-1]]
        return self.take(order[first])


def barriers(firms: FirmTable, question: Question, met: Met) -> Barriers:
    """What stands in the way of each line of `met`, apart from what rules its two firms out as a whole."""
    nothing = np.zeros(len(met.match), dtype=np.int64)
    if question.role in ("buyer", "supplier"):
        return Barriers(met, missing(firms, question, met), too_far(firms, question, met), nothing.astype(bool), nothing)
    full = ~(firms.slots[firms.has.firm[met.held]] >= 1)
    return Barriers(met, nothing, nothing.astype(bool), full, _levels(firms, met))


def barriers_of_open_firms(firms: FirmTable, question: Question) -> Barriers:
    """What stands in the way of all lines with firms that may be paired with the asking one at all."""
    met = meet(firms, question)
    return barriers(firms, question, met.take(open_firms(firms, question, met.other)))


def _levels(firms: FirmTable, met: Met) -> Rows:
    mentor, mentee = firms.has.level[met.held], np.nan_to_num(firms.wants.level[met.wanted])
    rise = np.where(mentee < HIGHEST_LEVEL, np.floor(mentee - np.nan_to_num(mentor)) + 1, OUT_OF_REACH)
    return np.where(mentor <= mentee, rise, 0).astype(np.int64)
