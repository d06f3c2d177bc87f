"""What suggest --near-misses adds: who is nearly eligible, with the score then, what stands in the way, and what would open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matchmaker.cli.stored import Stored
    from matchmaker.engine.features import Pairing
    from matchmaker.engine.pairs import Question
    from matchmaker.engine.table.firm_table import FirmTable
    from matchmaker.services.suggestions import Asked
    from models import Firm


def in_files(firms: FirmTable, pairing: Pairing, question: Question, limit: int) -> dict[str, Any]:
    """From files alone, by the start weights."""
    from matchmaker.engine.explaining import obstacle_wording
    from matchmaker.engine.explaining.near_misses import near_misses

    found = []
    for each in near_misses(firms, pairing, question, limit=limit):
        partner, (obstacle, remedy) = firms.profiles[each.row], obstacle_wording.near_miss(firms, question, each)
        found.append({"partner": partner.id, "name": partner.name, "score": each.score, "coverage": each.coverage,
                      "obstacle": obstacle, "remedy": remedy})  # fmt: skip
    return {"near_misses": found}


def in_database(open_: Stored, firm: Firm, asked: Asked) -> dict[str, Any]:
    """Firms of the same office, by the weights in use."""
    from matchmaker.services import obstacles
    from matchmaker.store import firms as rows

    found = obstacles.nearly(open_.session, open_.actor, firm, asked)
    partners = rows.those(open_.session, [each.firm_id for each in found])
    return {
        "near_misses": [
            {"partner": partners[each.firm_id].public_id, "name": partners[each.firm_id].name, "score": each.score,
             "coverage": each.coverage, "obstacle": each.obstacle, "remedy": each.remedy}
            for each in found
        ]
    }  # fmt: skip
