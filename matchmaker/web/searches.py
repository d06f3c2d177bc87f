"""The four ways in which partners are looked for, and which of them apply to a firm."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.engine.pairings import PAIRING_OF_ROLE
from matchmaker.engine.profile import Profile


@dataclass(frozen=True, slots=True)
class Search:
    """A search that a firm can make in a role: its name for an office, and who is found."""

    role: str
    label_id: str
    label_en: str
    found_id: str
    found_en: str

    @property
    def pairing(self) -> str:
        """The pairing that has the role."""
        return PAIRING_OF_ROLE[self.role].name


SEARCHES = (
    Search("buyer", "Cari pemasok", "Find suppliers", "Pemasok", "Suppliers"),
    Search("supplier", "Cari pembeli", "Find buyers", "Pembeli", "Buyers"),
    Search("mentee", "Cari pendamping", "Find mentors", "Pendamping", "Mentors"),
    Search("mentor", "Cari peserta", "Find mentees", "Peserta", "Mentees"),
)


def open_to(profile: Profile) -> list[Search]:
    """The searches for which the profile says enough: needs to buy, offers to sell, skills to learn or to pass on."""
    sides = {skill.side for skill in profile.skills}
    says = {
        "buyer": bool(profile.needs),
        "supplier": bool(profile.offers),
        "mentee": "wants" in sides,
        "mentor": "has" in sides and bool(profile.mentor_slots),
    }
    return [each for each in SEARCHES if says[each.role]]
