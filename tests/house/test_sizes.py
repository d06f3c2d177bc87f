"""Files and functions stay short enough to be read at once."""

from __future__ import annotations

from statistics import median

from tests.house import source
from tests.house.source import Function

# More than five parameters, each with its reason: "file:function" -> why
MORE_PARAMETERS: dict[str, str] = {}


def _lines(path: source.Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_300_lines() -> None:
    too_long = {source.name(path): _lines(path) for path in source.python() if _lines(path) > 300}
    assert not too_long


def test_half_of_the_files_are_shorter_than_80_lines() -> None:
    assert median(_lines(path) for path in source.python("matchmaker", "models")) < 80


def _length(function: Function) -> int:
    """Lines from def to the end, decorators and the docstring aside."""
    first = function.body[0]
    documented = isinstance(first, source.ast.Expr) and isinstance(first.value, source.ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def test_no_function_is_longer_than_40_lines() -> None:
    too_long = {
        f"{source.name(path)}:{function.name}": _length(function)
        for path in source.python()
        for function in source.functions(path)
        if _length(function) > 40
    }
    assert not too_long


def _parameters(function: Function) -> int:
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([parameter for parameter in named if parameter.arg not in ("self", "cls")])


def test_no_function_takes_more_than_five_parameters() -> None:
    greedy = {
        f"{source.name(path)}:{function.name}"
        for path in source.python("matchmaker", "models", "set_up")
        for function in source.functions(path)
        if _parameters(function) > 5
    }
    assert greedy == set(MORE_PARAMETERS)
