"""What looks doubtful about a partnership: roles that its sizes do not allow, or a partner beside the core business."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchmaker.engine.partnering.roles import check_roles, tell
from matchmaker.engine.profile import Profile
from matchmaker.engine.reference import io_titles, sector_of
from matchmaker.engine.rule_tables import Rule
from matchmaker.engine.size_class import size_class
from matchmaker.engine.trade import strengths
from matchmaker.i18n import say


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding of one of FINDING_KINDS, the sentence that tells it, and the rule behind it, where a rule is."""

    kind: str
    sentence: str
    rule: Rule | None = None


def doubts(pairing: str, pattern: str | None, seeker: Profile, partner: Profile) -> tuple[Doubt, ...]:
    """What the facts of the two firms make doubtful; what is unknown is no doubt."""
    found = (_roles(pattern, seeker, partner), _not_core(seeker, partner) if pairing == "supply_chain" else None)
    return tuple(each for each in found if each)


def single_purchase() -> Doubt:
    """The doubt that an official raises who sees that only one order is meant."""
    sentence = say("Petugas mencatat bahwa ini hanya satu kali beli.", "An official noted that this is a single purchase.")
    return Doubt("single_purchase", sentence)


def _roles(pattern: str | None, seeker: Profile, partner: Profile) -> Doubt | None:
    fit = check_roles(pattern, (size_class(seeker), size_class(partner))) if pattern else None
    return Doubt("roles", tell(fit), fit.rule) if fit is not None and fit.fits is False else None


def _not_core(buyer: Profile, supplier: Profile) -> Doubt | None:
    """No sector of the supplier's business and offers feeds that of the buyer's core business; an agency has none."""
    sector, supplying = _sectors(buyer, buyer.kbli[:1]), _sectors(supplier, (*supplier.kbli[:1], *(each.kbli for each in supplier.offers)))
    if buyer.kind == "agency" or not sector or not supplying or np.nan_to_num(strengths()[supplying, sector[0]], nan=1.0).max() > 0:
        return None
    titles = io_titles()
    return Doubt("not_core", say("Sektor “{supplier}” tidak memasok “{buyer}”, usaha inti pembeli, menurut tabel input-output.",
                                 "By the input-output table the sector “{supplier}” does not supply “{buyer}”, the buyer’s core business.",
                                 supplier=titles[supplying[0]], buyer=titles[sector[0]]))  # fmt: skip


def _sectors(profile: Profile, codes: tuple[str | None, ...]) -> list[int]:
    found = (sector_of(profile.kbli_version, code) for code in codes if code)
    return [each for each in found if each is not None]
