"""Random codes that people copy from paper and say aloud: made, read as they are typed, and grouped."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 signs, five random bits each, of which no two are taken for one another."""
VISIT, INVITATION, TRACKING = 12, 12, 16
"""Signs of a visit's check code and of an invitation (60 bits), and of a report's tracking number (80 bits)."""
_MEANT = str.maketrans("OIL", "011")


def new(length: int) -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def meant(typed: str) -> str:
    """The code as it is stored, whatever its case and grouping and where O, I or L was typed for a digit."""
    return "".join(sign for sign in typed[:80].upper().translate(_MEANT) if sign in ALPHABET)


def grouped(code: str) -> str:
    """K7QF-9M2X-4TRB."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
