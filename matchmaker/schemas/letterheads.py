"""What an office may say of itself at the head of its letters."""

from __future__ import annotations

import re
from typing import Any

from marshmallow import ValidationError

from matchmaker.i18n import say
from matchmaker.schemas.fields import Text, Whole, labels
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.schemas.row import Row

FEWEST_DIGITS = 5
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Line(Text):
    """Text without line ends."""

    def read(self, value: Any) -> str | None:
        """The text, each run of spaces and line ends as one space."""
        return " ".join((super().read(value) or "").split()) or None


class Telephone(Line):
    """A telephone number as people write it."""

    def read(self, value: Any) -> str | None:
        """The number, in the form in which it is written."""
        text = super().read(value)
        if text and sum(each.isdigit() for each in text) < FEWEST_DIGITS:
            raise ValidationError(say("isi nomor telepon, misalnya (0321) 321000", "give a telephone number, such as (0321) 321000"))
        return text


class MailAddress(Line):
    """An e-mail address."""

    def read(self, value: Any) -> str | None:
        """The address."""
        text = super().read(value)
        if text and not _ADDRESS.fullmatch(text):
            raise ValidationError(say("isi alamat surel, misalnya dinas@contoh.id", "give an e-mail address, such as office@example.org"))
        return text


class LetterheadSchema(Row):
    """The head of an office's letters and who signs them; a field that is stated blank is made blank."""

    name = Line(200, **labels("Nama dinas", "Name of the office"))
    address = Line(200, **labels("Alamat", "Address"))
    telephone = Telephone(30, **labels("Telepon", "Telephone"))
    email = MailAddress(200, **labels("Surel", "E-mail"))
    signatory_title = Line(100, **labels("Jabatan penanda tangan", "Title of who signs"))
    signatory_name = Line(100, **labels("Nama penanda tangan", "Name of who signs"))
    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))
