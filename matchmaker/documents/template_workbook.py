"""The workbook that an office fills in: headings, drop-down lists, an example row that is never read, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from matchmaker.documents.template_words import ABOUT, EXAMPLES, GENERAL
from matchmaker.i18n import label, language, say
from matchmaker.interchange.tables import TABLES, Table
from matchmaker.interchange.workbook_writer import saved
from matchmaker.schemas.fields import Choice, Day, Flag, RegionCode, Several, Text
from matchmaker.schemas.firm import KbliCode
from matchmaker.schemas.row import Identifier

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 5_000
"""Down to here the cells of closed vocabularies have their list."""
TEXT, DAY = "@", "yyyy-mm-dd"


def template_workbook() -> bytes:
    """The .xlsx in the reader's language; taken as it is, it stores nothing. The same at every call."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in EXAMPLES:
        _write_table(book.create_sheet(label(TABLES[name])), TABLES[name])
    _write_choices(book)
    _write_notes(book)
    return saved(book)


def _write_table(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    for place, column in enumerate(table.columns, start=1):
        heading = table.label(column, language())
        letter = get_column_letter(place)
        head = sheet.cell(1, place, f"{heading} *" if column in table.required() else heading)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE7F0")
        example = sheet.cell(2, place, _shown(_field(table, column), EXAMPLES[table.name].get(column)))
        example.font = Font(italic=True, color="777777")
        sheet.column_dimensions[letter].width = min(max(len(str(head.value)) + 2, len(str(example.value or "")) + 2, 12), 40)
        _shape(sheet, letter, _field(table, column))


def _field(table: Table, column: str) -> Any:
    return table.schema.fields.get(column) or Identifier()


def _shown(field: Any, value: Any) -> Any:
    """The example as it is written: terms by their names, days as days."""
    names: dict[Any, Any] = {term.value: label(term) for term in getattr(getattr(field, "entry", field), "vocabulary", ())}
    if isinstance(value, tuple):
        return ";".join(str(names.get(each, each)) for each in value)
    return _yes(value) if isinstance(value, bool) else names.get(value, value)


def _yes(value: bool) -> str:
    return say("ya", "yes") if value else say("tidak", "no")


def _shape(sheet: Worksheet, letter: str, field: Any) -> None:
    """Text stays text (a spreadsheet would take the zeros of a number away), days look alike, closed vocabularies have a list."""
    from openpyxl.worksheet.datavalidation import DataValidation

    shape = DAY if isinstance(field, Day) else TEXT if isinstance(field, Text | KbliCode | Several | RegionCode) else None
    if shape:
        sheet.column_dimensions[letter].number_format = shape
        sheet[f"{letter}2"].number_format = shape
    if terms := _terms(field):
        place = _places()[tuple(terms)]
        listed = f"'{_choices()}'!${place}$2:${place}${len(terms) + 1}"
        lists = DataValidation(type="list", formula1=listed, allow_blank=True, showErrorMessage=True)
        lists.error = say("Pilih dari daftar.", "Choose from the list.")
        sheet.add_data_validation(lists)
        lists.add(f"{letter}2:{letter}{LAST_ROW}")


def _terms(field: Any) -> list[str]:
    """What may stand in a cell of a closed vocabulary."""
    if isinstance(field, Flag):
        return [_yes(True), _yes(False)]
    return [str(label(term)) for term in field.vocabulary] if isinstance(field, Choice) else []


def _choices() -> str:
    return say("Pilihan", "Choices")


def _lists() -> dict[tuple[str, ...], str]:
    """Each list once, with what the column is called that first asks for it; also the terms of cells that hold several."""
    found: dict[tuple[str, ...], str] = {}
    for table in (TABLES[name] for name in EXAMPLES):
        for column, field in table.schema.fields.items():
            if terms := tuple(_terms(getattr(field, "entry", field))):
                found.setdefault(terms, say("Ya atau tidak", "Yes or no") if isinstance(field, Flag) else table.label(column, language()))
    return found


def _places() -> dict[tuple[str, ...], str]:
    from openpyxl.utils import get_column_letter

    return {terms: get_column_letter(place) for place, terms in enumerate(_lists(), start=1)}


def _write_choices(book: Workbook) -> None:
    from openpyxl.styles import Font

    sheet = book.create_sheet(_choices())
    sheet.freeze_panes = "A2"
    for (terms, heading), letter in zip(_lists().items(), _places().values(), strict=True):
        sheet[f"{letter}1"] = heading
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = max(map(len, (heading, *terms))) + 2
        for row, term in enumerate(terms, start=2):
            sheet[f"{letter}{row}"] = term


def _write_notes(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(say("Petunjuk", "Notes"))
    sheet.freeze_panes = "A2"
    for line in _notes():
        sheet.append(line)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDEF", (16, 28, 28, 12, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _notes() -> Iterator[list[str]]:
    yield ["Lembar / Sheet", "Kolom (Indonesia)", "Column (English)", "Wajib / Must", "Penjelasan", "Explanation"]
    for indonesian, english in GENERAL:
        yield ["", "", "", "", indonesian, english]
    for table in (TABLES[name] for name in EXAMPLES):
        for column in table.columns:
            indonesian, english = ABOUT.get((table.name, column)) or ABOUT.get(("", column)) or _usual(_field(table, column))
            must = "ya / yes" if column in table.required() else ""
            yield [label(table), table.label(column, "id"), table.label(column, "en"), must, indonesian, english]


def _usual(field: Any) -> tuple[str, str]:
    """What may be filled in, by the kind of column."""
    if isinstance(field, Choice | Flag):
        return "Pilih dari daftar.", "Choose from the list."
    if isinstance(field, Day):
        example = date(2026, 11, 24)
        return f"Tanggal: {example} atau 24/11/2026.", f"A day: {example} or 24/11/2026."
    if isinstance(field, Text):
        return f"Teks, paling banyak {field.limit} huruf.", f"Text of at most {field.limit} characters."
    return "Angka tanpa pemisah ribuan.", "A number without thousands separators."
