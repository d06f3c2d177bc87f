"""Signs by which two firms may be one: telephone numbers and names however they are written."""

from __future__ import annotations

from collections.abc import Mapping

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
        ("Telp. 0321-391234/35 (kantor 2), WA 08123456789 ext 12", ["0321391234", "08123456789"]),
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
    said = Dataset(profiles=(Profile("U", "X"), Profile("W", "X")), firms_file="usaha.csv", rows={"U": 2, "W": 5})
    found = twins.resolve(said, {("U", "K-1"): True, ("W", "K-1"): True}, STORED)
    assert ([each.id for each in found.profiles], found.refused, found.rows) == (["K-1"], 1, {"K-1": 2})
    (problem,) = found.problems
    assert (problem.file, problem.row, problem.column, problem.value) == ("usaha.csv", 5, "id", "W")
    assert "“U” di baris 2" in problem.reason


def asked(*uploaded: Profile, answers: Mapping[twins.Pair, bool] = twins.NOTHING) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """What is asked of these rows: the two ids, the signs, and whether the other is a row too."""
    return [(*each.pair, each.signs, each.in_file) for each in twins.find(uploaded, STORED, answers)]


A = Profile("A", "Batik Rekaan", nib="9120000000002", phone="0813-0000-001", region="35.76.02.1002")
B = Profile("B", "CV Batik Rekaan", phone="62 813 0000 001", region="35.76.02.1002")
C = Profile("C", "Lain Sekali", nib="9120000000002")
LIKE_STORED = Profile("D", "Maju Jaya", phone="0813-0000-001", region="35.76.02.1001")


def test_a_firm_that_stands_twice_in_the_file_is_asked_about_by_each_sign() -> None:
    assert asked(A, B, C) == [("B", "A", ("phone", "name"), True), ("C", "A", ("nib",), True)]
    assert asked(A, B, C, answers={("A", "B"): False, ("C", "A"): False}) == []


def test_what_is_open_about_stored_firms_is_asked_first() -> None:
    assert asked(A, LIKE_STORED) == [("D", "K-1", ("name",), False)]
    assert asked(A, LIKE_STORED, answers={("D", "K-1"): False}) == [("D", "A", ("phone",), True)]


def test_a_stored_firm_of_the_file_is_the_other_one_wherever_it_stands() -> None:
    again = Profile("K-1", "Maju Jaya", phone="0813-0000-001")
    assert asked(B, again) == [("B", "K-1", ("phone",), True)]


def test_two_that_are_several_firms_are_so_whichever_is_stored() -> None:
    assert asked(LIKE_STORED, answers={("K-1", "D"): False}) == []
    assert asked(LIKE_STORED, answers={("K-1", "D"): True}) == [("D", "K-1", ("name",), False)]


def test_many_rows_with_one_number_are_compared_with_the_first_of_them_only() -> None:
    crowd = [Profile(f"N-{number}", f"Usaha {number}", phone="0321-391000") for number in range(300)]
    assert len(asked(*crowd)) == 299


def test_of_two_rows_that_are_one_firm_the_other_stays_and_is_meant_everywhere() -> None:
    said = Dataset(
        profiles=(A, B, C, Profile("G", "KUBE Rekaan", kind="group")),
        memberships=(Membership("G", "B"), Membership("G", "C")),
        partnerships=(PartnershipRow("supply_chain", "B", "C", "agreed"), PartnershipRow("supply_chain", "C", "G", "agreed")),
        stated={"A": frozenset({"nib"}), "B": frozenset({"phone"})},
    )
    found = twins.resolve(said, {("B", "A"): True, ("C", "B"): True}, STORED)
    assert ([each.id for each in found.profiles], [each.value for each in found.problems]) == (["A", "G"], ["B", "C"])
    assert ([each.firm for each in found.memberships], found.stated) == (["A", "A"], {"A": frozenset({"nib"})})
    assert [(each.seeker, each.partner) for each in found.partnerships] == [("A", "G")]


def test_answers_that_go_in_a_circle_join_nothing() -> None:
    said = Dataset(profiles=(A, B, C))
    assert twins.resolve(said, {("A", "B"): True, ("B", "C"): True, ("C", "A"): True}, STORED) == said


def test_an_answer_about_a_row_that_is_not_there_changes_nothing() -> None:
    said = Dataset(profiles=(B,))
    assert twins.resolve(said, {("B", "A"): True}, STORED) == said


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [("firms", "Nama UMKM", "name"), ("firms", "Jml Pekerja", "workers"), ("firms", "No. HP", "phone"),
     ("offers", "Kapasitas Produksi", "capacity")],
)  # fmt: skip
def test_a_heading_is_understood_as_offices_write_it(table: str, heading: str, column: str) -> None:
    assert headings.suggest(table, heading)[0] == column


def test_a_heading_like_none_is_not_guessed() -> None:
    assert headings.suggest("firms", "zzz") == []


def test_a_row_that_was_answered_to_be_two_stored_firms_is_refused_and_overwrites_neither() -> None:
    stored = {**STORED, "K-2": Profile("K-2", "Sol Jaya")}
    said = Dataset(
        profiles=(Profile("U", "X"), Profile("V", "Y", kind="group")), memberships=(Membership("V", "U"),), rows={"U": 2, "V": 3},
    )  # fmt: skip
    read = twins.resolve(said, {("U", "K-1"): True, ("U", "K-2"): True}, stored)
    assert [each.id for each in read.profiles] == ["V"]
    assert [(each.row, each.value) for each in read.problems] == [(2, "U")]
    assert "K-1, K-2" in read.problems[0].reason
    assert (read.refused, read.memberships) == (1, ())
