"""What a file really is, by its first bytes: what is no workbook, zip or text is refused with the remedy, whatever it is called."""

from __future__ import annotations

from matchmaker.errors import Invalid
from matchmaker.i18n import say

OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"MZ": "EXE",
}
_PAGES = (b"<html", b"<!doctype", b"<?xml", b"<table")


def check(name: str, content: bytes) -> None:
    """Raise Invalid where the content cannot be a workbook, a zip or CSV."""
    if content.startswith(OLE_MAGIC):
        raise Invalid(_locked(name) if _LOCKED in content else _old(name))
    kind = next((kind for magic, kind in _OTHERS.items() if content.startswith(magic)), None)
    if content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES):
        kind = "HTML/XML"
    if kind:
        raise Invalid(
            say(
                "“{name}” sebenarnya berkas {kind}, bukan folder, .csv, .xlsx, atau .zip",
                "“{name}” is really a {kind} file, it is not a folder, .csv, .xlsx or .zip",
                name=name,
                kind=kind,
            )
        )


def _locked(name: str) -> str:
    return say(
        "“{name}” dikunci kata sandi; buka di Excel, hapus kata sandinya, lalu simpan ulang",
        "“{name}” is protected by a password; open it in Excel, remove the password and save it again",
        name=name,
    )


def _old(name: str) -> str:
    return say(
        "“{name}” berformat Excel lama (.xls) atau dokumen Office lama; simpan ulang sebagai .xlsx",
        "“{name}” is an old workbook (.xls) or another old Office document; save it as .xlsx",
        name=name,
    )
