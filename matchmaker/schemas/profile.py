"""stated(): what a document has said, as the plain values that a Profile holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from matchmaker.engine.profile import Certificate, Need, Offer, Profile, Skill

LINES: Mapping[str, type[Any]] = {"offers": Offer, "needs": Need, "certificates": Certificate, "skills": Skill}


def stated(document: Mapping[str, Any]) -> dict[str, Any]:
    """The values that FirmDocumentSchema has read: lines as the engine's own, a blank as what a new profile has there."""
    values = {name: _lines(name, value or ()) if name in LINES else value for name, value in document.items()}
    return {**values, **{name: usual for name, usual in usual_of(Profile).items() if values.get(name, usual) is None}}


def usual_of(kind: type[Any]) -> dict[str, Any]:
    """What a profile or a line says where nobody has said anything, apart from None."""
    return {each.name: each.default for each in fields(kind) if isinstance(each.default, str | bool | tuple)}


def _lines(name: str, lines: Any) -> tuple[Any, ...]:
    return tuple(LINES[name](**{column: value for column, value in line.items() if value is not None}) for line in lines)
