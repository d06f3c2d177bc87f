"""Cells that no office would write: each is taken as it is meant or refused by file, row and column, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.interchange import read
from tests.interchange.test_reading import FIRMS, folder, told

NUMBERS = ["nan", "NaN", "inf", "-Infinity", "1e308", "1e309", "-5", "-1e-9", "9" * 400, "0x10", "--1", "1e"]
TEXTS = [
    "kardus 👟🏽‍♀️", "كرتون \u202eأحذية\u202c", "鞋盒", "kardus" + "\u0301" * 200, "\ufdfa" * 200,
    "{need} %s <b>&", "=1+1", "'; DROP TABLE firms; --",
]  # fmt: skip
PLACES = [
    ("91", "112", "latitude"), ("-90.0001", "112", "latitude"),
    ("-7", "180.5", "longitude"), ("nan", "112", "latitude"), ("-7", "1e308", "longitude"),
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(("table", "heading"), [("offers", "firm,product,capacity"), ("offers", "firm,product,booked"),
                                                ("needs", "firm,product,quantity"), ("needs", "firm,product,max_km")])  # fmt: skip
def test_a_number_that_cannot_be_is_refused_where_it_stands(tmp_path: Path, number: str, table: str, heading: str) -> None:
    data = read(folder(tmp_path, firms=FIRMS, **{table: f"{heading}\nK-1,kardus,{number}\nK-2,kardus,7\n"}))
    ((file, row, column, value),) = told(data)
    assert (file, row, column) == (f"{table}.csv", 2, heading.rpartition(",")[2])
    assert number.startswith(value)
    assert [len(getattr(profile, table)) for profile in data.profiles] == [0, 1]


def test_digits_of_other_scripts_are_digits(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms=FIRMS, offers="firm,product,capacity\nK-1,kardus,１２\nK-2,kardus,٣\n"))
    assert [profile.offers[0].capacity for profile in data.profiles] == [12, 3]


@pytest.mark.parametrize(("latitude", "longitude", "wrong"), PLACES)
def test_a_place_outside_the_earth_is_refused(tmp_path: Path, latitude: str, longitude: str, wrong: str) -> None:
    data = read(folder(tmp_path, firms=f"id,name,latitude,longitude\nK-1,A,{latitude},{longitude}\nK-2,B,-7.47,112.43\n"))
    assert wrong in [column for _, row, column, _ in told(data) if row == 2]
    assert [profile.id for profile in data.profiles] == ["K-2"]


@pytest.mark.parametrize("text", TEXTS)
def test_any_readable_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    data = read(folder(tmp_path, firms=f"id,name\nK-1,{text}\n", offers=f"firm,product\nK-1,{text}\n"))
    assert not data.problems
    assert (data.profiles[0].name, data.profiles[0].offers[0].product) == (text, text)


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms="id,name\nK-1,A\n", offers="firm,product\nK-1,kar\x00dus\x1b[31m\x7f\n"))
    assert not data.problems
    assert data.profiles[0].offers[0].product == "kardus[31m"


def test_half_a_character_is_refused_as_no_text(tmp_path: Path) -> None:
    (tmp_path / "firms.csv").write_bytes(b"id,name\nK-1,\xed\xa0\xbd\n")
    with pytest.raises(Exception, match="UTF-8"):
        read(tmp_path / "firms.csv")


def test_a_name_of_100_kilobytes_is_too_long(tmp_path: Path) -> None:
    data = read(folder(tmp_path, firms=FIRMS, offers="firm,product\nK-1," + "k" * 100_000 + "\nK-2,kardus\n"))
    assert [(file, row, column) for file, row, column, _ in told(data)] == [("offers.csv", 2, "product")]
    assert len(data.problems[0].value) < 1_000


@pytest.mark.parametrize("table", ["offers", "needs", "skills"])
def test_of_10_000_lines_of_one_firm_the_first_500_are_taken_and_the_rest_refused(tmp_path: Path, table: str) -> None:
    heading, line = ("firm,skill,side\n", "K-1,jahit,has\n") if table == "skills" else ("firm,product\n", "K-1,kardus\n")
    data = read(folder(tmp_path, firms=FIRMS, **{table: heading + line * 10_000 + line.replace("K-1", "K-2")}))
    assert [len(getattr(profile, table)) for profile in data.profiles] == [500, 1]
    assert (data.refused, {(each.file, each.column) for each in data.problems}) == (9_500, {(f"{table}.csv", "firm")})
