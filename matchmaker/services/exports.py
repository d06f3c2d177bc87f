"""What the office has recorded, in the interchange format and as a tidy workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.interchange import Dataset, Dismissal, Membership, PartnershipRow, tidy_workbook
from matchmaker.permissions import Actor, Subject, allows
from matchmaker.services import downloads
from matchmaker.services.downloads import Download
from matchmaker.services.firms import check_office
from matchmaker.services.suggestions import Writing
from matchmaker.store import firms, profiles, records


def dataset(session: Session, office: str, *, sample: bool = False) -> Dataset:
    """The office's real profiles (or those of the sample city) by id, with what the format can say of the records between them.

    Left out, and counted in a notice, are partnerships that have no outcome yet and records with a firm of another office. Steps,
    accounts, lists and the trail are no part of the format either: a back-up is one of the database itself.
    """
    among = firms.of_office(office, sample=sample)
    kept = profiles.read(session, among)
    names = {each.key: each.profile.id for each in kept}
    found = Dataset(
        profiles=tuple(each.profile for each in kept),
        memberships=tuple(
            Membership(names[row.group_id], names[row.firm_id])
            for row in _sorted(records.memberships(session, among), names, ("group_id", "firm_id"))
        ),
        partnerships=tuple(
            PartnershipRow(row.pairing, names[row.seeker_id], names[row.partner_id], row.outcome, row.exposed_rank, row.decided_on,
                           row.state, row.pattern, row.value)
            for row in _sorted(records.partnerships(session, among), names) if row.outcome
        ),
        dismissals=tuple(
            Dismissal(row.pairing, names[row.seeker_id], names[row.partner_id], row.reason, row.until)
            for row in _sorted(records.dismissals(session, among), names)
        ),
    )  # fmt: skip
    left_out = records.count(session, among) - len(found.memberships) - len(found.partnerships) - len(found.dismissals)
    return replace(found, notices=(_left_out(left_out),)) if left_out else found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a workbook is to hold: of which office (blank: the actor's own), these tables (none: all of them), and whether of the sample."""

    office: str = ""
    tables: Collection[str] = ()
    sample: bool = False


def workbook(session: Session, actor: Actor, wanted: Wanted, writing: Writing) -> bytes:
    """What the office has recorded as a tidy workbook in the reader's language, which the trail notes within `writing`.

    NotFound outside the actor's region; Invalid where the office is not a city's, or the format has no such table.
    """
    office = wanted.office or actor.region
    if not allows("profiles.export", actor, Subject((office,))):
        raise NotFound(say("kantor {office} di luar wilayah Anda", "the office {office} is outside your region", office=office[:13]))
    check_office(office)
    found = dataset(session, office, sample=wanted.sample)
    content = tidy_workbook(found, wanted.tables)
    asked = {"office": office, "tables": [*wanted.tables], "sample": wanted.sample}
    with writing() as noting:
        downloads.note(noting, actor, Download("profiles", len(found.profiles), asked))
    return content


def _left_out(number: int) -> str:
    return say(
        "{number} catatan antarusaha tidak ikut: kemitraan yang belum ada hasilnya, atau dengan usaha kantor lain",
        "{number} records between firms are left out: partnerships without an outcome yet, or with a firm of another office",
        number=number,
    )


def _sorted(rows: Sequence[Any], names: Mapping[int, str], sides: tuple[str, str] = ("seeker_id", "partner_id")) -> list[Any]:
    """The rows by the ids of their two firms, then as they were entered."""
    one, other = sides
    return sorted(rows, key=lambda row: (names[getattr(row, one)], names[getattr(row, other)], getattr(row, "id", 0)))
