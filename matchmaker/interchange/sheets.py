"""Tables as they stand in a folder of CSV, a single CSV, a workbook or a zip, headings not yet understood; bounded in size."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from matchmaker.errors import Invalid
from matchmaker.i18n import number, say
from matchmaker.interchange import csv_text, file_kinds
from matchmaker.interchange.packed import ZIP_MAGIC, csv_entries, is_workbook, opened, workbook
from matchmaker.interchange.sheet import Sheet, sheet_of
from matchmaker.interchange.tables import CALLED, TABLES, plain

MOST_BYTES = 200 * 1024 * 1024


def sheets(source: Path | bytes, name: str = "", otherwise: str = "firms") -> list[Sheet]:
    """All tables of the format found at a path or in the content of the file `name`; raises Invalid naming the file and the remedy.

    A single CSV or sheet that bears none of the format's names is the table `otherwise`.
    """
    shown = name if isinstance(source, bytes) else source.name
    found = _file(name, source, otherwise) if isinstance(source, bytes) else _at(source, otherwise)
    if not found:
        names = ", ".join(TABLES)
        raise Invalid(say("“{path}” tidak memuat satu pun dari: {names}", "“{path}” holds none of: {names}", path=shown, names=names))
    for place, sheet in enumerate(found):
        if any(sheet.name == other.name for other in found[:place]):
            raise Invalid(
                say("tabel “{name}” ada dua kali di “{path}”", "the table “{name}” is twice in “{path}”", name=sheet.name, path=shown)
            )
    return found


def _at(path: Path, otherwise: str) -> list[Sheet]:
    if not path.exists():
        raise Invalid(say("“{path}” tidak ada", "“{path}” does not exist", path=path))
    try:
        if not path.is_dir():
            return _file(path.name, _bytes(path), otherwise)
        tables = [each for each in sorted(path.iterdir()) if each.suffix.lower() == ".csv" and plain(each.stem) in CALLED]
        return [_csv(each.name, _bytes(each)) for each in tables]
    except PermissionError as closed:
        raise Invalid(say("“{path}” tidak boleh dibaca", "“{path}” may not be read", path=path)) from closed


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        most = number(MOST_BYTES / 1024 / 1024)
        raise Invalid(
            say("“{path}” terlalu besar; paling banyak {most} MB", "“{path}” is too large; at most {most} MB", path=path.name, most=most)
        )
    return path.read_bytes()


def _file(name: str, content: bytes, otherwise: str) -> list[Sheet]:
    """The tables of one file, by its content; its name decides only whether text is CSV."""
    file_kinds.check(name, content)
    if content.startswith(ZIP_MAGIC):
        with opened(name, content, MOST_BYTES) as archive:
            if not is_workbook(name, archive):
                return [_csv(entry, text) for entry, text in csv_entries(name, archive, CALLED)]
        found = workbook(name, content, list(CALLED))
        return [sheet_of(CALLED.get(plain(sheet), otherwise), f"{name}:{sheet}", iter(rows), flaws) for sheet, rows, flaws in found]
    if Path(name).suffix.lower() in csv_text.ENDINGS:
        return [_csv(name, content, otherwise)]
    raise Invalid(say("“{name}” bukan folder, .csv, .xlsx, atau .zip", "“{name}” is not a folder, .csv, .xlsx or .zip", name=name))


def _csv(name: str, content: bytes, otherwise: str = "") -> Sheet:
    """The table of one CSV file; raises Invalid where it is not text or a quotation mark is left open."""
    text, separator = csv_text.decoded(name, content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return sheet_of(CALLED.get(plain(Path(name).stem), otherwise), name, reader, {})
    except csv.Error as broken:
        raise Invalid(
            say(
                "“{name}” baris {line}: tanda kutip tidak ditutup atau salah tempat; simpan ulang sebagai “CSV UTF-8”",
                "“{name}” line {line}: a quotation mark is left open or misplaced; save it again as “CSV UTF-8”",
                name=name,
                line=reader.line_num,
            )
        ) from broken
