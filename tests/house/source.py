"""The source files of the repository, as the house rules see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
_NOT_OURS = {".git", ".venv", "node_modules", "instance", "build", "vendor", "__pycache__"}
_CACHES = ("_cache", ".egg-info", ".hypothesis")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _walk(folder: Path) -> Iterator[Path]:
    for place in sorted(folder.iterdir()):
        if place.name in _NOT_OURS or place.name.endswith(_CACHES):
            continue
        if place.is_dir():
            yield from _walk(place)
        else:
            yield place


@cache
def files() -> tuple[Path, ...]:
    """Every file that a clean checkout would hold."""
    return tuple(_walk(TOP))


def python(*rooms: str) -> list[Path]:
    """The Python files in these top folders, all when none is named; migrations are written by alembic and left out."""
    chosen = [path for path in files() if path.suffix == ".py" and "versions" not in path.parts]
    return [path for path in chosen if not rooms or path.relative_to(TOP).parts[0] in rooms]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[Function]:
    """Every function and method of a file."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def name(path: Path) -> str:
    """The path as a person writes it."""
    return path.relative_to(TOP).as_posix()
