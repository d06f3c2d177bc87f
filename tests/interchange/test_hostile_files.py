"""Files from strangers: bombs, broken zips, macros, old workbooks, wrong content; each is refused clearly, and nothing falls over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from matchmaker.errors import Invalid
from matchmaker.i18n import LANGUAGES, reading
from matchmaker.interchange import read, write
from tests.interchange.city import city

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CELL = '<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def packed(**entries: str | bytes) -> bytes:
    """A zip of these entries; `__` in a name is a slash and `_csv` its ending."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), content)
    return stream.getvalue()


def changed(content: bytes, entry: str, text: str) -> bytes:
    """The zip with one entry replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != entry:
                new.writestr(name, old.read(name))
        new.writestr(entry, text)
    return stream.getvalue()


def book(cells: str = "", before: str = "") -> bytes:
    """A workbook whose sheet "firms" holds these cells of raw XML."""
    plain = openpyxl.Workbook()
    plain.active.title = "firms"
    stream = io.BytesIO()
    plain.save(stream)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    return changed(stream.getvalue(), "xl/worksheets/sheet1.xml", f'<?xml version="1.0"?>{before}{sheet}')


def far_cell() -> bytes:
    return book(f'<row r="1">{CELL.format(place="A1", text="id")}</row><row r="1048576">{CELL.format(place="XFD1048576", text="x")}</row>')


def outside_entity() -> bytes:
    return book(f'<row r="1">{CELL.format(place="A1", text="&x;")}</row>', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>')


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return book(f'<row r="1">{CELL.format(place="A1", text="&e9;")}</row>', f'<!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>')


def broken_zip() -> bytes:
    content = packed(firms_csv="id,name\n" + "K-1,Bu Sri\n" * 500)
    return content[:60] + b"\x00\x11\x22" + content[63:]


def locked_zip() -> bytes:
    content = bytearray(packed(firms_csv="id,name\n"))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "indonesian", "english"),
    [
        ("bomb.zip", lambda: packed(firms_csv="id,name\n" + " " * 5_000_000), "terlalu banyak data", "too much"),
        ("many.zip", lambda: packed(**{f"x{number}": "x" for number in range(101)}), "terlalu banyak data", "too much"),
        ("far.xlsx", far_cell, "terlalu banyak data", "too much"),
        ("outside.xlsx", outside_entity, "tidak terbaca", "cannot be read"),
        ("laughs.xlsx", laughs, "tidak terbaca", "cannot be read"),
        ("broken.xlsx", lambda: book("<row><"), "tidak terbaca", "cannot be read"),
        ("not_a_book.xlsx", lambda: packed(**{"[Content_Types].xml": "x"}), "tidak terbaca", "cannot be read"),
        ("macro.xlsm", lambda: changed(book(), "xl/vbaProject.bin", "x"), "makro", "macros"),
        ("broken.zip", broken_zip, "rusak", "damaged"),
        ("short.zip", lambda: packed(firms_csv="id,name\n")[:40], "rusak", "damaged"),
        ("locked.zip", locked_zip, "terkunci", "locked"),
        ("empty.zip", lambda: packed(readme="x"), "tidak memuat", "holds none"),
        ("twice.zip", lambda: packed(a__firms_csv="id,name\n", b__firms_csv="id,name\n"), "ada dua kali", "twice"),
        ("old.xls", lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, "Excel lama", "old workbook"),
        ("old.csv", lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, "Excel lama", "old workbook"),
        ("picture.xlsx", lambda: b"\x89PNG\r\n", "berkas PNG", "a PNG file"),
        ("blank.xlsx", lambda: b"", "bukan folder", "is not a folder"),
        ("latin.csv", lambda: "id,name\nK-1,Caf\xe9\n".encode("latin-1"), "UTF-8", "UTF-8"),
        ("open.csv", lambda: b'id,name\nK-1,"Bu Sri\nK-2,Joko\n', "tanda kutip", "quotation mark"),
        ("long.csv", lambda: b'id,name\nK-1,"' + b"x" * 200_000, "tanda kutip", "quotation mark"),
        ("wide.csv", lambda: b"id,name" + b",x" * 200, "200 kolom", "200 columns"),
        ("blank.csv", lambda: b"", "", ""),
    ],
)
def test_it_is_refused_and_says_why(tmp_path: Path, name: str, content: Callable[[], bytes], indonesian: str, english: str) -> None:
    (tmp_path / name).write_bytes(content())
    for language, words in zip(LANGUAGES, (indonesian, english), strict=True):
        with reading(language):
            if not words:
                assert read(tmp_path / name).problems
                continue
            with pytest.raises(Invalid) as refused:
                read(tmp_path / name)
            assert words in refused.value.detail
            assert name in refused.value.detail


def test_too_many_rows_are_refused_before_they_are_kept(tmp_path: Path) -> None:
    (tmp_path / "firms.csv").write_bytes(b"id,name\n" + b",\n" * 1_000_001)
    with pytest.raises(Invalid, match=r"1\.000\.000 baris"):
        read(tmp_path / "firms.csv")


def test_what_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="tidak ada"):
        read(tmp_path / "nothing")


def test_a_zip_of_a_folder_is_read_in_whatever_case(tmp_path: Path) -> None:
    (tmp_path / "city.zip").write_bytes(packed(Data__Firms_csv="id,name\nK-1,Bu Sri\n", **{"__MACOSX/._firms.csv": "\x00"}))
    assert [profile.name for profile in read(tmp_path / "city.zip").profiles] == ["Bu Sri"]


def test_typed_cells_of_a_workbook_are_read(tmp_path: Path) -> None:
    write(city(), tmp_path / "city.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "city.xlsx")
    sheet["firms"]["A2"], sheet["firms"]["E2"], sheet["firms"]["D2"] = 36, 2025, 1234567890123
    sheet["offers"]["A2"], sheet["offers"]["A3"] = 36, 36
    sheet.save(tmp_path / "city.xlsx")
    data = read(tmp_path / "city.xlsx")
    assert [(each.column, each.value) for each in data.problems if each.file == "city.xlsx:firms"] == [("nib", "1234567890123")]
    assert {each.reason for each in data.problems if each.value == "36"} == {"usahanya sendiri ditolak"}
