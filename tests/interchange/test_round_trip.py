"""What is written reads back equal, the same twice, and no spreadsheet runs any of it."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from matchmaker.engine.profile import Profile
from matchmaker.errors import Invalid
from matchmaker.i18n import LANGUAGES, Language
from matchmaker.interchange import Dataset, read, read_records, tidy_workbook, write
from matchmaker.interchange.tables import LINE_TABLES, TABLES, plain
from tests.interchange.city import city


@pytest.mark.parametrize("name", ["folder", "book.xlsx", "folder.zip"])
@pytest.mark.parametrize("headings", [None, *LANGUAGES])
def test_what_is_written_reads_back_equal(tmp_path: Path, name: str, headings: Language | None) -> None:
    write(city(), tmp_path / name, headings)
    assert read(tmp_path / name) == city()


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(city(), tmp_path / name)
        write(city(), tmp_path / f"{name}.zip")
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == sorted(f"{name}.csv" for name in TABLES)
    assert [(tmp_path / "one" / file).read_bytes() for file in files] == [(tmp_path / "two" / file).read_bytes() for file in files]
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize("number", [0.1 + 0.2, -7.47 + 0.006, 1e15 / 3, 5e-324, 1.250])
def test_a_workbook_keeps_every_digit_of_a_number_as_a_number(number: float) -> None:
    content = tidy_workbook(Dataset(profiles=(Profile("K-1", "Bu Sri", capital=abs(number)),)))
    assert read(content, name="one.xlsx").profiles[0].capital == abs(number)
    heading, row = openpyxl.load_workbook(io.BytesIO(content))["Usaha"].iter_rows()
    assert [cell.data_type for name, cell in zip(heading, row, strict=True) if name.value == "Modal usaha (Rp)"] == ["n"]


def test_labels_name_sheets_columns_and_terms_and_the_same_data_gives_the_same_bytes() -> None:
    content = tidy_workbook(city())
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["Kebutuhan"].iter_rows(values_only=True))
    assert rows[0][:6] == ("Kode usaha", "Produk", "KBLI", "Jumlah", "Satuan", "Per")
    assert rows[1][3:7] == (1250, "buah", "hari", "Halal;SNI")
    assert tidy_workbook(city()) == content
    assert read(content, name="city.xlsx") == city()


def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path: Path) -> None:
    write(city(), tmp_path / "city.zip")
    with zipfile.ZipFile(tmp_path / "city.zip") as archive:
        texts = [io.StringIO(archive.read(entry).decode(), newline="") for entry in archive.namelist()]
    cells = [cell for text in texts for row in csv.reader(text) for cell in row]
    assert {cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))} == set()
    assert {cell for cell in cells if cell.startswith("-")} == {"-7.4720"}


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    write(city(), tmp_path / "city.xlsx")
    book = openpyxl.load_workbook(tmp_path / "city.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "b", "d"}
    assert not [cell.value for cell in cells if cell.data_type == "s" and str(cell.value).startswith(("=", "+", "-", "@"))]


def test_an_empty_template_has_every_heading_and_no_row(tmp_path: Path) -> None:
    write(Dataset(), tmp_path / "template.xlsx", "id")
    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    assert book.sheetnames == [table.label_id for table in TABLES.values()]
    assert next(book["Usaha"].iter_rows(values_only=True))[:3] == ("Kode usaha", "Nama usaha", "Jenis")
    assert read(tmp_path / "template.xlsx") == Dataset(notices=("belum ada baris data; tidak ada yang disimpan",))


@pytest.mark.parametrize("name", list(TABLES))
def test_every_heading_means_one_column(name: str) -> None:
    table = TABLES[name]
    for language in LANGUAGES:
        shown = [plain(table.label(column, language)) for column in table.columns]
        assert [table.headings()[heading] for heading in shown] == list(table.columns)
    assert table.columns[0] == ("firm" if name in LINE_TABLES else table.columns[0])


def test_records_are_read_alone(tmp_path: Path) -> None:
    write(city(), tmp_path / "city")
    assert read_records(tmp_path / "city", "judgements").judgements == city().judgements
    (tmp_path / "city" / "judgements.csv").rename(tmp_path / "truth.csv")
    assert read_records(tmp_path / "truth.csv", "judgements").judgements == city().judgements
    with pytest.raises(Invalid, match="judgements"):
        read_records(tmp_path / "city", "judgements")


@pytest.mark.parametrize("name", ["firms.csv", "city.xls", "a_file"])
def test_only_a_folder_a_workbook_or_a_zip_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "a_file").touch()
    with pytest.raises(Invalid, match="harus folder"):
        write(city(), tmp_path / name)
