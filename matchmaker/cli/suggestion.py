"""suggest: the best partners of one firm, each with its score in parts and its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matchmaker.cli import files
from matchmaker.cli.stored import stored
from matchmaker.cli.terminal import as_json, print_json
from matchmaker.errors import NotFound
from matchmaker.i18n import number, say, today

if TYPE_CHECKING:
    from matchmaker.engine.ranking import Match, Ranking
    from matchmaker.engine.table.firm_table import FirmTable
    from matchmaker.services.suggestions import Item
    from models import Firm

ROLES = ("buyer", "supplier", "mentee", "mentor")


@dataclass(frozen=True, slots=True)
class Asked:
    """Partners for the firm with this id, which asks in `role` of `pairing`; `need` narrows supply to one need.

    With `near_misses` also who is nearly eligible.
    """

    firm: str
    pairing: str
    role: str
    need: str | None
    limit: int
    near_misses: bool


@click.command(help="Mitra terbaik untuk usaha FIRM, dengan alasannya. / The best partners of FIRM, with reasons.")
@click.argument("firm")
@files.pairing_option
@click.option("--as", "role", type=click.Choice(ROLES), required=True, help="Peran FIRM. / The role of FIRM.")
@click.option("--need", help="Hanya kebutuhan yang mirip teks ini. / Only needs like this text.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, help="Paling banyak sekian mitra. / At most so many partners.")
@click.option("--near-misses", is_flag=True, help="Juga yang hampir cocok. / Also who is nearly eligible.")
@click.option("--profiles", type=click.Path(path_type=Path), help=files.profiles_help)
@as_json
def suggest(profiles: Path | None, *, json_wanted: bool, **given: Any) -> None:
    """Print the partners found, best first."""
    asked = Asked(**given)
    _check(asked)
    found = in_files(profiles, asked) if profiles else in_database(asked)
    if json_wanted:
        print_json(found)
    else:
        _print(found)


def _check(asked: Asked) -> None:
    """Wrong usage: a role of the other pairing, or a need where nothing is bought."""
    from matchmaker.engine.pairings import PAIRINGS

    roles = PAIRINGS[asked.pairing].roles
    if asked.role not in roles:
        raise click.BadParameter(
            say("untuk {pairing} pilih: {roles}", "for {pairing} choose: {roles}", pairing=asked.pairing, roles=", ".join(roles)),
            param_hint="--as",
        )
    if asked.need is not None and asked.pairing != "supply_chain":
        raise click.BadParameter(say("hanya untuk supply_chain", "only for supply_chain"), param_hint="--need")


def in_files(profiles: Path, asked: Asked) -> dict[str, Any]:
    """The object that --json prints, from files alone; NotFound names the id most like an unknown one."""
    from matchmaker.cli import near_misses, recorded_history
    from matchmaker.engine.pairings import PAIRINGS
    from matchmaker.engine.pairs import Question
    from matchmaker.engine.ranking import rank

    data = files.profiles(profiles)
    pairing = PAIRINGS[asked.pairing]
    firms = recorded_history.table(data)
    if asked.firm not in firms.row_of:
        raise NotFound(_unknown(asked.firm, list(firms.row_of)))
    history = recorded_history.ruled_out(data, pairing.name, asked.firm, today(), seeks=asked.role == pairing.seeker_role)
    barred = {firms.row_of[other]: code for other, code in history}
    question = Question(firms.row_of[asked.firm], asked.role, today(), need=asked.need, barred=barred)
    ranking = rank(firms, pairing, question, limit=asked.limit)
    nearly = near_misses.in_files(firms, pairing, question, asked.limit) if asked.near_misses else {}
    return {
        "firm": asked.firm,
        "pairing": asked.pairing,
        "as": asked.role,
        "weight_set": "start",
        "items": [item(firms, ranking, match) for match in ranking.matches],
        **nearly,
    }


def in_database(asked: Asked) -> dict[str, Any]:
    """The same object for a firm of the office, ranked by the weights in use; nobody is shown the list, so it is not kept."""
    from matchmaker.cli import near_misses
    from matchmaker.services import firms, suggestions
    from matchmaker.store import firms as rows

    with stored(writes=False) as open_:
        firm = firms.locate(open_.session, open_.actor, asked.firm)
        question = suggestions.Asked(asked.pairing, asked.role, asked.need, asked.limit)
        found = suggestions.suggest(open_.session, open_.actor, firm, question)
        partners = rows.those(open_.session, [each.firm_id for each in found.items])
        items = [_stored_item(each, partners[each.firm_id]) for each in found.items]
        nearly = near_misses.in_database(open_, firm, question) if asked.near_misses else {}
    return {"firm": asked.firm, "pairing": asked.pairing, "as": asked.role, "weight_set": found.weight_set_id, "items": items, **nearly}


def _stored_item(each: Item, partner: Firm) -> dict[str, Any]:
    return {
        "rank": each.rank,
        "partner": partner.public_id,
        "name": partner.name,
        "score": each.score,
        "coverage": each.coverage,
        "contributions": {part["feature"]: part["amount"] for part in each.contributions},
        "unknown": each.unknown,
        "reasons": each.sentences(),
        "cautions": each.warnings(),
    }


def item(firms: FirmTable, ranking: Ranking, match: Match) -> dict[str, Any]:
    """One partner as --json prints it."""
    from matchmaker.engine.explaining import explanation

    partner = firms.profiles[match.row]
    return {
        "rank": match.pair + 1,
        "partner": partner.id,
        "name": partner.name,
        "score": match.score,
        "coverage": match.coverage,
        "contributions": {each.feature: each.amount for each in match.contributions},
        "unknown": list(match.unknown),
        "reasons": explanation.reasons(firms, ranking, match),
        "cautions": explanation.cautions(firms, ranking, match),
    }


def _unknown(firm: str, known: list[str]) -> str:
    from matchmaker.interchange.reader import nearest_firm
    from matchmaker.schemas.wording import maybe

    return say("usaha “{firm}” tidak ada.", "there is no firm “{firm}”.", firm=firm[:64]) + maybe(nearest_firm(firm[:64], known))


def _print(found: dict[str, Any]) -> None:
    for each in found["items"]:
        known = say("data {share}% lengkap", "{share}% of the data known", share=number(100 * each["coverage"]))
        click.echo(f"{each['rank']}. {each['name']} ({each['partner']})  {number(each['score'], 3)}  {known}")
        for sign, sentences in (("+", each["reasons"]), ("!", each["cautions"])):
            for sentence in sentences:
                click.echo(f"   {sign} {sentence}")
    if not found["items"]:
        click.echo(say("Belum ada mitra yang sesuai.", "No partner fits yet."))
    for each in found.get("near_misses", ()):
        click.echo(f"~  {each['name']} ({each['partner']})  {number(each['score'], 3)}")
        click.echo(f"   ! {each['obstacle']}\n   > {each['remedy']}")
