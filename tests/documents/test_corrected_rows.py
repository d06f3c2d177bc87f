"""Refused rows as a workbook: as they stood, with what is wrong, and taken once they are mended."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from matchmaker.documents.corrected_rows import corrected_rows
from matchmaker.i18n import reading
from matchmaker.interchange import read
from tests.interchange.corpus.case import book

HEAD = ["Kode usaha", "Nama", "Jumlah pekerja", "Hobi"]
FIRMS = [HEAD, ["K-1", "=1+1", "banyak", "x"], ["K-2", "Pak Joko", 5, "y"], ["K-3", "Bu Ani", 2, ""]]
OFFERS = [["firm", "product", "capacity"], ["K-2", "tahu", 10], ["K-2", "tempe", -1], ["K-3", "oncom", 4]]


def source() -> bytes:
    """A workbook with a wrong firm and a wrong offer."""

    def as_text(made: openpyxl.Workbook) -> None:
        made["firms"]["B2"].data_type = "s"

    return book(*FIRMS, offers=OFFERS, change=as_text)


def cells(content: bytes) -> dict[str, list[list[Any]]]:
    """The rows of each sheet."""
    opened = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in opened}


def refused(content: bytes, name: str = "kota.xlsx") -> bytes:
    """The workbook of what is refused in the file, whose columns have been mapped."""
    mapping = {"firms": {"Nama": "name"}}
    return corrected_rows(content, name, read(content, mapping, name=name).problems, mapping)


def test_refused_rows_stand_with_their_headings_values_and_remarks() -> None:
    found = cells(refused(source()))
    remark = "workers: “banyak” bukan angka yang dikenal; tulis misalnya 25"
    assert found["Usaha"] == [
        [*HEAD, "Yang perlu diperbaiki"],
        ["K-1", "'=1+1", "banyak", "x", remark],
        ["K-2", "Pak Joko", 5, "y", None],
    ]
    assert [row[:3] for row in found["Penawaran"]] == OFFERS[:3]
    assert [bool(row[3]) for row in found["Penawaran"]] == [True, False, True]


def test_mended_rows_are_taken_and_the_remarks_passed_over() -> None:
    opened = openpyxl.load_workbook(io.BytesIO(refused(source())))
    opened["Usaha"]["C2"], opened["Penawaran"]["C3"] = 7, 1
    stream = io.BytesIO()
    opened.save(stream)
    data = read(stream.getvalue(), {"firms": {"Nama": "name", "Hobi": ""}}, name="kota.xlsx")
    assert not data.problems
    assert [(each.id, each.name, len(each.offers)) for each in data.profiles] == [("K-1", "=1+1", 0), ("K-2", "Pak Joko", 2)]
    assert "perbaiki" not in " ".join(data.notices)


def test_a_second_round_has_one_column_of_remarks_in_the_readers_language() -> None:
    with reading("en"):
        again = cells(refused(refused(source())))["Firms"]
    assert again[0] == [*HEAD, "What to correct"]
    assert len(again) == 3


@pytest.mark.parametrize("content", [b"Kode usaha;Jumlah pekerja\nK-1;3\n", b"\n\nKode usaha;Jumlah pekerja\nK-1;3\n"])
def test_where_the_heading_is_wrong_every_row_stays_and_says_so(content: bytes) -> None:
    found = cells(refused(content, "data.csv"))["Usaha"]
    assert [row[:2] for row in found] == [["Kode usaha", "Jumlah pekerja"], ["K-1", "3"]]
    assert found[1][2] == "name: kolom wajib ini tidak ada"
