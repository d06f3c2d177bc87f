"""The works behind the daily lists: make() ranks the firms of one office, order_all() asks for the lists of all offices."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.whole_city import Best
from matchmaker.services import city_ranking, jobs
from matchmaker.services.city_ranking import LIMIT, Known
from matchmaker.services.leases import Lease
from matchmaker.store import city_lists
from matchmaker.store.city_lists import About, Entry
from matchmaker.store.columns import Columns
from matchmaker.store.jobs import Assignment
from models import CityList

KEPT = 14
PART = 500
"""Firms stored in one transaction."""
THINNED = 5_000
READING = {"id": "membaca profil", "en": "reading the profiles"}
RANKING = {"id": "memeringkat", "en": "ranking"}
"""What is being done, as the page says it."""


def order(about: About, account_id: int | None = None) -> jobs.Order:
    """The order of one list; while it is open, the same one is not taken again."""
    world = "sample" if about.sample else "real"
    arguments = {"pairing": about.pairing, "role": about.role, "sample": about.sample}
    return jobs.Order("city_list", f"city_list {about.office} {about.role} {world}", arguments, about.office, account_id)


def order_all(job: Assignment, lease: Lease) -> dict[str, Any]:
    """A work: one job for each office that keeps firms, each pairing and each role."""
    with lease.storing() as session:
        wanted = [
            About(office, pairing.name, role, sample)
            for office, sample in city_lists.offices(session)
            for pairing in PAIRINGS.values()
            for role in pairing.roles
        ]
        new = [jobs.enqueue(session, order(each))[1] for each in wanted]
    return {"ordered": sum(new)}


def make(job: Assignment, lease: Lease) -> dict[str, Any]:
    """A work: the list of the job's office, complete only when each firm is in it; a list that an earlier attempt completed is kept."""
    about = About(job.office or "", job.arguments["pairing"], job.arguments["role"], job.arguments["sample"])
    found = _completed(job, lease)
    if found is None:
        lease.progress(0, None, READING)
        with lease.open_(writes=False) as session:
            known = city_ranking.read(session, about)
        lease.progress(0, None, RANKING)
        list_id = _begin(job, lease, about, known)
        found = _complete(lease, list_id, _store(lease, list_id, known))
    _clear(lease, found["list"])
    return found


def _completed(job: Assignment, lease: Lease) -> dict[str, Any] | None:
    """What an earlier attempt has completed; what it has only begun is removed."""
    with lease.open_(writes=False) as session:
        begun = city_lists.of_job(session, job.id)
        found, complete = (_result(begun), begun.complete) if begun else (None, False)
    if found and not complete:
        _remove(lease, found["list"])
    return found if complete else None


def _result(row: CityList) -> dict[str, Any]:
    return {"list": row.id, "firms": row.firms, "without": row.without}


def _begin(job: Assignment, lease: Lease, about: About, known: Known) -> int:
    with lease.storing() as session:
        row = CityList(job_id=job.id, office=about.office, pairing=about.pairing, role=about.role, sample=about.sample, limit=LIMIT,
                       weight_set_id=known.weight_set_id, previous_id=known.reference_id, made_at=datetime.now(UTC))  # fmt: skip
        session.add(row)
        session.flush()
        return row.id


def _store(lease: Lease, list_id: int, known: Known) -> tuple[int, int]:
    """Rank firm by firm and store part by part; how many firms there are, and how many have no partner."""
    firms = without = 0
    with closing(city_ranking.rank_all(known, lease.progress)) as ranked:
        while entries := [_entry(known.columns, each) for each in islice(ranked, PART)]:
            with lease.storing() as session:
                before = city_lists.partners(session, known.reference_id, [each.firm_id for each in entries])
                city_lists.add(session, list_id, [_compared(each, before, known.reference_id) for each in entries])
            firms, without = firms + len(entries), without + sum(not each.partners for each in entries)
    return firms, without


def _entry(known: Columns, best: Best) -> Entry:
    return Entry(int(known.keys[best.row]), tuple(known.keys[best.partners].tolist()), tuple(best.scores.tolist()))


def _compared(entry: Entry, before: Mapping[int, tuple[int, ...]], reference_id: int | None) -> Entry:
    """Changed where other partners stood there; nothing is, where there is no list to compare with."""
    return replace(entry, changed=reference_id is not None and set(before.get(entry.firm_id, ())) != set(entry.partners))


def _complete(lease: Lease, list_id: int, counted: tuple[int, int]) -> dict[str, Any]:
    with lease.storing() as session:
        row = session.get_one(CityList, list_id)
        row.firms, row.without = counted
        row.complete = True
        return _result(row)


def _clear(lease: Lease, list_id: int) -> None:
    """Remove the lists that are no longer kept."""
    with lease.open_(writes=False) as session:
        old = city_lists.outdated(session, session.get_one(CityList, list_id), KEPT)
    for each in old:
        _remove(lease, each)


def _remove(lease: Lease, list_id: int) -> None:
    gone = False
    while not gone:
        with lease.storing() as session:
            gone = city_lists.thin(session, list_id, THINNED)
