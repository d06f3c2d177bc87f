"""How a firm or an office can be reached: telephone numbers and e-mail addresses."""

from __future__ import annotations

import re
from typing import Any

from marshmallow import ValidationError
from marshmallow.validate import Email

from matchmaker.i18n import say
from matchmaker.schemas.fields import Text

FEWEST_DIGITS, MOST_DIGITS = 5, 15
LONGEST_SHOWN = 60
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—", "-"))
"""What word processors make of a hyphen."""
_NONE = re.compile(r"-+|tidak ada|none", re.IGNORECASE)
"""What people write where there is nothing to write."""
_EDGES = " /,;&"
_SEVERAL = re.compile(r"\s*(?:[/,;&]|\b(?:atau|dan|or|and)\b)\s*", re.IGNORECASE)
_NOTE = re.compile(r"\((?=[^()]*[^\W\d_])[^()]{1,30}\)")
"""Words in brackets, unlike an area code: (WA), (Bu Sri)."""
_HUNTED = re.compile(r"(?<=[0-9])(?: ?/ ?[0-9]{1,4})+(?= ?(?:$|[,;&]))")
"""The last digits of an office's further lines: 321000/01/02."""
_KIND = re.compile(
    r"(?<![a-z])(?:(?:nomor|no)\b[. ]*)?(?:telepon|telpon|telp|tel|tlp|phone|hp|wa|whatsapp|faksimile|faks|fax)(?![a-z])[.: ]*",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r" *(?:ekstensi|extension|ekst|ext|pesawat|psw|pes|x)[. ]*[0-9]{1,6}$", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[0-9 ().-]+")
_is_address = Email()


class Line(Text):
    """Text without line ends."""

    def read(self, value: Any) -> str | None:
        """The text, each run of spaces and line ends as one space."""
        return " ".join((super().read(value) or "").split()) or None


class Telephone(Line):
    """One or several telephone numbers as people write them, each of 5 to 15 digits, perhaps with an extension, its kind or a note."""

    def read(self, value: Any) -> str | None:
        """The numbers as they are written, with plain hyphens, " / " for line ends and without the apostrophe that keeps a leading zero."""
        if isinstance(value, str):
            value = " / ".join(line for each in value.splitlines() if (line := each.strip(_EDGES))) or value
        text = (super().read(value) or "").translate(_HYPHENS).removeprefix("'").strip()
        if not text or _NONE.fullmatch(text):
            return None
        found = numbers(text)
        if not found or not all(_is_number(each) for each in found):
            raise ValidationError(
                say(
                    "“{text}” bukan nomor telepon; isi nomor telepon {few}–{most} angka, misalnya 0812-3456-7890 atau (0321) 321000, "
                    "atau kosongkan bila tidak ada",
                    "“{text}” is no telephone number; give {few}–{most} digits, such as 0812-3456-7890 or (0321) 321000, "
                    "or leave it blank if there is none",
                    text=text[:LONGEST_SHOWN],
                    few=FEWEST_DIGITS,
                    most=MOST_DIGITS,
                )
            )
        return text


def numbers(text: str) -> list[str]:
    """Each of the separated numbers as it is written, without its kind (Telp., WA), notes in brackets, further lines and extension."""
    parts = _SEVERAL.split(_HUNTED.sub("", _KIND.sub(";", _NOTE.sub(";", text)).strip(_EDGES)))
    return [number for each in parts if (number := _EXTENSION.sub("", each).strip())]


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and FEWEST_DIGITS <= sum(each.isdigit() for each in text) <= MOST_DIGITS


class MailAddress(Line):
    """One e-mail address, of a domain with a dot."""

    def read(self, value: Any) -> str | None:
        """The address."""
        text = super().read(value)
        if not text or _NONE.fullmatch(text.translate(_HYPHENS)):
            return None
        try:
            address = str(_is_address(text))
        except ValidationError:
            address = ""
        if "." not in address.rpartition("@")[2]:
            raise ValidationError(
                say(
                    "“{text}” bukan alamat surel; isi alamat surel, misalnya nama@contoh.id, atau kosongkan bila tidak ada",
                    "“{text}” is no e-mail address; give an e-mail address, such as name@example.org, or leave it blank if there is none",
                    text=text[:LONGEST_SHOWN],
                )
            )
        return address
