"""Signs by which two firms may be one: telephone numbers and names however they are written."""

from __future__ import annotations

import pytest

from matchmaker.engine.profile import Profile
from matchmaker.interchange import Dataset, Dismissal, Membership, PartnershipRow
from matchmaker.services import headings, twins

STORED = {"K-1": Profile("K-1", "UD Maju Jaya", nib="9120000000001", phone="0812 3456 789 / (0321) 391234", region="35.76.02.1001")}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0812-3456-789", ["08123456789"]),
        ("+62 812 3456 789", ["08123456789"]),
        ("62812.3456.789", ["08123456789"]),
        ("8123456789", ["08123456789"]),
        ("(0321) 391234 atau 0812 3456 789", ["0321391234", "08123456789"]),
        ("-", []),
        (None, []),
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str | None, read: list[str]) -> None:
    assert list(twins.telephones(written)) == read


@pytest.mark.parametrize("written", ["Maju Jaya", "UD. MAJU JAYA", "maju-jaya, u.d."])
def test_a_name_is_the_same_without_its_legal_form(written: str) -> None:
    assert twins.plain_name(written) == "maju jaya"


def test_a_name_of_nothing_but_a_form_stays() -> None:
    assert twins.plain_name("Toko") == "toko"


@pytest.mark.parametrize(
    ("uploaded", "signs"),
    [
        (Profile("U", "X", nib="9120000000001"), ("nib",)),
        (Profile("U", "X", phone="0321-391234"), ("phone",)),
        (Profile("U", "Maju Jaya", region="35.76.02.1001", phone="08123456789"), ("phone", "name")),
    ],
)
def test_what_two_firms_share_is_named(uploaded: Profile, signs: tuple[str, ...]) -> None:
    assert [(each.stored.id, each.signs) for each in twins.find([uploaded], STORED)] == [("K-1", signs)]


@pytest.mark.parametrize("uploaded", [Profile("K-1", "X", nib="9120000000001"), Profile("U", "Maju Jaya", region="35.76.02.1002")])
def test_a_known_id_and_another_village_are_no_question(uploaded: Profile) -> None:
    assert twins.find([uploaded], STORED) == []


def test_the_same_firm_goes_by_its_stored_id_everywhere() -> None:
    said = Dataset(
        profiles=(Profile("U", "X"), Profile("V", "Y", kind="group")),
        memberships=(Membership("V", "U"),),
        partnerships=(PartnershipRow("supply_chain", "V", "U", "agreed"),),
        dismissals=(Dismissal("mentorship", "U", "V", "other"),),
        stated={"U": frozenset({"name"})},
    )
    found = twins.resolve(said, {("U", "K-1"): True, ("V", "K-1"): False}, STORED)
    assert [each.id for each in found.profiles] == ["K-1", "V"]
    assert (found.memberships[0].firm, found.partnerships[0].partner, found.dismissals[0].seeker) == ("K-1", "K-1", "K-1")
    assert found.stated == {"K-1": frozenset({"name"})}


def test_two_rows_for_one_firm_are_one_too_many() -> None:
    said = Dataset(profiles=(Profile("U", "X"), Profile("W", "X")))
    found = twins.resolve(said, {("U", "K-1"): True, ("W", "K-1"): True}, STORED)
    assert ([each.id for each in found.profiles], found.refused, found.problems[0].value) == (["K-1"], 1, "W")


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [("firms", "Nama UMKM", "name"), ("firms", "Jml Pekerja", "workers"), ("firms", "No. HP", "phone"),
     ("offers", "Kapasitas Produksi", "capacity")],
)  # fmt: skip
def test_a_heading_is_understood_as_offices_write_it(table: str, heading: str, column: str) -> None:
    assert headings.suggest(table, heading)[0] == column


def test_a_heading_like_none_is_not_guessed() -> None:
    assert headings.suggest("firms", "zzz") == []
