"""take(): profiles and recorded outcomes from the interchange format into the database; taking the same again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.i18n import say
from matchmaker.interchange import Dataset, RowProblem
from matchmaker.permissions import Actor
from matchmaker.services import audit, import_effects, imported_records
from matchmaker.services.audit import About, Act
from matchmaker.services.firms import check_office
from matchmaker.services.import_effects import Done
from matchmaker.services.imported_records import Change
from matchmaker.services.meanwhile import unless_changed
from matchmaker.store import firms as rows
from matchmaker.store import profiles, revisions
from matchmaker.store.profiles import Stored

AT_ONCE = 2_000
"""Rows stored between two notes of how far it is."""
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or with `dry_run` would do: counts of firms, of records between firms, and of refused rows with the reasons."""

    new: int
    changed: int
    unchanged: int
    refused: int
    records: int
    problems: tuple[RowProblem, ...]

    @property
    def stored(self) -> bool:
        """Was anything stored, or found stored already?"""
        return self.new + self.changed + self.unchanged + self.records > 0


@dataclass(frozen=True, slots=True)
class Terms:
    """How an import goes: whose profiles, whether good rows are taken beside refused ones, whether it is only tried.

    What the import of an uploaded file did is kept, so that it can be undone. `watch` is told how many steps of all are done.
    """

    office: str
    take_good_rows: bool = False
    dry_run: bool = False
    sample: bool = False
    upload_id: int | None = None
    watch: Callable[[int, int], None] = lambda done, total: None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a dataset says that is not stored yet: new profiles, and stored ones each with what it becomes; `kept` are all, by id."""

    kept: Mapping[str, Stored]
    new: Sequence[Profile]
    changed: Sequence[tuple[Stored, Profile]]
    unchanged: int
    refused: int
    problems: tuple[RowProblem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Of firms."""
        return {"new": len(self.new), "changed": len(self.changed), "unchanged": self.unchanged}


def compare(dataset: Dataset, kept: Mapping[str, Stored], terms: Terms) -> Plan:
    """The dataset beside the stored profiles of its office; nothing is stored."""
    clashes = [_clash(profile, terms) for profile in dataset.profiles if profile.id in kept and kept[profile.id].sample != terms.sample]
    clashing = {each.value for each in clashes}
    named = [each for each in dataset.profiles if each.id not in clashing]
    new = [each for each in named if each.id not in kept]
    said = [(kept[each.id], _merged(kept[each.id], each, dataset)) for each in named if each.id in kept]
    changed = [(before, after) for before, after in said if before.profile != after]
    unchanged = len(named) - len(new) - len(changed)
    return Plan(kept, new, changed, unchanged, dataset.refused + len(clashes), (*dataset.problems, *clashes))


def kept_by(session: Session, office: str) -> dict[str, Stored]:
    """All profiles of the office by id, those of the sample city too."""
    return {each.profile.id: each for each in profiles.read(session, rows.of_office(office))}


def take(session: Session, actor: Actor, dataset: Dataset, terms: Terms) -> Report:
    """Store the dataset whole, or nothing where a row is refused and `take_good_rows` is not chosen.

    A blank cell never erases what is known; lines replace those of the same kind where the file names any for the firm.
    Invalid where the office is not a city's.
    """
    check_office(terms.office)
    return carry_out(session, actor, dataset, compare(dataset, kept_by(session, terms.office), terms), terms)


def carry_out(session: Session, actor: Actor, dataset: Dataset, plan: Plan, terms: Terms) -> Report:
    """Store what compare() has found, as take() does."""
    if plan.problems and not terms.take_good_rows:
        return Report(0, 0, 0, plan.refused, 0, plan.problems)
    slower = say(
        "data ini sedang diubah orang lain; tidak ada yang disimpan, coba lagi",
        "somebody else is changing these data; nothing was stored, try again",
    )
    with unless_changed(session, slower) as attempt:
        added = _store(session, plan, terms)
        keys = {name: each.key for name, each in plan.kept.items() if each.sample == terms.sample}
        records = imported_records.take(session, keys | added, dataset, rows.of_office(terms.office, sample=terms.sample))
        if terms.dry_run:
            attempt.rollback()
        elif plan.new or plan.changed or records:
            _note(session, actor, plan, Done(added, plan.changed, records), terms)
    return Report(**plan.counts, refused=plan.refused, records=len(records), problems=plan.problems)


