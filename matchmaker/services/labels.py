"""What has happened to the pairs of a region, as grades to learn from, by the one rule of matchmaker.engine.tuning.labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy.orm import Session

from matchmaker.engine.tuning.labels import Event, Label
from matchmaker.engine.tuning.labels import labels as graded
from matchmaker.i18n import day_of
from matchmaker.interchange import Dataset, JudgementRow, PartnershipRow
from matchmaker.permissions import Actor
from matchmaker.store import evidence, firms
from matchmaker.store.columns import table_id
from matchmaker.store.evidence import Between
from matchmaker.terms import CLOSED_STATES
from models import Partnership

MOST = 20_000
"""So many of the newest partnerships, refusals and places in lists are read."""
NO_VERDICT = frozenset({"not_now", "already_partner"})
"""Reasons to turn a pair down that do not say whether the two fit."""
Names = Mapping[int, str]
Standing = tuple[Partnership, int | None]
"""A partnership, and the place at which the seeker was shown the partner."""


def gather(session: Session, actor: Actor, pairing: str) -> tuple[Label, ...]:
    """The labels of the pairs of which both firms are of the actor's region, sorted by pair; firms by the names this actor knows them by.

    The sample city counts only where there is no real profile, as in evaluations.
    """
    between = _between(session, actor, pairing)
    names = _names(session, actor, between)
    return graded([*_recorded(session, between, names), *_turned_down(session, between, names), *_shown(session, between, names)])


def dataset(session: Session, actor: Actor, pairing: str) -> Dataset:
    """The same in the interchange format: the last outcome of each pair, and as judgements the labels that somebody decided.

    What a partnership is worth is for offices only.
    """
    between = _between(session, actor, pairing)
    names, tells_value = _names(session, actor, between), actor.role != "evaluator"
    rows = [
        PartnershipRow(row.pairing, names[row.seeker_id], names[row.partner_id], row.outcome, rank, row.decided_on, row.state,
                       row.pattern, row.value if tells_value else None)
        for row, rank in _standing(session, between) if row.outcome
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


def _standing(session: Session, between: Between) -> Iterator[Standing]:
    """Every partnership that is open and has no outcome yet, and the last outcome of each pair that is a verdict on it."""
    silent = {(row.seeker_id, row.partner_id, day_of(row.at)) for row in evidence.dismissals(session, between) if row.reason in NO_VERDICT}
    last: dict[tuple[int, int], Standing] = {}
    for row, rank in evidence.partnerships(session, between):
        pair = row.seeker_id, row.partner_id
        if row.outcome is None and row.state not in CLOSED_STATES:
            yield row, rank
        elif row.outcome == "declined" and (*pair, row.decided_on) in silent:
            continue
        elif row.outcome is not None and (pair not in last or _decided(last[pair][0]) < _decided(row)):
            last[pair] = row, rank
    yield from last.values()


def _decided(row: Partnership) -> tuple[date, int]:
    return row.decided_on or date.min, row.id


def _recorded(session: Session, between: Between, names: Names) -> Iterator[Event]:
    for row, rank in _standing(session, between):
        kind, day = (row.outcome, row.decided_on) if row.outcome else ("picked", day_of(row.created_at))
        shown_in = row.suggestion_list_id if rank is not None else None
        yield Event(names[row.seeker_id], names[row.partner_id], kind, day, rank, shown_in)


def _turned_down(session: Session, between: Between, names: Names) -> Iterator[Event]:
    for row in evidence.dismissals(session, between):
        if row.reason not in NO_VERDICT:
            yield Event(names[row.seeker_id], names[row.partner_id], "dismissed", day_of(row.at))


def _shown(session: Session, between: Between, names: Names) -> Iterator[Event]:
    for shown_in, seeker, partner, rank, moment in evidence.exposures(session, between):
        yield Event(names[seeker], names[partner], "shown", day_of(moment), rank, shown_in)
