"""Names, telephone numbers and addresses that nobody can take for real ones: each name says Contoh (example)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchmaker.sample_city import words
from matchmaker.sample_city.draws import Draws
from matchmaker.sample_city.words import Size

if TYPE_CHECKING:
    from matchmaker.sample_city.firms import TrueFirm

MARK = "Contoh"
_BEFORE = {"mikro": ("", "", "UD "), "kecil": ("UD ", "CV ", ""), "menengah": ("CV ", "PT "), "besar": ("PT ",)}


def firm(draws: Draws, owner: TrueFirm, title: str, size: Size) -> str:
    """«Contoh Sepatu Melati 12», «KUBE Contoh Keripik Anggrek 7»; the number is the firm's own."""
    before = "KUBE " if owner.kind == "group" else draws.one(_BEFORE[size.name])
    return f"{before}{MARK} {title} {draws.one(words.texts('names', 'word'))} {number_of(owner)}"


def number_of(owner: TrueFirm) -> int:
    """The number in the firm's id."""
    return int(owner.id.rpartition("-")[2])


def phone(owner: TrueFirm) -> str:
    """A telephone number that is plainly a running number."""
    return f"0800-000-{number_of(owner):04d}"


def email(owner: TrueFirm) -> str:
    """An address in a domain that never exists."""
    return f"{owner.id.lower()}@contoh.example"


def nib(owner: TrueFirm) -> str:
    """Thirteen digits that are plainly a running number."""
    return f"{number_of(owner):013d}"
