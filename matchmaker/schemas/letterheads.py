"""What an office may say of itself at the head of its letters."""

from __future__ import annotations

from matchmaker.schemas.contacts import Line, MailAddress, Telephone
from matchmaker.schemas.fields import Whole, labels
from matchmaker.schemas.queries import LARGEST_KEY
from matchmaker.schemas.row import Row


class LetterheadSchema(Row):
    """The head of an office's letters and who signs them; a field that is stated blank is made blank."""

    name = Line(200, **labels("Nama dinas", "Name of the office"))
    address = Line(200, **labels("Alamat", "Address"))
    telephone = Telephone(30, **labels("Telepon", "Telephone"))
    email = MailAddress(200, **labels("Surel", "E-mail"))
    signatory_title = Line(100, **labels("Jabatan penanda tangan", "Title of who signs"))
    signatory_name = Line(100, **labels("Nama penanda tangan", "Name of who signs"))
    revision = Whole(0, LARGEST_KEY, **labels("Revisi", "Revision"))
