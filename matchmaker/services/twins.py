"""Twins: firms of a file that may be stored already under another id, told by NIB, telephone, or name and village."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matchmaker.engine.profile import Profile
from matchmaker.i18n import say
from matchmaker.interchange import Dataset, RowProblem

SHORTEST_NUMBER = 7
_NUMBERS = re.compile(r"[/;,&]|\batau\b")
_FORMS = frozenset({"ud", "cv", "pt", "pd", "tb", "toko", "usaha", "kube", "koperasi", "tbk"})
Sign = tuple[str, str]
"""What may tell a firm: its kind (nib, phone, name) and its plain form."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A firm of the file beside the stored one that it may be, with the signs that both have."""

    uploaded: Profile
    stored: Profile
    signs: tuple[str, ...]


def telephones(text: str | None) -> Iterator[str]:
    """Each number in the text as 08…: without spaces, dots and hyphens, +62 and 62 as 0."""
    for part in _NUMBERS.split(text or ""):
        digits = re.sub(r"^(?:62|0)0*", "", re.sub(r"\D", "", part))
        if len(digits) >= SHORTEST_NUMBER:
            yield f"0{digits}"


def plain_name(name: str) -> str:
    """The name in lower case without punctuation and legal form."""
    words = re.findall(r"\w+", name.lower().replace(".", ""))
    return " ".join([word for word in words if word not in _FORMS] or words)


def signs(profile: Profile) -> Iterator[Sign]:
    """All that may tell the firm."""
    if profile.nib:
        yield "nib", profile.nib
    for number in telephones(profile.phone):
        yield "phone", number
    if profile.region:
        yield "name", f"{plain_name(profile.name)} {profile.region}"


def find(uploaded: Iterable[Profile], stored: Mapping[str, Profile]) -> list[Twin]:
    """The firms of the file whose id is new but that share a sign with a stored one, in the order of the file."""
    known: dict[Sign, list[str]] = defaultdict(list)
    for id_, profile in stored.items():
        for sign in signs(profile):
            known[sign].append(id_)
    return [twin for each in uploaded if each.id not in stored for twin in _of(each, known, stored)]


def _of(profile: Profile, known: Mapping[Sign, list[str]], stored: Mapping[str, Profile]) -> Iterator[Twin]:
    shared: dict[str, list[str]] = {}
    for sign in signs(profile):
        for id_ in known.get(sign, ()):
            shared.setdefault(id_, []).append(sign[0])
    return (Twin(profile, stored[id_], tuple(dict.fromkeys(kinds))) for id_, kinds in shared.items())


def resolve(dataset: Dataset, answers: Mapping[tuple[str, str], bool], stored: Mapping[str, Profile]) -> Dataset:
    """The dataset with each firm that was answered to be a stored one under that one's id; a second row for the same firm is refused."""
    same = {uploaded: id_ for (uploaded, id_), is_same in answers.items() if is_same and id_ in stored and uploaded not in stored}
    if same.keys().isdisjoint(each.id for each in dataset.profiles):
        return dataset
    taken = {each.id for each in dataset.profiles if each.id not in same}
    kept, problems = [], []
    for each in dataset.profiles:
        meant = same.get(each.id, each.id)
        if meant != each.id and meant in taken:
            problems.append(_twice(each.id, meant))
            continue
        taken.add(meant)
        kept.append(replace(each, id=meant))
    return replace(
        dataset,
        profiles=tuple(kept),
        problems=(*dataset.problems, *problems),
        refused=dataset.refused + len(problems),
        stated={same.get(id_, id_): names for id_, names in dataset.stated.items()},
        memberships=tuple(replace(each, group=same.get(each.group, each.group), firm=same.get(each.firm, each.firm))
                          for each in dataset.memberships),
        partnerships=tuple(replace(each, **_sides(each, same)) for each in dataset.partnerships),
        dismissals=tuple(replace(each, **_sides(each, same)) for each in dataset.dismissals),
    )  # fmt: skip


def _sides(row: object, same: Mapping[str, str]) -> dict[str, Any]:
    named = {side: str(getattr(row, side)) for side in ("seeker", "partner")}
    return {side: same.get(id_, id_) for side, id_ in named.items()}


def _twice(uploaded: str, meant: str) -> RowProblem:
    reason = say(
        "baris ini dan baris lain berkas ini sama-sama usaha “{id}”; hapus salah satu",
        "this row and another of this file are both the firm “{id}”; remove one",
        id=meant,
    )
    return RowProblem("firms", 0, "id", uploaded, reason)
