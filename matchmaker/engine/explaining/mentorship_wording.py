"""The facts behind each mentorship reason, in sentences: with figures for officials, in classes and bands for businesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matchmaker.engine.explaining import wording
from matchmaker.engine.explaining.supply_chain_wording import CLOSE_MATCH, distance, distance_band
from matchmaker.engine.lessons import learned_share
from matchmaker.engine.sector_likeness import kinship as kinship_value
from matchmaker.i18n import number, say

if TYPE_CHECKING:
    from matchmaker.engine.pairs import Pairs
    from matchmaker.engine.table.firm_table import FirmTable
    from matchmaker.engine.table.postings import FirmLines

__all__ = ["distance", "distance_band"]

MOST_NAMED = 3


def skills(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«lebih mahir dalam pengemasan (4 dibanding 1)»; names the held skill too where it is another one."""
    return _skills(firms, pairs, pair, with_levels=True)


def skills_band(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«lebih mahir dalam pengemasan», without levels."""
    return _skills(firms, pairs, pair, with_levels=False)


def _skills(firms: FirmTable, pairs: Pairs, pair: int, *, with_levels: bool) -> str | None:
    lines = pairs.lines.of(pair)
    shares = np.nan_to_num(learned_share(firms, pairs)[lines])
    best = [lines.start + int(place) for place in np.argsort(-shares, kind="stable") if shares[place] > 0][:MOST_NAMED]
    if not best:
        return None
    names = ", ".join(_skill(firms, pairs, line, with_levels=with_levels) for line in best)
    return say("pendamping lebih mahir dalam {names}", "the mentor is ahead in {names}", names=names)


def _skill(firms: FirmTable, pairs: Pairs, line: int, *, with_levels: bool) -> str:
    wanted, held = pairs.lines.wanted[line], pairs.lines.held[line]
    name = _stated(firms, firms.wants, wanted)
    if pairs.lines.match[line] < CLOSE_MATCH:
        name = _beside(name, _stated(firms, firms.has, held) if with_levels else None)
    mentor, mentee = float(firms.has.level[held]), float(firms.wants.level[wanted])
    if not with_levels or np.isnan(mentor + mentee):
        return name
    return say("{name} (tingkat {mentor} dibanding {mentee})", "{name} (level {mentor} against {mentee})",
               name=name, mentor=number(mentor, 1), mentee=number(mentee, 1))  # fmt: skip


def _stated(firms: FirmTable, lines: FirmLines, line: int) -> str:
    return wording.quoted(firms.profiles[lines.firm[line]].skills[lines.place[line]].skill)


def _beside(wanted: str, held: str | None) -> str:
    """Another skill than the wanted one, which it is somewhat like; unnamed for a business."""
    if held is None:
        return say("keahlian yang mirip “{wanted}”", "a skill like “{wanted}”", wanted=wanted)
    return say("“{held}” yang mirip “{wanted}”", "“{held}”, which is like “{wanted}”", held=held, wanted=wanted)


def kinship(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«jenis usaha sama» or «bidang usaha berdekatan»."""
    value = kinship_value(firms, pairs)[pair]
    if np.isnan(value) or value == 0:
        return None
    if value == 1:
        return say("jenis usahanya sama (KBLI sama)", "the same line of business (same KBLI code)")
    return say("bidang usahanya berdekatan", "a related line of business")


def experience(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«pendamping berusaha 20 tahun, peserta 2 tahun»."""
    mentor, mentee = _years(firms, pairs, pair)
    if np.isnan(mentor) or np.isnan(mentee):
        return None
    return say("pendamping sudah berusaha {mentor} tahun, peserta {mentee} tahun",
               "the mentor has been in business {mentor} years, the mentee {mentee}",
               mentor=number(mentor), mentee=number(mentee))  # fmt: skip


def experience_band(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«pendamping lebih berpengalaman», without years."""
    mentor, mentee = _years(firms, pairs, pair)
    return say("pendamping lebih lama berusaha", "the mentor has been in business longer") if mentor > mentee else None


def _years(firms: FirmTable, pairs: Pairs, pair: int) -> tuple[float, float]:
    year = pairs.today.year
    return max(year - firms.founded[pairs.partner[pair]], 1), max(year - firms.founded[pairs.seeker[pair]], 1)
