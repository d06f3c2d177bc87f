"""Which of the least contents of a written agreement are filled in: a warning for the reader, never a block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matchmaker.engine.rule_tables import AgreementContent


@dataclass(frozen=True, slots=True)
class Check:
    """One content that the rule asks for, and those of its fields that still lack."""

    content: AgreementContent
    lacking: tuple[str, ...]

    @property
    def filled(self) -> bool:
        """Is every field of this content known?"""
        return not self.lacking


def check(contents: Iterable[AgreementContent], known: Mapping[str, Any]) -> list[Check]:
    """Each content against the fields that are `known`, in the order of the table; None and blank text count as lacking."""
    return [Check(content, tuple(name for name in content.fields if _blank(known.get(name)))) for content in contents]


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
