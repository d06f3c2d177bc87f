"""Imports: everything or nothing, the same again changes nothing, a blank erases nothing, other offices are never touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from matchmaker.engine.profile import Offer, Profile
from matchmaker.errors import Conflict, Invalid
from matchmaker.interchange import Dataset, Dismissal, Membership, PartnershipRow, RowProblem
from matchmaker.services import imports, partnerships
from matchmaker.services.imports import Report, Terms
from matchmaker.services.partnerships import Step
from matchmaker.store import firms, revisions
from models import AuditEntry, AuditValue, Base, Firm, Partnership
from models import Dismissal as DismissalRecord
from models import Membership as MembershipRecord
from tests.engine.firms import buyer, supplier
from tests.services.town import CITY, NEIGHBOUR, OFFICIAL, at_once, count, keep, statements

OFFICE = Terms(CITY)
PROBLEM = RowProblem("firms", 3, "workers", "banyak", "bukan angka")
DONE = PartnershipRow("supply_chain", "B1", "S1", "succeeded", 2, date(2026, 3, 1), "completed", "lain", 5e6)
OPEN = PartnershipRow("supply_chain", "B1", "S2", "agreed")
RECORDS = Dataset(
    profiles=(buyer(), supplier(), supplier(2), Profile("G1", "KUBE", kind="group")),
    memberships=(Membership("G1", "S1"),),
    partnerships=(DONE, OPEN),
    dismissals=(Dismissal("mentorship", "B1", "S1", "not_now", date(2027, 1, 1)),),
)


def take(session: Session, dataset: Dataset, terms: Terms = OFFICE) -> Report:
    """What the office's import of the dataset did; committed."""
    report = imports.take(session, OFFICIAL, dataset, terms)
    session.commit()
    return report


def counts(report: Report) -> tuple[int, ...]:
    """New, changed, unchanged, refused, records."""
    return report.new, report.changed, report.unchanged, report.refused, report.records


def rows_of(session: Session) -> dict[str, int]:
    """How many rows each table has."""
    return {table.__tablename__: count(session, table) for table in (mapper.class_ for mapper in Base.registry.mappers)}


def test_new_changed_and_unchanged_are_counted_and_the_same_again_changes_nothing(session: Session) -> None:
    assert counts(take(session, RECORDS)) == (4, 0, 0, 0, 4)
    before = rows_of(session), revisions.current(session)
    session.commit()
    assert counts(take(session, RECORDS)) == (0, 0, 4, 0, 0)
    assert (rows_of(session), revisions.current(session)) == before
    session.commit()
    changed = replace(RECORDS, profiles=(buyer(workers=9.0), *RECORDS.profiles[1:], supplier(3)))
    assert counts(take(session, changed)) == (1, 1, 3, 0, 0)


def test_a_blank_erases_nothing_and_lines_replace_those_of_their_kind(session: Session) -> None:
    (firm,) = keep(session, supplier(workers=4.0, contact="Bu Contoh", kbli_version="2020"))
    row = replace(supplier(offer={"product": "peti"}), kbli=())
    assert counts(take(session, Dataset(profiles=(row,), stated={"S1": frozenset({"name"})}))) == (0, 1, 0, 0, 0)
    kept = firms.profile(firm)
    assert (kept.workers, kept.contact, kept.kbli, kept.kbli_version) == (4.0, "Bu Contoh", ("17022",), "2020")
    assert [each.product for each in kept.offers] == ["peti"]
    take(session, Dataset(profiles=(replace(row, offers=()),)))
    assert [each.product for each in firms.profile(firm).offers] == ["peti"]


@pytest.mark.parametrize("good_rows", [False, True])
def test_a_refused_row_refuses_the_whole_unless_the_good_ones_are_wanted(session: Session, good_rows: bool) -> None:
    dataset = Dataset(profiles=(buyer(),), problems=(PROBLEM,), refused=1)
    report = take(session, dataset, Terms(CITY, take_good_rows=good_rows))
    assert counts(report) == (int(good_rows), 0, 0, 1, 0)
    assert report.problems == (PROBLEM,)
    assert report.stored == good_rows
    assert count(session, Firm) == good_rows
    assert count(session, AuditEntry) == 2 * good_rows


def test_a_trial_says_what_would_happen_and_stores_nothing(session: Session) -> None:
    keep(session, buyer(workers=2.0))
    before = rows_of(session), revisions.current(session), firms.profile(session.scalars(select(Firm)).one())
    session.commit()
    report = take(session, RECORDS, Terms(CITY, dry_run=True))
    assert counts(report) == (3, 0, 1, 0, 4)
    assert (rows_of(session), revisions.current(session), firms.profile(session.scalars(select(Firm)).one())) == before
    assert counts(take(session, RECORDS)) == counts(report)


