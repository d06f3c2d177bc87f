"""Which firms of a file may be the same: what is asked of officials, what they have answered, and how both firms are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from matchmaker.engine.profile import Profile
from matchmaker.interchange import Dataset
from matchmaker.services.twins import Pair, Twin
from matchmaker.store import uploads
from models import Upload

MOST = 500
"""How many are asked at once."""
SHOWN = ("id", "name", "nib", "phone", "region", "contact", "kbli", "workers", "description", "observed_on")
"""What is shown of two firms side by side."""


def answers(session: Session, office: str) -> dict[Pair, bool]:
    """Is a firm of files (its id there) a stored one, or another of files (its id)? As far as anybody of the office has said."""
    return uploads.row_answers(session, office) | uploads.twin_answers(session, office)


def within_file(upload: Upload) -> set[Pair]:
    """The pairs of which it is asked whether two rows of the file are one firm."""
    asked = (upload.findings or {}).get("twins", ())
    return {(each["uploaded"]["id"], each["stored"]["id"]) for each in asked if each.get("other_row")}


def shown(found: Sequence[Twin], dataset: Dataset) -> Iterator[dict[str, Any]]:
    """The first questions as plain facts: both firms, their signs, and their rows (`other_row` is None where that firm is stored)."""
    for each in found[:MOST]:
        firms = {"uploaded": _facts(each.uploaded), "stored": _facts(each.stored), "signs": list(each.signs)}
        yield {**firms, "row": dataset.rows.get(each.uploaded.id), "other_row": dataset.rows.get(each.stored.id) if each.in_file else None}


def _facts(profile: Profile) -> dict[str, Any]:
    values = {name: getattr(profile, name) for name in SHOWN}
    plain = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in plain.items()}
