"""The facts behind each mentorship reason, in sentences: with figures for officials, in classes and bands for businesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matchmaker.engine import wording
from matchmaker.engine.lessons import lead, learned_share
from matchmaker.engine.lines import kinds_in
from matchmaker.engine.sector_likeness import kinship as kinship_value
from matchmaker.engine.sector_likeness import missing_and_held
from matchmaker.engine.supply_chain_wording import distance, distance_band, nothing
from matchmaker.i18n import label, number, say
from matchmaker.terms import CERTIFICATE_KINDS

if TYPE_CHECKING:
    from matchmaker.engine.firm_table import FirmTable
    from matchmaker.engine.pairs import Pairs

__all__ = ["distance", "distance_band", "nothing"]

MOST_NAMED = 3


def skills(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«lebih mahir dalam pengemasan (4 dibanding 1)»."""
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
    name = wording.quoted(firms.profiles[firms.wants.firm[wanted]].skills[firms.wants.place[wanted]].skill)
    mentor, mentee = float(firms.has.level[held]), float(firms.wants.level[wanted])
    if not with_levels or np.isnan(mentor + mentee):
        return name
    return say("{name} (tingkat {mentor} dibanding {mentee})", "{name} (level {mentor} against {mentee})",
               name=name, mentor=number(mentor, 1), mentee=number(mentee, 1))  # fmt: skip


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


def stretch(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«rata-rata 2 tingkat di atas peserta»."""
    ahead = lead(firms, pairs)[pairs.lines.of(pair)]
    ahead = ahead[~np.isnan(ahead) & (ahead > 0)]
    if len(ahead) == 0:
        return None
    return say("rata-rata {levels} tingkat di atas peserta", "on average {levels} levels above the mentee",
               levels=number(float(ahead.mean()), 1))  # fmt: skip


def certificates(firms: FirmTable, pairs: Pairs, pair: int) -> str | None:
    """«sudah punya Halal, SPP-IRT yang belum dimiliki peserta»."""
    missing, held = missing_and_held(firms, pairs)
    kinds = kinds_in(int(missing[pair] & held[pair]))
    if not kinds:
        return None
    names = ", ".join(label(CERTIFICATE_KINDS[kind]) for kind in kinds)
    return say(
        "pendamping sudah punya {names} yang belum dimiliki peserta", "the mentor holds {names}, which the mentee lacks", names=names
    )
