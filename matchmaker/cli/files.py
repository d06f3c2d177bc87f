"""Profiles, judgements and weights from files; what is refused is listed, and the command ends with 1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matchmaker.cli.terminal import tell, tell_problem
from matchmaker.errors import Invalid
from matchmaker.i18n import say

if TYPE_CHECKING:
    from matchmaker.engine.features import Pairing
    from matchmaker.engine.judging.trial import Judgement
    from matchmaker.engine.tuning.labels import Label
    from matchmaker.interchange import Dataset

pairing_option = click.option(
    "--pairing",
    type=click.Choice(["supply_chain", "mentorship"]),
    required=True,
    help="Jenis kemitraan. / Kind of partnership.",
)
profiles_help = "Folder, .xlsx, atau .zip dalam format pertukaran. / Folder, .xlsx or .zip in the interchange format."


def profiles(path: Path) -> Dataset:
    """All that stands at `path`; any refused row ends the command."""
    from matchmaker.interchange import read

    return _complete(read(path))


def judgements(path: Path, pairing: str, firms: Dataset) -> list[Judgement]:
    """The judgements about this pairing; those about another are counted on standard error and left out."""
    from matchmaker.engine.judging.trial import Judgement
    from matchmaker.interchange import read_records

    found = _complete(read_records(path, "judgements", {profile.id for profile in firms.profiles})).judgements
    about = [Judgement(each.seeker, each.partner, each.grade) for each in found if each.pairing == pairing]
    if others := len(found) - len(about):
        sentence = say("{n} penilaian untuk jenis kemitraan lain diabaikan", "{n} judgements about another pairing are ignored", n=others)
        tell(sentence)
    return about


def labels(path: Path, pairing: str, firms: Dataset) -> tuple[Label, ...]:
    """The grades that follow from the outcomes of this pairing's partnerships; those of another are counted and left out."""
    from matchmaker.engine.tuning import wording
    from matchmaker.engine.tuning.labels import Event, LabelsRefused, labels
    from matchmaker.interchange import read_records

    found = _complete(read_records(path, "partnerships", {profile.id for profile in firms.profiles})).partnerships
    about = [each for each in found if each.pairing == pairing]
    if others := len(found) - len(about):
        tell(say("{n} kemitraan jenis lain diabaikan", "{n} partnerships of another pairing are ignored", n=others))
    try:
        return labels(Event(each.seeker, each.partner, each.outcome, each.decided_on, each.exposed_rank) for each in about)
    except LabelsRefused as refused:
        raise Invalid(wording.refusal(refused)) from refused


@contextmanager
def judging() -> Iterator[None]:
    """Judgements that cannot be used are refused by name."""
    from matchmaker.engine.judging.trial import JudgementsRefused

    try:
        yield
    except JudgementsRefused as refused:
        raise Invalid(say(*refused.why, value=refused.value)) from refused


def write_report(path: Path, page: str) -> None:
    """Leave the page at `path`, and say so."""
    path.write_text(page, encoding="utf-8")
    tell(say("laporan ditulis ke {path}", "report written to {path}", path=path))


def _complete(data: Dataset) -> Dataset:
    for notice in data.notices:
        tell(notice)
    for problem in data.problems:
        tell_problem(problem)
    if data.problems:
        raise Invalid(say("{n} baris ditolak; perbaiki lalu ulangi", "{n} rows refused; correct them and try again", n=data.refused))
    return data


def weights(path: Path | None, pairing: Pairing) -> dict[str, float]:
    """The weights in the file divided by their sum, the start weights without a file; Invalid names what is wrong."""
    from matchmaker.engine.features import WeightsRefused

    if path is None:
        return pairing.start_weights()
    document = _json_object(path)
    _check_pairing(path, document.get("pairing"), pairing)
    if document.get("pairing") != pairing.name or not isinstance(document.get("weights"), dict):
        form = f'{{"pairing": "{pairing.name}", "weights": {{…}}}}'
        raise Invalid(say("“{path}” harus berbentuk {form}", "“{path}” must have the form {form}", path=path, form=form))
    try:
        return pairing.checked(document["weights"])
    except WeightsRefused as refused:
        shown = "" if refused.value is None else f" ({json.dumps(refused.value)[:40]})"
        raise Invalid(f"{path}: {refused.feature}{shown}: {say(*refused.why)}") from refused


def _check_pairing(path: Path, said: object, pairing: Pairing) -> None:
    """Weights of the other pairing are refused by its name."""
    from matchmaker.engine.pairings import PAIRINGS

    if isinstance(said, str) and said in PAIRINGS and said != pairing.name:
        sentence = say(
            "“{path}” berisi bobot untuk {said}, bukan {pairing}; pakai --pairing {said} atau berkas lain",
            "“{path}” holds weights for {said}, not for {pairing}; use --pairing {said} or another file",
            path=path,
            said=said,
            pairing=pairing.name,
        )
        raise Invalid(sentence)


def _json_object(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as broken:
        raise Invalid(say("“{path}” bukan JSON: {why}", "“{path}” is not JSON: {why}", path=path, why=broken)) from broken
    if not isinstance(document, dict):
        raise Invalid(say("“{path}” harus satu objek JSON", "“{path}” must hold one JSON object", path=path))
    return document
