"""Who may not own or control its partner, by the table `ownership_bans`."""

from __future__ import annotations

from matchmaker.engine.rule_tables import OwnershipBan
from matchmaker.engine.rules import in_force
from matchmaker.i18n import say, today


def find_ban(owner: str | None, owned: str | None) -> OwnershipBan | None:
    """The ban on a firm of the first size class owning or controlling a partner of the second; None: no ban, or a class unknown."""
    bans: tuple[OwnershipBan, ...] = in_force("ownership_bans", today())
    return next((each for each in bans if each.size_class == owner and owned in each.smaller_sizes), None)


def quote(ban: OwnershipBan) -> str:
    """«Usaha besar dilarang … (UU 20/2008 Pasal 35 ayat (1))»."""
    return f"{say(ban.note_id, ban.note_en)} ({ban.source} {ban.article})"
