"""Twins: firms of a file that may stand in it twice, or be stored already under another id, by NIB, telephone, or name and village."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matchmaker.engine.profile import Profile
from matchmaker.i18n import say
from matchmaker.interchange import Dataset, RowProblem
from matchmaker.schemas.contacts import numbers

SHORTEST_NUMBER = 7
_FORMS = frozenset({"ud", "cv", "pt", "pd", "tb", "toko", "usaha", "kube", "koperasi", "tbk"})
SIDES = ("group", "firm", "seeker", "partner")
"""Fields by which records name the two firms that they are about."""
Sign = tuple[str, str]
"""What may tell a firm: its kind (nib, phone, name) and its plain form."""
Pair = tuple[str, str]
"""The id of a firm of the file, and that of the firm which it may be."""
NOTHING: Mapping[Pair, bool] = {}


@dataclass(frozen=True, slots=True)
class Twin:
    """A firm of the file beside the one that it may be, with the signs that both have; `in_file`: that one is another row's, not stored."""

    uploaded: Profile
    stored: Profile
    signs: tuple[str, ...]
    in_file: bool = False

    @property
    def pair(self) -> Pair:
        """The two ids."""
        return self.uploaded.id, self.stored.id


def telephones(text: str | None) -> Iterator[str]:
    """Each number in the text as 08…: without spaces, dots and hyphens, +62 and 62 as 0."""
    for part in numbers(text or ""):
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


def find(uploaded: Sequence[Profile], stored: Mapping[str, Profile], answers: Mapping[Pair, bool] = NOTHING) -> list[Twin]:
    """The firms of the file whose id is new but that share a sign with a stored one, or else with an earlier one of the file.

    In the order of the file, without what is answered. A firm is compared with the others of the file once nothing is left to ask about
    it and stored ones, and for each sign only with the first that has it.
    """
    new = [each for each in uploaded if each.id not in stored]
    if not new:
        return []
    told = {each.id: tuple(signs(each)) for each in uploaded}
    known: dict[Sign, list[str]] = defaultdict(list)
    for id_, profile in stored.items():
        for sign in signs(profile):
            known[sign].append(id_)
    found = [twin for each in new for twin in _of(each, told[each.id], known, stored) if _is_open(twin.pair, answers)]
    waiting = {each.uploaded.id for each in found}
    twice = (each for each in _twins_in_file(uploaded, told, stored) if _is_open(each.pair, answers))
    return found + [each for each in twice if waiting.isdisjoint(each.pair)]


def _is_open(pair: Pair, answers: Mapping[Pair, bool]) -> bool:
    """Two that are said to be several firms are so whichever of them is stored."""
    return pair not in answers and answers.get(pair[::-1]) is not False


def _twins_in_file(uploaded: Sequence[Profile], told: Mapping[str, Sequence[Sign]], stored: Collection[str]) -> Iterator[Twin]:
    """Those that are stored under their ids come first, and are known to be several firms."""
    first: dict[Sign, list[str]] = {}
    file = {each.id: each for each in uploaded}
    for each in sorted(uploaded, key=lambda each: each.id not in stored):
        if each.id not in stored:
            yield from (replace(twin, in_file=True) for twin in _of(each, told[each.id], first, file))
        for sign in told[each.id]:
            first.setdefault(sign, [each.id])


def _of(profile: Profile, told: Iterable[Sign], known: Mapping[Sign, list[str]], others: Mapping[str, Profile]) -> Iterator[Twin]:
    shared: dict[str, list[str]] = {}
    for sign in told:
        for id_ in known.get(sign, ()):
            shared.setdefault(id_, []).append(sign[0])
    return (Twin(profile, others[id_], tuple(dict.fromkeys(kinds))) for id_, kinds in shared.items())


def resolve(dataset: Dataset, answers: Mapping[Pair, bool], stored: Mapping[str, Profile]) -> Dataset:
    """The dataset with each firm that was answered to be a stored one, or another row's, under that one's id.

    A second row for the same firm is refused, and a row that was answered to be several stored ones.
    """
    file = {each.id for each in dataset.profiles}
    known = file | stored.keys()
    meant_by: dict[str, set[str]] = defaultdict(set)
    for (id_, other), is_same in answers.items():
        if is_same and id_ in file and id_ not in stored and other in stored:
            meant_by[id_].add(other)
    doubtful = {id_: sorted(others) for id_, others in meant_by.items() if len(others) > 1}
    alike = {
        id_: other for (id_, other), is_same in answers.items() if is_same and id_ not in stored and other in known and id_ not in doubtful
    }
    same = {id_: meant for id_ in alike.keys() & file if (meant := _meant(id_, alike)) != id_}
    if not same and not doubtful:
        return dataset
    taken = {each.id: each.id for each in dataset.profiles if each.id not in same and each.id not in doubtful}
    kept, problems = [], []
    for each in dataset.profiles:
        if each.id in doubtful:
            problems.append(_several(dataset, each.id, doubtful[each.id]))
            continue
        meant = same.get(each.id, each.id)
        if taken.setdefault(meant, each.id) == each.id:
            kept.append(replace(each, id=meant))
        else:
            problems.append(_twice(dataset, each.id, taken[meant]))
    return replace(
        dataset,
        profiles=tuple(kept),
        problems=(*dataset.problems, *problems),
        refused=dataset.refused + len(problems),
        stated={meant: dataset.stated[id_] for meant, id_ in taken.items() if id_ in dataset.stated},
        rows={meant: dataset.rows[id_] for meant, id_ in taken.items() if id_ in dataset.rows},
        memberships=_renamed(dataset.memberships, same, doubtful),
        partnerships=_renamed(dataset.partnerships, same, doubtful),
        dismissals=_renamed(dataset.dismissals, same, doubtful),
    )


def _meant(id_: str, alike: Mapping[str, str]) -> str:
    """Whom the answers come to, from one to the next; where they go in a circle, the firm itself."""
    passed, meant = {id_}, id_
    while meant in alike:
        meant = alike[meant]
        if meant in passed:
            return id_
        passed.add(meant)
    return meant


def _renamed(records: Iterable[Any], same: Mapping[str, str], doubtful: Collection[str]) -> tuple[Any, ...]:
    """The records between firms with the ids that are meant, without those about a refused row or between a firm and itself."""
    sides = ({side: same.get(getattr(each, side), getattr(each, side)) for side in SIDES if hasattr(each, side)} for each in records)
    renamed = zip(records, sides, strict=True)
    return tuple(replace(each, **named) for each, named in renamed if len(set(named.values()) - set(doubtful)) > 1)


def _several(dataset: Dataset, id_: str, others: Sequence[str]) -> RowProblem:
    reason = say(
        "baris ini dijawab sama dengan beberapa usaha ({ids}); tulis id yang benar di baris ini",
        "this row was answered to be several firms ({ids}); write the right id in this row",
        ids=", ".join(others),
    )
    return RowProblem(dataset.firms_file, dataset.rows.get(id_, 0), "id", id_, reason)


def _twice(dataset: Dataset, id_: str, first: str) -> RowProblem:
    reason = say(
        "baris ini usaha yang sama dengan “{id}” di baris {row}; hapus salah satu",
        "this row is the same firm as “{id}” in row {row}; remove one of the two",
        id=first,
        row=dataset.rows.get(first, 0),
    )
    return RowProblem(dataset.firms_file, dataset.rows.get(id_, 0), "id", id_, reason)
