"""Who may not own or control its partner, by the table `ownership_bans`."""

from __future__ import annotations

from matchmaker.engine.rule_tables import OwnershipBan
from matchmaker.engine.rules import in_force
from matchmaker.i18n import say, today


def find_ban(sizes: tuple[str | None, str | None]) -> OwnershipBan | None:
    """The ban that holds between two firms of these size classes, whichever is the larger; None: no ban, or a class unknown."""
    ban: OwnershipBan
    for ban in in_force("ownership_bans", today()):
        if any(ban.size_class == larger and smaller in ban.smaller_sizes for larger, smaller in (sizes, sizes[::-1])):
            return ban
    return None


def quote(ban: OwnershipBan) -> str:
    """«Usaha besar dilarang … (UU 20/2008 Pasal 35 ayat (1))»."""
    return f"{say(ban.note_id, ban.note_en)} ({ban.source} {ban.article})"
