"""The 40 % rule: whose products count towards the share of a public budget that is kept for small firms of the country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matchmaker.engine.profile import Profile
from matchmaker.engine.size_class import size_classes
from matchmaker.i18n import say

Verdict = Literal["yes", "no", "unknown"]
SMALL = ("mikro", "kecil")


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a firm's products count towards the 40 %, and why, in the reader's language."""

    verdict: Verdict
    reason: str


def eligibility(profile: Profile) -> Eligibility:
    """Inpres 2/2022: micro and small firms by PP 7/2021 and cooperatives, as far as what they sell is made in the country.

    Medium firms do not count. What is unknown makes the verdict unknown, unless another fact rules the firm out already.
    """
    if profile.kind == "agency":
        return Eligibility("no", say("instansi pemerintah bukan usaha", "a government agency is no business"))
    size, cooperative = size_classes(profile)[0], profile.legal_form == "koperasi"
    if profile.domestic is False:
        return Eligibility("no", say("produknya bukan buatan dalam negeri", "its products are not made in the country"))
    if not cooperative and size.size is not None and size.size not in SMALL:
        return Eligibility("no", say("bukan usaha mikro, usaha kecil, atau koperasi; {basis}",
                                     "neither a micro or small firm nor a cooperative; {basis}", basis=size.basis))  # fmt: skip
    missing = [] if cooperative or size.size else [size.basis]
    if profile.domestic is None:
        missing.append(
            say("belum dicatat apakah produknya buatan dalam negeri", "not recorded whether its products are made in the country")
        )
    if missing:
        return Eligibility("unknown", "; ".join(missing))
    who = say("koperasi", "a cooperative") if cooperative else size.basis
    return Eligibility("yes", say("{who}; produk dalam negeri", "{who}; made in the country", who=who))
