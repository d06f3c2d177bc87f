"""Trouble: why the set-up cannot go on and what the person can do, in both languages."""

from __future__ import annotations


class Trouble(Exception):
    """The set-up stops here; the message names the remedy."""

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(f"{indonesian}\n{english}")


def tell(indonesian: str, english: str) -> None:
    """One line of progress in both languages."""
    print(f"• {indonesian} / {english}", flush=True)
