"""CSV as text: its encoding and its separator, as the spreadsheets of this country write them."""

from __future__ import annotations

import codecs
import re

from matchmaker.errors import Invalid
from matchmaker.i18n import say

ENDINGS = (".csv", ".txt", ".tsv", "")
SEPARATORS = ",;\t"
_STATED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_FIRST = 20_000


def decoded(name: str, content: bytes) -> tuple[str, str]:
    """Text and separator: UTF-8, or UTF-16 with its mark; the separator is stated by a line `sep=;` or seen in the first line."""
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as broken:
        raise Invalid(
            say("“{name}” bukan teks UTF-8; simpan sebagai “CSV UTF-8”", "“{name}” is not UTF-8 text; save it as “CSV UTF-8”", name=name)
        ) from broken
    if stated := _STATED.match(text):
        return text[stated.end() :], stated.group(1)
    lines = text[:_FIRST].splitlines()
    first = next((line for line in lines if any(each in line for each in SEPARATORS)), "")
    return text, max(SEPARATORS, key=first.count)
