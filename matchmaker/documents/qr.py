"""Square codes that a telephone's camera reads; none asks another host for anything."""

from __future__ import annotations

from io import BytesIO

import segno


def qr(text: str) -> str:
    """The text as a picture in SVG, to stand in a page."""
    drawn: str = _made(text).svg_inline(scale=5, dark="#000", light="#fff")
    return drawn


def drawing(text: str) -> str:
    """The text as an SVG document of its own."""
    return _saved(text, "svg").decode()


def picture(text: str) -> bytes:
    """The text as a PNG picture."""
    return _saved(text, "png")


def _saved(text: str, kind: str) -> bytes:
    saved = BytesIO()
    _made(text).save(saved, kind=kind, scale=6, dark="#000", light="#fff")
    return saved.getvalue()


def _made(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)
