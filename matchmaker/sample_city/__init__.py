"""An invented city, Kota Mojokerto's kelurahan filled with example firms, and a look-alike of a city's procurement; all names say Contoh.

How it is drawn: first the hidden city (`firms`): each firm with its trade, size, goods, amounts, place, and a quality that stands
in no profile; then its earlier partnerships (`partnerships`), whose outcomes hang on those hidden facts and on luck, not on our
scores; last the profiles (`profiles`), in people's own words, with slips of the pen, about a third of the optional cells blank.
The vocabulary stands in seed_data/sample_city. The same seed and day give the same data.
"""

from __future__ import annotations

from datetime import date

from matchmaker import i18n
from matchmaker.interchange.dataset import Dataset
from matchmaker.sample_city import firms, partnerships
from matchmaker.sample_city.draws import Draws
from matchmaker.sample_city.procurement import procurement
from matchmaker.sample_city.profiles import Clerk

__all__ = ["city", "procurement"]


def city(seed: int = 2026, today: date | None = None) -> Dataset:
    """About 1,000 firms, groups and agencies with 300 recorded partnerships; days count back from `today`, by default the present day."""
    day = today or i18n.today()
    hidden = firms.found(Draws(seed, 1))
    clerk = Clerk(Draws(seed, 2), day)
    return Dataset(
        profiles=tuple(clerk.profile(firm) for firm in hidden),
        memberships=partnerships.join(Draws(seed, 3), hidden),
        partnerships=partnerships.record(Draws(seed, 4), hidden, day),
    )
