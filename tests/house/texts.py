"""Every text that the service says, by language, as its source holds it; what is filled in later is written as …."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, nodes

from matchmaker.i18n import LANGUAGES
from tests.house import source

Pair = tuple[str, ...]
"""The same text in each of LANGUAGES."""


@cache
def said(language: str) -> frozenset[str]:
    """Everything that may stand on a page in that language: sentences, labels and vocabularies."""
    place = LANGUAGES.index(language)
    rooms = [path for path in source.files() if path.relative_to(source.TOP).parts[0] == "matchmaker"]
    pairs = [pair for path in rooms for pair in _READERS.get(path.suffix, lambda _: iter(()))(path)]
    return frozenset(re.sub(r"\{\w+\}", "…", pair[place]).strip() for pair in pairs)


def _of_a_template(path: source.Path) -> Iterator[Pair]:
    for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
        texts = [each.value for each in call.args if isinstance(each, nodes.Const)]
        if isinstance(call.node, nodes.Name) and call.node.name == "say" and len(texts) == 2:
            yield tuple(texts)


def _of_a_module(path: source.Path) -> Iterator[Pair]:
    """say(one, other); a pair of texts; and what is called with labels: Term(value, one, other), …(label_id=one, label_en=other)."""
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Tuple) and len(texts := _texts(node.elts)) == len(node.elts) == len(LANGUAGES):
            yield texts
        elif isinstance(node, ast.Call):
            texts = _texts(node.args)
            if texts and not _is_said(node):
                texts = texts[1:]  # the first names the thing to programs
            if len(texts) >= len(LANGUAGES):
                yield texts[: len(LANGUAGES)]
            named = {each.arg[-2:]: each.value.value for each in node.keywords if each.arg and _is_text(each.value)}
            if set(LANGUAGES) <= named.keys():
                yield tuple(named[language] for language in LANGUAGES)


def _is_said(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("say", "required")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _texts(of: list[ast.expr]) -> Pair:
    return tuple(each.value for each in of if isinstance(each, ast.Constant) and isinstance(each.value, str))


_READERS = {".html": _of_a_template, ".py": _of_a_module}
