"""What files record between firms, by the rules of the database: who is ruled out, whose places are taken, who did well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from matchmaker.engine.table.firm_columns import TrackRecord
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.interchange import Dataset, PartnershipRow
from matchmaker.terms import CLOSED_STATES, STATE_OF_OUTCOME, STATES_WITH_A_PLACE


def table(data: Dataset) -> FirmTable:
    """The profiles with only their free mentoring places, and the outcomes of earlier partnerships."""
    taken = Counter(each.partner for each in data.partnerships if each.pairing == "mentorship" and _state(each) in STATES_WITH_A_PLACE)
    profiles = [replace(each, mentor_slots=each.mentor_slots and max(each.mentor_slots - taken[each.id], 0)) for each in data.profiles]
    ended = Counter(each.partner for each in data.partnerships if each.outcome in ("succeeded", "failed"))
    succeeded = Counter(each.partner for each in data.partnerships if each.outcome == "succeeded")
    return FirmTable.of(profiles, TrackRecord(*(np.array([counts[each.id] for each in profiles], float) for counts in (ended, succeeded))))


def ruled_out(data: Dataset, pairing: str, firm: str, today: date, *, seeks: bool) -> Iterator[tuple[str, str]]:
    """Firms that history rules out for this one, each with its gate's code."""
    turned_down = [each for each in data.dismissals if each.until is None or each.until >= today]
    running = [each for each in data.partnerships if _state(each) not in CLOSED_STATES]
    for code, rows in (("dismissed", turned_down), ("already_partners", running)):
        for each in rows:
            own, other = (each.seeker, each.partner) if seeks else (each.partner, each.seeker)
            if each.pairing == pairing and own == firm:
                yield other, code


def _state(row: PartnershipRow) -> str:
    return row.state or STATE_OF_OUTCOME[row.outcome]
