"""How people write a product or skill: one of its everyday names, sometimes with a slip of the pen or a word too many."""

from __future__ import annotations

from collections.abc import Sequence

from matchmaker.sample_city import words
from matchmaker.sample_city.draws import Draws

SLIPS = 0.12
DECORATED = 0.15
CAPITALS = 0.08


def write(draws: Draws, wordings: Sequence[str], side: str) -> str:
    """One of the wordings as somebody types it on one `side` (offer, need or skill)."""
    text = draws.one(wordings)
    if draws.chance(SLIPS):
        text = slip(draws, text)
    tails = words.texts("decorations", "text", side=side)
    if tails and draws.chance(DECORATED):
        text = f"{text} {draws.one(tails)}"
    return text.upper() if draws.chance(CAPITALS) else text[:1].upper() + text[1:] if draws.chance(0.4) else text


def slip(draws: Draws, text: str) -> str:
    """The text with one letter left out, doubled, or changed with its neighbour; short texts stay."""
    places = [place for place in range(1, len(text) - 1) if text[place].isalpha() and text[place + 1].isalpha()]
    if len(places) < 4:
        return text
    place = draws.one(places)
    here, after = text[place], text[place + 1]
    return text[:place] + draws.one((after, here + here + after, after + here)) + text[place + 2 :]
