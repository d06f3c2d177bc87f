"""CSV in all its dresses, and texts that a spreadsheet would run."""

from __future__ import annotations

from tests.interchange.corpus.case import Case

NAMED, FORMULA = {"id": "K-1", "name": "Bu Sri"}, "=cmd|' /C calc'!A0"


def text(content: str, encoding: str = "utf-8") -> bytes:
    """The bytes of a text."""
    return content.encode(encoding)


TEXTS = (
    Case("titik_koma.csv", lambda: text("id;name\nK-1;Bu Sri\n"), facts=NAMED),
    Case("tabulasi.csv", lambda: text("id\tname\nK-1\tBu Sri\n"), facts=NAMED),
    Case("tabulasi.txt", lambda: text("id\tname\r\nK-1\tBu Sri\r\n", "utf-16"), facts=NAMED),
    Case("utf16.csv", lambda: text("id;name\nK-1;Bu Sri\n", "utf-16"), facts=NAMED),
    Case("sep.csv", lambda: text("sep=;\r\nid;name\r\nK-1;Bu Sri\r\n"), facts=NAMED),
    Case("tanda_awal.csv", lambda: text("id,name\nK-1,Bu Sri\n", "utf-8-sig"), facts=NAMED),
    Case("hanya_cr.csv", lambda: text("id,name\rK-1,Bu Sri\r"), facts=NAMED),
    Case("windows.csv", lambda: text("id,name\nK-1,Café\n", "cp1252"), ("UTF-8", "UTF-8")),
    Case("kutip_terbuka.csv", lambda: text('id,name\nK-1,"Bu Sri\n'), ("tanda kutip", "quotation mark")),
    Case("kutip_salah.csv", lambda: text('id,name\nK-1,"Bu" Sri\n'), ("baris 2", "line 2")),
    Case("koma_lebih.csv", lambda: text("id,name\nK-1,Bu Sri, enak\nK-2,B\n"), ("lebih panjang", "longer than"), 2, ""),
    Case("kendali.csv", lambda: text("id,name\nK-1,Bu\x00 Sri\x1b\n"), facts=NAMED),
    Case("rumus.csv", lambda: text(f"id,name\nK-1,{FORMULA}\n"), facts={"name": FORMULA}),
    Case("kosong.csv", lambda: b"", ("tabel ini kosong", "table is empty"), 1, "", clean=0),
    Case("kolom_asing.csv", lambda: text("id,name,hobi\nK-1,Bu Sri,x\n"), facts=NAMED, notice=("“hobi”", "“hobi”")),
)