def test_another_offices_profile_of_the_same_id_is_left_alone(session: Session) -> None:
    (far,) = keep(session, buyer(workers=2.0), office=NEIGHBOUR)
    assert counts(take(session, Dataset(profiles=(buyer(workers=9.0),)))) == (1, 0, 0, 0, 0)
    assert far.workers == 2.0
    assert {each.workers for each in firms.find_in(session, "35", "B1")} == {2.0, 9.0}


@pytest.mark.parametrize("sample_first", [True, False])
def test_sample_and_real_never_share_an_id_or_a_record(session: Session, sample_first: bool) -> None:
    keep(session, supplier(), sample=sample_first)
    terms = Terms(CITY, sample=not sample_first)
    assert counts(take(session, RECORDS, terms)) == (0, 0, 0, 1, 0)
    report = take(session, RECORDS, replace(terms, take_good_rows=True))
    assert (report.new, report.refused) == (3, 1)
    assert [each.value for each in report.problems] == ["S1"]
    for row in session.scalars(select(Partnership)):
        assert row.seeker.sample == row.partner.sample
    assert count(session, Partnership) == 1
    assert count(session, MembershipRecord) == count(session, DismissalRecord) == 0


def test_records_are_as_the_file_says(session: Session) -> None:
    take(session, RECORDS)
    done, still_open = session.scalars(select(Partnership).order_by(Partnership.partner_id))
    assert (done.state, done.outcome, done.decided_on, done.exposed_rank, done.pattern, done.value) == (
        "completed", "succeeded", date(2026, 3, 1), 2, "lain", 5e6,
    )  # fmt: skip
    assert (still_open.state, still_open.outcome) == ("agreed", "agreed")


def test_an_outcome_without_a_state_has_its_usual_one(session: Session) -> None:
    usual = {"succeeded": "completed", "agreed": "agreed", "declined": "declined", "failed": "ended"}
    _, *partners = keep(session, buyer(), *(supplier(number) for number in range(4)))
    records = [PartnershipRow("supply_chain", "B1", each.public_id, outcome) for each, outcome in zip(partners, usual, strict=True)]
    take(session, Dataset(partnerships=tuple(records)))
    assert {row.outcome: row.state for row in session.scalars(select(Partnership))} == usual


def test_a_file_without_states_does_not_take_a_partnership_back(session: Session) -> None:
    take(session, RECORDS)
    row = session.scalars(select(Partnership).where(Partnership.state == "agreed")).one()
    partnerships.step(session, OFFICIAL, row, Step("running", ownership="none"))
    assert counts(take(session, RECORDS))[1:] == (0, 4, 0, 0)
    assert row.state == "running"
    assert counts(take(session, Dataset(partnerships=(replace(OPEN, value=7e6),)))) == (0, 0, 0, 0, 1)
    assert (row.state, row.value) == ("running", 7e6)


def test_what_changed_between_two_firms_is_changed_once(session: Session) -> None:
    take(session, RECORDS)
    later: dict[str, Any] = {
        "partnerships": (replace(DONE, value=6e6), replace(DONE, decided_on=date(2026, 9, 1))),
        "dismissals": (replace(RECORDS.dismissals[0], until=None),),
    }
    assert counts(take(session, Dataset(**later))) == (0, 0, 0, 0, 3)
    assert counts(take(session, Dataset(**later))) == (0, 0, 0, 0, 0)
    assert (count(session, Partnership), count(session, DismissalRecord)) == (3, 1)
    assert session.scalars(select(DismissalRecord.until)).one() is None


def test_two_imports_at_once_store_each_firm_once(session: Session, engine: Engine) -> None:
    profiles = tuple(supplier(number, offers=(Offer("kardus"),)) for number in range(50))
    said = at_once(engine, 3, lambda own, place: imports.take(own, OFFICIAL, Dataset(profiles=profiles), OFFICE).new)
    assert said.count(50) == 1
    assert all(each in (0, 50) or isinstance(each, Conflict) for each in said)
    assert count(session, Firm) == 50


def test_two_imports_at_once_never_mix_their_changes(session: Session, engine: Engine) -> None:
    keep(session, *(supplier(number) for number in range(20)))
    session.commit()

    def change(own: Session, place: int) -> int:
        profiles = tuple(supplier(number, workers=place + 1.0, offer={"product": f"peti {place}"}) for number in range(20))
        return imports.take(own, OFFICIAL, Dataset(profiles=profiles), OFFICE).changed

    said = at_once(engine, 3, change)
    assert 20 in said
    assert all(each == 20 or isinstance(each, Conflict) for each in said)
    assert len({(firm.workers, *(offer.product for offer in firm.offers)) for firm in session.scalars(select(Firm))}) == 1


