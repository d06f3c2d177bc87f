"""What a term of a vocabulary is, and how one is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from matchmaker.i18n import Term as Term


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """A kind of certificate; `expires` says whether a blank last day means that it is not in force."""

    value: str
    label_id: str
    label_en: str
    expires: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of quantity: so many base units of its dimension; only one dimension can be compared with itself."""

    value: str
    label_id: str
    label_en: str
    dimension: str
    factor: float


Value = TypeVar("Value", Term, CertificateKind, Unit)


def find(vocabulary: Iterable[Value], value: str) -> Value | None:
    """The term with this value, or None."""
    return next((term for term in vocabulary if term.value == value), None)


def values(vocabulary: Sequence[Term] | Sequence[CertificateKind] | Sequence[Unit]) -> tuple[str, ...]:
    """All values of a vocabulary, in its order."""
    return tuple(term.value for term in vocabulary)
