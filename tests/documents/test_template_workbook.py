"""The template: what an office sees when it opens it, and that nothing is stored before it is filled in."""

from __future__ import annotations

import io

import openpyxl
import pytest

from matchmaker.documents.template_words import ABOUT, EXAMPLES
from matchmaker.documents.template_workbook import template_workbook
from matchmaker.i18n import LANGUAGES, Language, reading
from matchmaker.interchange import read
from matchmaker.interchange.rows import EXAMPLE
from matchmaker.interchange.tables import LINE_TABLES, TABLES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_untouched_template_stores_nothing_and_says_so(language: Language) -> None:
    with reading(language):
        data = read(template_workbook(), name="template.xlsx")
    assert (data.profiles, data.partnerships, data.memberships, data.problems) == ((), (), (), ())
    told = {"id": "belum ada baris data; tidak ada yang disimpan", "en": "there is no row of data yet; nothing is stored"}
    assert told[language] in data.notices
    assert not data.unknown


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_would_be_read_if_it_were_a_firms(language: Language) -> None:
    with reading(language):
        book = openpyxl.load_workbook(io.BytesIO(template_workbook()))
        for sheet in book.worksheets:
            for cell in next(sheet.iter_rows(min_row=2, max_row=2)):
                cell.value = "K-1" if cell.value == EXAMPLE else cell.value
        firms = book.worksheets[0]
        firms["A3"], firms["B3"], firms["C2"] = "K-0001", "Pak Joko", book["Pilihan" if language == "id" else "Choices"]["A3"].value
        stream = io.BytesIO()
        book.save(stream)
        data = read(stream.getvalue(), name="template.xlsx")
    assert not data.problems
    assert (len(data.profiles), len(data.memberships), len(data.partnerships)) == (2, 1, 1)
    assert all(len(getattr(data.profiles[0], name)) == 1 for name in LINE_TABLES)
    assert (data.profiles[0].kind, data.profiles[0].nib) == ("group", "0220001234567")


def test_numbers_that_are_names_are_text_and_vocabularies_have_lists() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_workbook()))
    sheet = book["Usaha"]
    heads = {str(cell.value).removesuffix(" *"): cell.column_letter for cell in sheet[1]}
    assert sheet.freeze_panes == "B2"
    for heading in ("NIB", "Telepon", "Kode wilayah", "KBLI"):
        assert sheet.column_dimensions[heads[heading]].number_format == "@"
        assert sheet[f"{heads[heading]}2"].number_format == "@"
    listed = {str(each.sqref).split(":")[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    place = listed[f"{heads['Bentuk usaha']}2"]
    assert [cell.value for (cell,) in book["Pilihan"][place.partition("!")[2].replace("$", "")]][:3] == ["Perorangan", "UD", "CV"]


def test_it_is_the_same_each_time_and_explains_columns_that_exist() -> None:
    assert template_workbook() == template_workbook()
    columns = {("", column) for name in EXAMPLES for column in TABLES[name].columns}
    assert all(("", column) in columns and (not name or column in TABLES[name].columns) for name, column in ABOUT)
    notes = openpyxl.load_workbook(io.BytesIO(template_workbook()))["Petunjuk"]
    assert notes.max_row > sum(len(TABLES[name].columns) for name in EXAMPLES)
    assert all(row[4].value and row[5].value for row in notes.iter_rows())
