"""Size class of a firm: PP 7/2021 article 35, by annual sales, or by capital where sales are unknown."""

from __future__ import annotations

from matchmaker.engine.profile import Profile

BILLION = 1e9
HIGHEST_SALES = (("mikro", 2 * BILLION), ("kecil", 15 * BILLION), ("menengah", 50 * BILLION))
"""Paragraph 5: the largest sales a year of each class, in rupiah, the limit included."""
HIGHEST_CAPITAL = (("mikro", 1 * BILLION), ("kecil", 5 * BILLION), ("menengah", 10 * BILLION))
"""Paragraph 3: the largest capital of each class, in rupiah, land and building excluded, the limit included."""


def size_class(profile: Profile) -> str | None:
    """mikro, kecil, menengah or besar; None for an agency, and where neither sales nor capital is known."""
    if profile.kind == "agency":
        return None
    for value, limits in ((profile.annual_sales, HIGHEST_SALES), (profile.capital, HIGHEST_CAPITAL)):
        if value is not None:
            return next((name for name, highest in limits if value <= highest), "besar")
    return None
