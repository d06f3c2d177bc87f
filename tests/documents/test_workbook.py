"""A tidy workbook: headings in sight, numbers as numbers, and nothing that a spreadsheet would run."""

from __future__ import annotations

import io

import openpyxl

from matchmaker.documents.workbook import workbook


def test_numbers_stay_numbers_and_formulas_become_text() -> None:
    written = workbook("Syarat 40 %", ["Nama", "TKDN"], [["=1+1", 40.5], ["@x", None], ["Keripik", 7]])
    sheet = openpyxl.load_workbook(io.BytesIO(written)).active
    assert sheet is not None
    assert (sheet.title, sheet.freeze_panes, sheet["A1"].font.b) == ("Syarat 40 %", "A2", True)
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [["'=1+1", 40.5], ["'@x", None], ["Keripik", 7]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
