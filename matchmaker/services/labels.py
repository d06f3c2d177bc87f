"""What has happened to the pairs of a region, as grades to learn from, by the one rule of matchmaker.engine.tuning.labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy.orm import Session

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.tuning.labels import Event, Label
from matchmaker.engine.tuning.labels import labels as graded
from matchmaker.i18n import WIB
from matchmaker.interchange import Dataset, JudgementRow, PartnershipRow
from matchmaker.permissions import Actor
from matchmaker.store import evidence, firms
from matchmaker.store.columns import table_id
from matchmaker.store.evidence import Between
from matchmaker.terms import CLOSED_STATES
from models import Dismissal, Partnership

MOST = 20_000
"""So many of the newest partnerships, refusals and places in lists are read."""
Names = Mapping[int, str]


def gather(session: Session, actor: Actor, pairing: str) -> tuple[Label, ...]:
    """The labels of the pairs of which both firms are of the actor's region, sorted by pair; firms by the names this actor knows them by.

    The sample city counts only where there is no real profile, as in evaluations.
    """
    between = _between(session, actor, pairing)
    names = _names(session, actor, between)
    return graded([*_recorded(session, between, names), *_turned_down(session, between, names), *_shown(session, between, names)])


def dataset(session: Session, actor: Actor, pairing: str) -> Dataset:
    """The same in the interchange format: the partnerships that have an outcome, and as judgements the labels that somebody decided.

    What a partnership is worth is for offices only.
    """
    between = _between(session, actor, pairing)
    names, tells_value = _names(session, actor, between), actor.role != "evaluator"
    rows = [
        PartnershipRow(row.pairing, names[row.seeker_id], names[row.partner_id], row.outcome, row.exposed_rank, row.decided_on, row.state,
                       row.pattern, row.value if tells_value else None)
        for row in evidence.partnerships(session, between) if row.outcome
    ]  # fmt: skip
    found = gather(session, actor, pairing)
    return Dataset(
        partnerships=tuple(sorted(rows, key=lambda row: (row.seeker, row.partner, row.decided_on or date.min))),
        judgements=tuple(JudgementRow(pairing, each.seeker, each.partner, each.grade) for each in found if each.examined),
    )


def _between(session: Session, actor: Actor, pairing: str) -> Between:
    return Between(pairing, firms.of_area(actor.region, sample=firms.only_sample(session, actor.region)), MOST)


def _names(session: Session, actor: Actor, between: Between) -> Names:
    """As in the table that is evaluated: pseudonyms for an evaluator, else ids, with the office where that is not the region itself."""
    found = evidence.names(session, between.firms)
    if actor.role == "evaluator":
        return {row.id: row.pseudonym for row in found}
    return {row.id: row.public_id if row.office == actor.region else table_id(row.office, row.public_id) for row in found}


def _recorded(session: Session, between: Between, names: Names) -> Iterator[Event]:
    """The last outcome of each pair, and whoever is picked and still open."""
    last: dict[tuple[int, int], Partnership] = {}
    for row in evidence.partnerships(session, between):
        pair = row.seeker_id, row.partner_id
        if row.outcome is None and row.state not in CLOSED_STATES:
            yield _event(row, names, "picked", row.created_at.astimezone(WIB).date(), row.exposed_rank)
        elif row.outcome is not None and (pair not in last or _decided(last[pair]) < _decided(row)):
            last[pair] = row
    for row in last.values():
        yield _event(row, names, row.outcome or "", row.decided_on, row.exposed_rank)


def _decided(row: Partnership) -> tuple[date, int]:
    return row.decided_on or date.min, row.id


def _event(row: Partnership | Dismissal, names: Names, kind: str, day: date | None, rank: int | None = None) -> Event:
    return Event(names[row.seeker_id], names[row.partner_id], kind, day, rank)


def _turned_down(session: Session, between: Between, names: Names) -> Iterator[Event]:
    for row in evidence.dismissals(session, between):
        yield _event(row, names, "dismissed", row.at.astimezone(WIB).date())


def _shown(session: Session, between: Between, names: Names) -> Iterator[Event]:
    """Each pair once, at its best place and on the last day."""
    best: dict[tuple[int, int], tuple[int, date]] = {}
    seeker_role = PAIRINGS[between.pairing].seeker_role
    for role, asking, other, rank, moment in evidence.exposures(session, between):
        pair = (asking, other) if role == seeker_role else (other, asking)
        place, day = best.get(pair, (rank, moment.astimezone(WIB).date()))
        best[pair] = min(place, rank), day
    for (seeker, partner), (rank, day) in best.items():
        yield Event(names[seeker], names[partner], "shown", day, rank)
