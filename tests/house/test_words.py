"""Each file says what it is for, and holds no word that does not belong here."""

from __future__ import annotations

import ast
import re

from tests.house import source

# The brackets keep a pattern from finding itself.
UNWANTED = {
    "a folder of one machine": r"(?<![\w.~-])/wor[k]/|\.\./share[d]",
    "the address of a package registry": r"registry\.npm[j]s|files\.python[h]osted|pypi\.or[g]|deb\.debian\.or[g]",
    "the address of a content delivery network": r"jsdeliv[r]|unpk[g]\.com|cdn[j]s|fonts\.google[a]pis",
    "a note to self": r"\bTOD[O]\b|\bFIXM[E]\b|\bXX[X]\b",
    "a test that does not run": r"mark\.ski[p]|mark\.xfai[l]|pytest\.ski[p]|importor[s]kip",
}
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".in", ".txt", ".json", ".yml", ".yaml", ".mako", ".npmrc", ""}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "stuff"}


def test_no_file_holds_an_unwanted_word() -> None:
    found = []
    for path in source.files():
        if path.suffix not in TEXT:
            continue
        text = path.read_text(encoding="utf-8")
        for what, pattern in UNWANTED.items():
            found += [f"{source.name(path)}: {what}: {hit.group()}" for hit in re.finditer(pattern, text)]
    assert not found


def test_each_module_begins_by_saying_what_lives_in_it() -> None:
    silent = []
    for path in source.python():
        statements = source.tree(path).body
        if statements and (ast.get_docstring(source.tree(path)) is None or statements[0].lineno != 1):
            silent.append(source.name(path))
    assert not silent


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [source.name(path) for path in source.python() if path.stem in NAMES_THAT_SAY_NOTHING]
