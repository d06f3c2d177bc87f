"""Files that are not what they are called, bombs, locks and macros."""

from __future__ import annotations

import io
import warnings
import zipfile
from functools import cache

from tests.interchange.corpus.case import Case, book, firm, rezipped, zipped

FIRMS = "id,name\nK-1,Bu Sri\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)
WORKBOOK = OLE + "Workbook".encode("utf-16-le") + bytes(512)
HTML = b"\xef\xbb\xbf\r\n<html><table><tr><td>id</td></tr></table></html>"
TOO_MUCH, OTHER = ("terlalu banyak data", "too much"), ("sebenarnya berkas {}", "really a {} file")


def same_name_twice() -> bytes:
    """A zip that holds one name two times."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        for _ in range(2):
            archive.writestr("firms.csv", FIRMS)
    return stream.getvalue()


@cache
def empty_rows() -> bytes:
    """A workbook with a format on each of the 1,048,576 rows a sheet can have."""
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(3, 1_048_577)).encode()
    return rezipped(firm(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def other(kind: str) -> tuple[str, str]:
    """The message that a file is really of that kind."""
    return OTHER[0].format(kind), OTHER[1].format(kind)


CONTAINERS = (
    Case("pdf.xlsx", lambda: b"%PDF-1.7\n" + bytes(300), other("PDF")),
    Case("gambar.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(300), other("PNG")),
    Case("foto.csv", lambda: b"\xff\xd8\xff\xe0" + bytes(300), other("JPEG")),
    Case("laporan.xls", lambda: HTML, other("HTML/XML")),
    Case("arsip.zip", lambda: b"Rar!\x1a\x07\x00" + bytes(300), other("RAR")),
    Case("lama.xls", lambda: WORKBOOK, ("Excel lama", "old workbook")),
    Case("lama.xlsx", lambda: WORKBOOK, ("Excel lama", "old workbook")),
    Case("terkunci.xlsx", lambda: LOCKED, ("kata sandi", "password")),
    Case("makro.xlsm", lambda: rezipped(firm(), "xl/vbaProject.bin", lambda _: OLE), ("makro", "macros")),
    Case("kosong.xlsx", lambda: b"", ("bukan folder", "is not a folder")),
    Case("terpotong.xlsx", lambda: firm()[:900], ("rusak", "damaged")),
    Case("lembar.ods", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), (".ods", ".ods")),
    Case("surat.docx", lambda: zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), ("tidak terbaca", "cannot be read")),
    Case("bom.zip", lambda: zipped({"firms.csv": FIRMS + " " * 5_000_000}), TOO_MUCH),
    Case("bom.xlsx", lambda: rezipped(firm(), "xl/media/image1.png", lambda _: bytes(5_000_000)), TOO_MUCH),
    Case("banyak.zip", lambda: zipped({f"{number}.csv": "x" for number in range(101)}), TOO_MUCH),
    Case("bersarang.zip", lambda: zipped({"firms.zip": zipped({"firms.csv": FIRMS})}), ("unggah berkas itu sendiri", "upload that file")),
    Case("berisi_buku.zip", lambda: zipped({"data/firms.xlsx": firm()}), ("unggah berkas itu sendiri", "upload that file")),
    Case("keluar.zip", lambda: zipped({"../../tmp/firms.csv": FIRMS}), ("tidak aman", "unsafe")),
    Case("keluar_lain.zip", lambda: zipped({"..\\..\\firms.csv": FIRMS}), ("tidak aman", "unsafe")),
    Case("kembar.zip", same_name_twice, ("ada dua kali", "twice")),
    Case("tanpa_tabel.zip", lambda: zipped({"baca.txt": "x"}), ("tidak memuat", "holds none")),
    Case("beres.zip", lambda: zipped({"Data Kota/Usaha.csv": FIRMS}), facts={"id": "K-1"}),
    Case("baris_kosong.xlsx", empty_rows, facts={"id": "K-1"}),
    Case("tanpa_lembar.xlsx", lambda: book(change=lambda made: rename(made, "Rekap", "Lain")), ("“Rekap”, “Lain”", "“Rekap”, “Lain”")),
)


def rename(made: object, first: str, second: str) -> None:
    """Two sheets of these names instead of “firms”."""
    made.worksheets[0].title = first  # type: ignore[attr-defined]
    made.create_sheet(second)  # type: ignore[attr-defined]
