"""reasons() and cautions(): why a match stands where it does, in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np

from matchmaker.engine.features import Feature
from matchmaker.engine.pairs import Pairs
from matchmaker.engine.ranking import Match, Ranking
from matchmaker.engine.table.firm_columns import NO_CODE
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.table.lines import NEVER_EXPIRES, kinds_in
from matchmaker.engine.trade import asked_and_held
from matchmaker.i18n import day, label, say
from matchmaker.terms import CERTIFICATE_KINDS

Reader = Literal["official", "business"]

SOON_DAYS = 90
THIN_COVERAGE = 0.5


def reasons(firms: FirmTable, ranking: Ranking, match: Match, reader: Reader = "official") -> list[str]:
    """Sentences behind the contributions, largest first; a business reads classes and bands instead of figures."""
    features = {each.name: each for each in ranking.pairing.features}
    adding = sorted((each for each in match.contributions if each.amount > 0), key=lambda each: -each.amount)
    found = (_said(features[each.feature], firms, ranking.pairs, match.pair, reader) for each in adding)
    return [_sentence(text) for text in found if text]


def _said(each: Feature, firms: FirmTable, pairs: Pairs, pair: int, reader: Reader) -> str | None:
    return (each.band if reader == "business" else each.reason)(firms, pairs, pair)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def cautions(firms: FirmTable, ranking: Ranking, match: Match, reader: Reader = "official") -> list[str]:
    """What to look at before deciding: rivals next door, certificates that are missing or about to end, thin data."""
    pair = ranking.pairs.take(np.array([match.pair]))
    supply = _supply_cautions(firms, pair, reader) if ranking.pairing.name == "supply_chain" else []
    return [_sentence(text) for text in (*supply, *_common_cautions(firms, pair, match, reader))]


def _supply_cautions(firms: FirmTable, pair: Pairs, reader: Reader) -> list[str]:
    asked, held = asked_and_held(firms, pair)
    missing = [label(CERTIFICATE_KINDS[kind]) for kind in kinds_in(int(asked[0] & ~held[0]))]
    expiry = firms.expiry[pair.partner[0]]
    today = pair.today.toordinal()
    ending = [kind for kind in kinds_in(int(asked[0] & held[0])) if expiry[kind] != NEVER_EXPIRES and expiry[kind] - today <= SOON_DAYS]
    found = [_ends_soon(kind, date.fromordinal(int(expiry[kind])), reader) for kind in ending]
    if missing:
        found.append(say("sertifikat yang diminta belum tercatat: {names}", "certificates asked for are not on record: {names}",
                         names=", ".join(missing)))  # fmt: skip
    return found


def _ends_soon(kind: int, last: date, reader: Reader) -> str:
    name = label(CERTIFICATE_KINDS[kind])
    if reader == "business":
        return say("{name} segera berakhir", "{name} ends soon", name=name)
    return say("{name} segera berakhir ({last})", "{name} ends soon ({last})", name=name, last=day(last))


def _common_cautions(firms: FirmTable, pair: Pairs, match: Match, reader: Reader) -> list[str]:
    found = []
    if rivals_next_door(firms, int(pair.seeker[0]), int(pair.partner[0])):
        found.append(say("usaha sejenis di kelurahan yang sama; mungkin bersaing",
                         "the same line of business in the same kelurahan; they may be rivals"))  # fmt: skip
    if match.coverage < THIN_COVERAGE and reader == "business":
        found.append(say("data belum lengkap; sebaiknya ditanyakan dulu", "the data are thin; better ask first"))
    elif match.coverage < THIN_COVERAGE:
        found.append(say("data belum lengkap; sebaiknya didata ulang dulu", "the data are thin; better visit first"))
    return found


def rivals_next_door(firms: FirmTable, one: int, other: int) -> bool:
    """Do the two share a five-digit code of the same KBLI version and a kelurahan?"""
    here, there = firms.profiles[one], firms.profiles[other]
    if here.region is None or here.region != there.region or firms.version[one] != firms.version[other]:
        return False
    codes = set(firms.codes[one].tolist()) & set(firms.codes[other].tolist()) - {NO_CODE}
    return bool(codes)
