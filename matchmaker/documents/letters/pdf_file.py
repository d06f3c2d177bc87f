"""as_pdf(): a letter as PDF, set by Typst; the letter reaches the template as data and is never read as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from matchmaker.documents.letters.letter import Article, Letter, Part
from matchmaker.documents.qr import drawing

TEMPLATE = Path(__file__).parents[1] / "templates" / "letter.typ"


def as_pdf(letter: Letter) -> bytes:
    """The same bytes for the same letter: fonts of the package alone, and the day of the letter as the time of making."""
    data = {**asdict(letter), "parts": [_told(each) for each in letter.parts], "confirmation": letter.confirmation}
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(data, default=str), "qr": drawing(letter.address)},
        timestamp=int(datetime.combine(letter.day, time(), UTC).timestamp()),
    )
    return bytes(made)


def _told(part: Part) -> dict[str, Any]:
    if isinstance(part, Article):
        return {"kind": "Article", "heading": f"Pasal {part.number}", "title": part.title, "items": part.numbered()}
    return {"kind": type(part).__name__, **asdict(part)}
