"""Everyday words: one trade word for all that people say for it, the words around it that name nothing, and the word that leads."""

from __future__ import annotations

from functools import lru_cache

from matchmaker.engine import reference
from matchmaker.engine.language import spelling


@lru_cache(maxsize=1)
def _meanings() -> tuple[dict[str, str], dict[str, int]]:
    """Everyday variant to the word that stands for it, and first word of variants to how many words the longest has."""
    meaning = {variant: row["word"] for row in reference.rows("trade_words.csv") for variant in [row["word"], *row["variants"].split(";")]}
    longest: dict[str, int] = {}
    for words in map(str.split, meaning):
        longest[words[0]] = max(longest.get(words[0], 1), len(words))
    return meaning, longest


def named(text: str) -> str:
    """The text with everyday variants, the longest first, as one word, and no word twice."""
    (meaning, longest), words, found = _meanings(), text.split(), list[str]()
    while words:
        sizes = range(longest.get(words[0], 1), 0, -1)
        variant = next((variant for size in sizes if (variant := " ".join(words[:size])) in meaning), words[0])
        found += meaning.get(variant, variant).split()
        words = words[variant.count(" ") + 1 :]
    return " ".join(dict.fromkeys(found))


def telling(text: str) -> str:
    """The text without words that name nothing, as long as others are left."""
    empty, leading = reference.word_list("phrase_stop_words.txt"), reference.word_list("phrase_leading_words.txt")
    words = text.split()
    kept = [word for word in words if word not in empty] or words
    while len(kept) > 1 and kept[0] in leading:
        kept = kept[1:]
    return " ".join(kept)


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """Words with which the name of a product or a skill begins."""
    own = [row["word"] for row in reference.rows("trade_words.csv")] + [row["skill"] for row in reference.rows("skills.csv")]
    official = [product.name for product in reference.product_classes()]
    first = {words[0] for name in own + official if (words := spelling.words_of(name))}
    return frozenset(first) - reference.word_list("phrase_stop_words.txt") - reference.word_list("phrase_leading_words.txt")


def headed(text: str) -> str:
    """The text with the word that names the thing in front: the first one that may, which any unknown word may."""
    words = text.split()
    head = next((word for word in words if word in _things() or not spelling.is_known(word)), None)
    return text if head is None else " ".join(dict.fromkeys([head, *words]))
