"""Who may do what: an office its region's, a business its own firm's, a token for reading nothing that writes."""

from __future__ import annotations

import pytest

from matchmaker.permissions import PERMISSIONS, READING, Actor, Subject, allows
from matchmaker.terms import ACCOUNT_ROLES, values

CITY = Subject(("35.76",), frozenset({7}))


@pytest.mark.parametrize(
    ("region", "office", "reaches"),
    [
        ("35.76", "35.76", True),
        ("35.76", "35.76.02", True),
        ("35", "35.76", True),
        ("35.76", "35.73", False),
        ("35.76", "35.760", False),
        ("35.7", "35.76", False),
        ("35.76.02", "35.76", False),
        ("35.76", "35", False),
        ("35.76", "", False),
    ],
)
def test_a_region_holds_what_lies_in_it_segment_by_segment(region: str, office: str, *, reaches: bool) -> None:
    assert allows("firms.read", Actor("official", region), Subject((office,))) is reaches


def test_a_pair_of_two_offices_is_both_offices_to_keep() -> None:
    pair = Subject(("35.76", "35.73"), frozenset({7, 8}))
    assert [allows("partnerships.step", Actor("official", region), pair) for region in ("35.76", "35.73", "35.78")] == [True, True, False]


def test_a_business_reaches_its_own_firm_and_no_other() -> None:
    for permission, expected in (("firms.read", True), ("firms.write", True), ("suggestions.ask", True), ("partnerships.step", False)):
        assert allows(permission, Actor("business", "35.76", 1, firm_id=7), CITY) is expected
        assert not allows(permission, Actor("business", "35.76", 1, firm_id=8), CITY)
        assert not allows(permission, Actor("business", "35.76", 1), CITY)


def test_lists_are_of_ones_own_region_or_firm() -> None:
    for permission in ("firms.list", "partnerships.list"):
        assert [allows(permission, Actor("official", region), CITY) for region in ("35", "35.76", "35.73")] == [True, True, False]
    assert [allows("partnerships.list", Actor("business", "35.76", 1, firm_id=firm), CITY) for firm in (7, 8)] == [True, False]


def test_a_thing_of_no_office_is_nobodys() -> None:
    for role in values(ACCOUNT_ROLES):
        assert not allows("firms.read", Actor(role, "35.76", 1, firm_id=7), Subject())


def test_an_unknown_permission_is_a_mistake_and_an_unknown_role_has_none() -> None:
    with pytest.raises(KeyError):
        allows("firms.destroy", Actor("administrator", "35"))
    assert not any(allows(permission, Actor("owner", "35"), CITY) for permission in PERMISSIONS)


@pytest.mark.parametrize("role", values(ACCOUNT_ROLES))
def test_a_token_for_reading_does_no_more_than_read(role: str) -> None:
    reader, person = (Actor(role, "35.76", 1, firm_id=7, reads_only=only) for only in (True, False))
    for permission in PERMISSIONS:
        assert allows(permission, reader, CITY) is (allows(permission, person, CITY) and permission in READING)


def test_the_table_knows_only_our_roles_and_the_readings_are_in_it() -> None:
    assert {role for roles in PERMISSIONS.values() for role in roles} <= set(values(ACCOUNT_ROLES))
    assert set(PERMISSIONS) >= READING
    assert not {
        each for each in READING if each.rpartition(".")[2] in ("write", "create", "propose", "answer", "step", "activate", "manage", "own")
    }