def entries(session: Session, act: str) -> list[tuple[str, int | None, dict[str, Any]]]:
    """What the trail says of such acts: about what, and what has changed."""
    found = session.scalars(select(AuditEntry).where(AuditEntry.act == act).order_by(AuditEntry.id))
    return [(each.subject_kind, each.subject_id, each.changes) for each in found]


def test_the_trail_counts_an_import_and_names_each_new_profile_and_record(session: Session) -> None:
    take(session, RECORDS)
    assert {(each.office, each.actor_id) for each in session.scalars(select(AuditEntry))} == {(CITY, None)}
    assert entries(session, "profiles.imported") == [("import", None, {"new": [0, 4], "records": [0, 4]})]
    keys = {each.public_id: each.id for each in session.scalars(select(Firm))}
    assert entries(session, "firm.created") == [("firm", keys[name], {"id": [None, name]}) for name in ("B1", "S1", "S2", "G1")]
    done, still_open = session.scalars(select(Partnership).order_by(Partnership.partner_id))
    first, second = entries(session, "partnership.recorded")
    assert (first[1], first[2]["value"], first[2]["state"]) == (done.id, [None, 5e6], [None, "completed"])
    sides = {"seeker_id": [None, keys["B1"]], "partner_id": [None, keys["S2"]]}
    assert second == ("partnership", still_open.id, {**sides, "state": [None, "agreed"], "outcome": [None, "agreed"]})
    dismissal = session.scalars(select(DismissalRecord)).one()
    said = {"reason": [None, "not_now"], "until": [None, "2027-01-01"], "seeker": [None, keys["B1"]], "partner": [None, keys["S1"]]}
    assert entries(session, "pair.turned_down") == [("dismissal", dismissal.id, said)]
    assert entries(session, "membership.recorded") == [("membership", None, {"group": [None, keys["G1"]], "member": [None, keys["S1"]]})]


def test_the_trail_keeps_what_an_import_has_replaced(session: Session) -> None:
    first, second = keep(session, supplier(1, workers=4.0, phone="0812"), supplier(2))
    take(session, RECORDS)
    changed = (supplier(1, workers=5.0, phone="0813"), supplier(2, offer={"product": "peti"}))
    take(session, Dataset(profiles=changed, partnerships=(replace(DONE, value=6e6),)))
    one, other = sorted(entries(session, "firm.changed"), key=lambda entry: entry[1] == second.id)
    assert one == ("firm", first.id, {"workers": [4.0, 5.0], "phone": None})
    assert (other[1], list(other[2]), other[2]["offers"][1][0]["product"]) == (second.id, ["offers"], "peti")
    value = session.scalars(select(AuditValue)).one()
    assert (value.field, value.before, value.after) == ("phone", "0812", "0813")
    assert [changes for _, _, changes in entries(session, "partnership.moved")] == [{"value": [5e6, 6e6]}]


def test_what_has_ended_closes_the_partnership_that_is_open(session: Session) -> None:
    take(session, RECORDS)
    row = session.scalars(select(Partnership).where(Partnership.state == "agreed")).one()
    ended = PartnershipRow("supply_chain", "B1", "S2", "succeeded", decided_on=date(2026, 10, 1), state="completed")
    for records in (1, 0):
        assert counts(take(session, Dataset(partnerships=(ended,)))) == (0, 0, 0, 0, records)
        assert (row.state, row.outcome, row.decided_on, count(session, Partnership)) == ("completed", "succeeded", date(2026, 10, 1), 2)


@pytest.mark.parametrize("in_order", [True, False])
def test_an_old_partnership_beside_the_open_one_leaves_that_open(session: Session, in_order: bool) -> None:
    take(session, RECORDS)
    ended = PartnershipRow("supply_chain", "B1", "S2", "failed", decided_on=date(2025, 1, 1), state="ended")
    both = (ended, OPEN) if in_order else (OPEN, ended)
    assert counts(take(session, Dataset(partnerships=both))) == (0, 0, 0, 0, 1)
    assert sorted(session.scalars(select(Partnership.state))) == ["agreed", "completed", "ended"]


def test_only_a_citys_office_takes_profiles(session: Session) -> None:
    with pytest.raises(Invalid) as refused:
        take(session, RECORDS, Terms("35"))
    assert list(refused.value.fields) == ["office"]
    assert count(session, Firm) == 0


def test_records_of_other_firms_are_not_read(session: Session, engine: Engine) -> None:
    imports.take(session, OFFICIAL, RECORDS, Terms(NEIGHBOUR))
    take(session, RECORDS)
    session.expunge_all()
    with statements(engine) as sent:
        assert counts(take(session, RECORDS)) == (0, 0, 4, 0, 0)
    asked = [" ".join(each.split()) for each in sent if "_id IN (SELECT firms.id" in each]
    assert [sum(f"FROM {table} WHERE" in each for each in asked) for table in ("memberships", "partnerships", "dismissals")] == [1, 1, 1]
