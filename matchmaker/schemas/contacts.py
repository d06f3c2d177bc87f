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
_SEVERAL = re.compile(r"\s*(?:[/,;&]|\b(?:atau|dan|or|and)\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[0-9 ().-]+?(?: *(?:ekstensi|extension|ekst|ext|pesawat|psw|pes|x)[. ]*[0-9]{1,6})?", re.IGNORECASE)
_EXTENSION = re.compile(r"[a-z].*", re.IGNORECASE)
_is_address = Email()


class Line(Text):
    """Text without line ends."""

    def read(self, value: Any) -> str | None:
        """The text, each run of spaces and line ends as one space."""
        return " ".join((super().read(value) or "").split()) or None


class Telephone(Line):
    """One or several telephone numbers as people write them, each of 5 to 15 digits, perhaps with an extension."""

    def read(self, value: Any) -> str | None:
        """The numbers as they are written, with plain hyphens and without the apostrophe by which Excel keeps a leading zero."""
        text = super().read(value)
        text = text and text.translate(_HYPHENS).removeprefix("'").strip()
        if not text:
            return None
        if not all(_is_number(each) for each in _SEVERAL.split(text)):
            raise ValidationError(
                say(
                    "“{text}” bukan nomor telepon; isi nomor telepon {few}–{most} angka, misalnya 0812-3456-7890 atau (0321) 321000",
                    "“{text}” is no telephone number; give {few}–{most} digits, such as 0812-3456-7890 or (0321) 321000",
                    text=text[:LONGEST_SHOWN],
                    few=FEWEST_DIGITS,
                    most=MOST_DIGITS,
                )
            )
        return text


def _is_number(text: str) -> bool:
    digits = re.sub(r"[^0-9]", "", _EXTENSION.sub("", text))
    return bool(_NUMBER.fullmatch(text)) and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS


class MailAddress(Line):
    """One e-mail address."""

    def read(self, value: Any) -> str | None:
        """The address."""
        text = super().read(value)
        try:
            return text and str(_is_address(text))
        except ValidationError:
            raise ValidationError(
                say(
                    "“{text}” bukan alamat surel; isi alamat surel, misalnya nama@contoh.id",
                    "“{text}” is no e-mail address; give an e-mail address, such as name@example.org",
                    text=(text or "")[:LONGEST_SHOWN],
                )
            ) from None
