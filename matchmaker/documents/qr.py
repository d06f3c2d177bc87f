"""qr(): a square code that a telephone's camera reads."""

from __future__ import annotations

import segno


def qr(text: str) -> str:
    """The text as a picture in SVG, to stand in a page; it asks no other host for anything."""
    drawn: str = segno.make(text, error="m", micro=False).svg_inline(scale=5, dark="#000", light="#fff")
    return drawn
