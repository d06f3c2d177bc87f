"""What the code says to the trail: the names of acts in each call that makes an entry, a blank of an f-string as `*`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house import source
from tests.house.source import Function

ENTRIES = {"audit.record": 2, "audit.Act": 0, "Act": 0, "Change": 0}
"""What makes an entry, and at which place it takes the name of the act."""
OTHERS = {"audit.py", "history.py"}
"""The first hands on what it is given, and what the second calls a change is read from the trail."""
UNREADABLE = "?"
"""An act whose name cannot be read off the code; that of an entry made elsewhere (`each.name`) need not be."""


def written() -> dict[str, str]:
    """Name or pattern of each act to a file that writes it."""
    return {act: source.name(path) for path in _rooms() for function in source.functions(path) for act in _acts(function, path)}


def _rooms() -> list[Path]:
    return [path for path in source.python("matchmaker") if path.name not in OTHERS]


def _acts(function: Function, path: Path) -> Iterator[str]:
    for call in _calls(function):
        place = ENTRIES.get(ast.unparse(call.func))
        if place is not None and len(call.args) > place:
            given = call.args[place]
            parameters = [each.arg for each in function.args.args]
            if isinstance(given, ast.Name) and given.id in parameters:
                yield from _handed_on(parameters.index(given.id), function, path)
            else:
                yield from _names(_value(given, function))


def _calls(within: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(within) if isinstance(node, ast.Call))


def _handed_on(place: int, function: Function, path: Path) -> list[str]:
    """What the function is given for its parameter at that place, here and by other modules, or has for want of it."""
    here = [each for each in _calls(source.tree(path)) if ast.unparse(each.func) == function.name]
    there = [each for other in _rooms() for each in _calls(source.tree(other)) if ast.unparse(each.func) == f"{path.stem}.{function.name}"]
    first = len(function.args.args) - len(function.args.defaults)
    own = function.args.defaults[place - first : place - first + 1] if place >= first else []
    given = [each.args[place] for each in (*here, *there) if len(each.args) > place]
    named = [each.value for call in (*here, *there) for each in call.keywords if each.arg == function.args.args[place].arg]
    return [act for each in (*own, *given, *named) for act in _names(each)] or [UNREADABLE]


def _value(given: ast.expr, function: Function) -> ast.expr:
    """What a name of the function stands for; anything else stands for itself."""
    for each in ast.walk(function):
        if isinstance(each, ast.Assign) and isinstance(given, ast.Name):
            target, value = each.targets[0], each.value
            several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            for name, meant in zip(target.elts, value.elts, strict=True) if several else [(target, value)]:
                if isinstance(name, ast.Name) and name.id == given.id:
                    return meant
    return given


def _names(given: ast.expr) -> list[str]:
    """The acts that this argument may name."""
    match given:
        case ast.Constant(value=str(name)):
            return [name]
        case ast.IfExp():
            return [*_names(given.body), *_names(given.orelse)]
        case ast.JoinedStr():
            return ["".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in given.values)]
        case ast.Attribute(attr="name"):
            return []
        case _:
            return [UNREADABLE]
