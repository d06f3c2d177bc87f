"""Facts: what a letter is composed of, as it is stored; and the words that its kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from matchmaker import terms
from matchmaker.documents.letters import head
from matchmaker.documents.letters.letter import BLANK, Letter, Pairs, Paragraph, Part
from matchmaker.i18n import Term

ROLES = {"supply_chain": ("buyer", "supplier"), "mentorship": ("mentee", "mentor")}
_SMALL = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one letter: `region` is the office's, such as Kota Mojokerto; `agreement` and `suggested` hold days as ISO text.

    `head` is the office's letterhead as it was then; None where there was none, as in the letters from before there were any.
    """

    kind: str
    number: str
    code: str
    address: str
    day: str
    region: str
    sample: bool
    pairing: str
    pattern: str | None
    state: str
    seeker: dict[str, Any]
    partner: dict[str, Any]
    agreement: dict[str, Any]
    suggested: dict[str, Any] | None
    head: dict[str, str | None] | None = None

    @property
    def town(self) -> str:
        """The region without its rank."""
        return head.town(self.region)

    def sides(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """Both firms, each with the name of its role."""
        roles = (named(terms.ROLES, role) for role in ROLES[self.pairing])
        return tuple(zip(roles, (self.seeker, self.partner), strict=True))

    def letter(self, title: str, parts: tuple[Part, ...], *, one_page: bool = False) -> Letter:
        """The letter under the office's letterhead; that of a sample says so first."""
        warning = Paragraph("CONTOH: kedua usaha ini rekaan, surat ini tidak berlaku.", "centre", strong=True)
        day = date.fromisoformat(self.day)
        told = ((warning,) if self.sample else ()) + parts
        letterhead, headings = head.lines(self.region, self.head), head.headings(self.head)
        return Letter(title, self.number, day, letterhead, told, self.address, self.code, one_page, headings)


def named(vocabulary: tuple[Term, ...], value: str | None) -> str:
    """The Indonesian name of a term; BLANK where nothing is known."""
    known = terms.find(vocabulary, value or "")
    return known.label_id if known else value or BLANK


def card(firm: dict[str, Any]) -> Pairs:
    """The firm as both sides may see it."""
    size = named(terms.SIZE_CLASSES, firm["size_class"]) if firm["size_class"] else "belum ada data"
    products = ", ".join(firm["products"]) or "belum ada data"
    return Pairs((("Nama usaha", firm["name"]), ("Kedudukan", firm["place"] or BLANK), ("Skala usaha", size), ("Produk", products)))


def spelled(number: int) -> str:
    """«tiga puluh» for 30, as contracts repeat a number; up to 999."""
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 20:
        return f"{_SMALL[number - 10]} belas"
    if number < 100:
        tens, rest = divmod(number, 10)
        return f"{_SMALL[tens]} puluh {_SMALL[rest] if rest else ''}".strip()
    hundreds, rest = divmod(number, 100)
    first = "seratus" if hundreds == 1 else f"{_SMALL[hundreds]} ratus"
    return f"{first} {spelled(rest) if rest else ''}".strip()
