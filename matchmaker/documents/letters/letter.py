"""Letter: what stands in a letter, part by part, whatever the file it is written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BLANK = "…" * 14
"""Where somebody writes by hand."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that runs on; `place` is left, centre or right; a line feed begins a new line."""

    text: str
    place: str = "left"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """«Nomor : 001/…» in two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Items, each with its mark, such as «1.» or «–»."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """«Pasal 1» with its title; several paragraphs are numbered (1), (2)."""

    number: int
    title: str
    paragraphs: tuple[str, ...]

    def numbered(self) -> tuple[tuple[str, str], ...]:
        """Each paragraph with its mark, blank where it stands alone."""
        several = len(self.paragraphs) > 1
        return tuple((f"({place})" if several else "", text) for place, text in enumerate(self.paragraphs, 1))


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs by hand, side by side: above the room for it the capacity, below it the lines."""

    signers: tuple[tuple[str, tuple[str, ...]], ...]


Part = Paragraph | Pairs | Points | Article | Signatures


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of that day; `address` and `code` lead to the public page that confirms it.

    One of `one_page` is set smaller where much is said; so many of the first lines of the `letterhead` are `headings`.
    """

    title: str
    number: str
    day: date
    letterhead: tuple[str, ...]
    parts: tuple[Part, ...]
    address: str
    code: str
    one_page: bool
    headings: int = 1

    @property
    def confirmation(self) -> str:
        """How anybody can check it."""
        return f"Surat nomor {self.number} tercatat dengan kode {self.code}.\nPeriksa dengan kamera telepon, atau buka {self.address}"


def points(items: tuple[str, ...], mark: str = "–") -> Points:
    """The items, all with the same mark."""
    return Points(tuple((mark, each) for each in items))
