"""What is said about refused values, in the reader's language, and which known value somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from marshmallow import ValidationError

from matchmaker.i18n import say

CODED: dict[str, Any] = {"required": "?required", "null": "?required", "unknown": "?unknown", "type": "?type", "invalid": "?type"}
"""marshmallow's own messages as codes, which `reasons` puts into the reader's language."""


def reasons(refused: ValidationError) -> dict[str, list[str]]:
    """Dotted field path to sentences in the reader's language."""
    sentences = {
        "?required": say("wajib diisi", "is required"),
        "?unknown": say("isian ini tidak dikenal; hapus", "this field is not known; remove it"),
        "?type": say("bentuk isian tidak dikenal", "the value has the wrong form"),
    }
    found: dict[str, list[str]] = {}
    messages = refused.messages if isinstance(refused.messages, dict) else {refused.field_name: refused.messages}
    for path, message in _leaves("", messages):
        found.setdefault(path.removesuffix("._schema"), []).append(sentences.get(message, message))
    return found


def _leaves(path: str, messages: Any) -> Iterator[tuple[str, str]]:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _leaves(f"{path}.{key}" if path else str(key), inner)
    else:
        yield from ((path, str(each)) for each in (messages if isinstance(messages, list) else [messages]))


def maybe(near: str | None) -> str:
    """« Mungkin maksudnya “x”?», or nothing where no known value is near."""
    return say(" Mungkin maksudnya “{near}”?", " Did you mean “{near}”?", near=near) if near else ""


def unknown_choice(text: str, vocabulary: Sequence[Any]) -> str:
    """«“lusim” tidak dikenal. Mungkin maksudnya “lusin”?»."""
    known = tuple(term.value for term in vocabulary)
    return say("“{text}” tidak dikenal.", "“{text}” is not known.", text=text[:60]) + (
        maybe(nearest(text.lower()[:60], known)) or say(" Pilihannya: {known}.", " Known are: {known}.", known=", ".join(known))
    )


@lru_cache(maxsize=4096)
def nearest(text: str, known: tuple[str, ...]) -> str | None:
    """The known value that looks most like the text, if one looks at all like it; for short lists."""
    return next(iter(difflib.get_close_matches(text, known, n=1, cutoff=0.5)), None)


def one_slip(text: str, known: Container[str], letters: str) -> str | None:
    """A known value that becomes the text when two neighbours change places, or one of the `letters` is mistyped, left out or doubled."""
    halves = [(text[:place], text[place:]) for place in range(len(text) + 1)]
    slips = (
        *(left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1),
        *(left + letter + right[1:] for left, right in halves if right for letter in letters),
        *(left + letter + right for left, right in halves for letter in letters),
        *(left + right[1:] for left, right in halves if right),
    )
    return next((each for each in slips if each in known), None)
