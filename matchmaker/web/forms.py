"""Form: what a page asks, what was typed, and what was refused; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import g

from matchmaker.errors import Problem

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Input:
    """One labelled field of a page; `kind` is text, code, prose, number, whole, day, password or choice.

    `words` is the id of the page's list of words that are suggested while typing, `within` the heading of the line it belongs to.
    """

    name: str
    label: str
    kind: str
    value: str
    errors: Sequence[str]
    required: bool
    options: Options
    hint: str
    prefix: str
    words: str = ""
    within: str = ""

    @property
    def id(self) -> str:
        """The field's id in the page."""
        return f"{self.prefix}{self.name}"

    @property
    def full_label(self) -> str:
        """The label as it is understood away from the field's place."""
        return f"{self.within}: {self.label}" if self.within else self.label


def refused_inputs() -> list[tuple[str, str]]:
    """Id and label of each refused input that the page has shown so far, in their order; the macros of inputs add theirs."""
    found: list[tuple[str, str]] = g.setdefault("refused_inputs", [])
    return found


class Form:
    """A page's form: blank, filled in from what is known, or refused and shown again with what was typed."""

    def __init__(self, typed: Mapping[str, str] | None = None, problem: Problem | None = None, *, prefix: str = "") -> None:
        self.typed = typed or {}
        self.problem = problem
        self.prefix = prefix

    @property
    def errors(self) -> Mapping[str, Sequence[str]]:
        """Field to the reasons why its value was refused."""
        return self.problem.fields if self.problem else {}

    def ask(self, name: str, label: str, kind: str = "text", options: Options = (), **more: str | bool) -> Input:
        """The field of that name; `more` is `hint`, `required`, and the `value` that it begins with."""
        value = self.typed.get(name, str(more.get("value", "")))
        errors = self.errors.get(name, ())
        return Input(name, label, kind, value, errors, bool(more.get("required")), options, str(more.get("hint", "")), self.prefix)

    def at(self, prefix: str) -> Form:
        """The same form where a page has several: its fields' ids begin with `prefix`."""
        return Form(self.typed, self.problem, prefix=prefix)