def _store(session: Session, plan: Plan, terms: Terms) -> dict[str, int]:
    """The keys of the new firms; where the trail will be told as well, that is the other half of the steps."""
    firms, added = len(plan.new) + len(plan.changed), dict[str, int]()
    steps = firms if terms.dry_run else 2 * firms
    for part in _parts(plan.new, lambda done: terms.watch(done, steps)):
        added |= profiles.add(session, terms.office, part, sample=terms.sample)
    profiles.change(session, plan.changed)
    terms.watch(firms, steps)
    return added


def _parts(rows: Sequence[Row], tell: Callable[[int], None]) -> Iterator[Sequence[Row]]:
    """All rows, part by part; `tell` hears how many are done when the next part is asked for."""
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
        tell(min(start + AT_ONCE, len(rows)))


def _note(session: Session, actor: Actor, plan: Plan, done: Done, terms: Terms) -> None:
    """Tell the trail, the tables of firms, and, for an uploaded file, whoever may want to undo it."""
    counted = {name: (0, number) for name, number in {**plan.counts, "records": len(done.records)}.items()}
    audit.record(session, actor, "profiles.imported", About("import", terms.upload_id, terms.office), counted)
    acts = list(_acts(terms.office, done.added, done.changed, done.records))
    firms = len(plan.new) + len(plan.changed)
    for part in _parts(acts, lambda number: terms.watch(firms + number, firms + len(acts))):
        audit.record_all(session, actor, part)
    told = {*done.added.values(), *(old.key for old, _ in done.changed), *(key for each in done.records for key in each.firms)}
    revisions.advance(session, firms=told)
    if terms.upload_id is not None:
        import_effects.keep(session, terms.upload_id, done)


def _acts(office: str, added: Mapping[str, int], changed: Sequence[tuple[Stored, Profile]], records: Sequence[Change]) -> Iterator[Act]:
    """What the trail keeps of an import: of a new profile its id, of all that was there before what it was and is."""
    for name, key in added.items():
        yield Act("firm.created", About("firm", key, office), {"id": (None, name)})
    for before, after in changed:
        yield Act("firm.changed", About("firm", before.key, office), rows.differences(before.profile, after))
    for each in records:
        yield Act(each.name, About(each.kind, getattr(each.row, "id", None), office), each.changes)


def _clash(profile: Profile, terms: Terms) -> RowProblem:
    reason = say(
        "kode ini dipakai kota contoh; hapus kota contoh dulu (python -m matchmaker sample remove)",
        "the sample city uses this id; remove the sample city first (python -m matchmaker sample remove)",
    )
    if terms.sample:
        reason = say("kode ini sudah dipakai usaha sungguhan", "a real firm has this id already")
    return RowProblem("firms", 0, "id", profile.id, reason)


def _merged(kept: Stored, profile: Profile, dataset: Dataset) -> Profile:
    """The stored profile with what the file says of it."""
    return replace(kept.profile, **_said(profile, dataset.stated.get(profile.id)))


def _said(profile: Profile, stated: frozenset[str] | None) -> Mapping[str, Any]:
    """What the file says of the firm: filled-in columns, and the kinds of lines of which it names any."""
    values = {each.name: getattr(profile, each.name) for each in fields(profile) if each.name != "id"}
    lines = {name: value for name, value in values.items() if name in rows.LINES and value}
    columns = {name: value for name, value in values.items() if name not in rows.LINES and value not in (None, ())}
    return {**lines, **{name: value for name, value in columns.items() if stated is None or name in stated}}
