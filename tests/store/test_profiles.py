"""Profiles by the thousand: read as they were entered, changed only as long as nobody else has changed them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from matchmaker.engine.profile import Profile
from matchmaker.store import firms, profiles
from tests.interchange.city import city
from tests.services.town import CITY, NEIGHBOUR

NOTHING = Profile("Z-1", "Belum diketahui")
NAUGHT = Profile("Z-2", "Nol", workers=0.0, mentor_slots=0, active=False, domestic=False)
KNOWN = (*city().profiles, NOTHING, NAUGHT)


def test_what_is_entered_is_read_alike_in_both_ways(session: Session) -> None:
    keys = profiles.add(session, CITY, KNOWN)
    stored = {each.key: each.profile for each in profiles.read(session)}
    assert stored == {keys[each.id]: each for each in KNOWN}
    assert {key: firms.profile(row) for key, row in firms.those(session, list(keys.values())).items()} == stored


def test_a_change_replaces_facts_and_lines_and_leaves_others_alone(session: Session) -> None:
    profiles.add(session, CITY, KNOWN[:2])
    profiles.add(session, NEIGHBOUR, KNOWN[:2])
    before = profiles.read(session, firms.of_office(CITY))
    row = firms.get(session, before[0].key)
    new = replace(before[0].profile, workers=None, kbli=(), offers=before[0].profile.offers[::-1], skills=())
    profiles.change(session, [(before[0], new)])
    assert [each.profile for each in profiles.read(session, firms.of_office(CITY))] == [new, KNOWN[1]]
    assert [each.profile for each in profiles.read(session, firms.of_office(NEIGHBOUR))] == list(KNOWN[:2])
    assert row
    assert (row.revision, row.workers, [each.product for each in row.offers]) == (2, None, ["tahu", KNOWN[0].offers[0].product])


def test_a_change_of_what_has_changed_meanwhile_is_refused(session: Session) -> None:
    profiles.add(session, CITY, KNOWN[:2])
    before = profiles.read(session)
    changed = [(each, replace(each.profile, workers=1.0)) for each in before]
    profiles.change(session, changed[:1])
    with pytest.raises(StaleDataError):
        profiles.change(session, changed)


def test_an_id_is_entered_once(session: Session) -> None:
    assert profiles.add(session, CITY, ()) == {}
    profiles.add(session, CITY, KNOWN[:1])
    with pytest.raises(IntegrityError):
        profiles.add(session, CITY, KNOWN[:2])
