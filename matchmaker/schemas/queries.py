"""What the address of a request may ask beside its path: the language, and which part of a list."""

from __future__ import annotations

from matchmaker.i18n import LANGUAGES, Term
from matchmaker.schemas.fields import Choice, Whole, labels
from matchmaker.schemas.row import Row
from matchmaker.store import pages

READABLE = tuple(Term(each, each, each) for each in LANGUAGES)
LAST_PAGE = 100_000
LARGEST_KEY = 2**31 - 1
"""The largest key, and revision, that the database holds."""


class Query(Row):
    """Every address may name the language of the answer; a parameter that nobody knows is refused by name."""

    language = Choice(READABLE, **labels("Bahasa jawaban", "Language of the answer"))


class PageQuery(Query):
    """The part of a list, counted from 1."""

    page = Whole(1, LAST_PAGE, load_default=1, **labels("Halaman", "Page"))
    size = Whole(1, pages.LARGEST, load_default=pages.USUAL, **labels("Baris per halaman", "Rows a page"))
