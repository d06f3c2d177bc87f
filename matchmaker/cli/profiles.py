"""import and export: profiles and recorded outcomes between files and the database."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matchmaker import i18n
from matchmaker.cli.stored import stored
from matchmaker.cli.terminal import bar, tell_problem
from matchmaker.i18n import say

if TYPE_CHECKING:
    from matchmaker.services.imports import Report

REFUSED = 1


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Hanya memeriksa; tidak ada yang disimpan. / Only check; nothing is stored.")
@click.option("--take-good-rows", is_flag=True, help="Simpan baris yang benar, lewati yang ditolak. / Store good rows beside refused ones.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu objek JSON. / Print one JSON object.")
def import_profiles(path: Path, dry_run: bool, take_good_rows: bool, as_json: bool) -> None:
    """Ambil profil dari folder, .xlsx, atau .zip. / Take profiles from a folder, .xlsx or .zip."""
    from matchmaker import interchange
    from matchmaker.services import imports

    with bar(say("Membaca baris", "Reading rows")) as watch:
        dataset = interchange.read(path, watch=watch)
    for notice in dataset.notices:
        click.echo(notice, err=True)
    doing = say("Membandingkan", "Comparing") if dry_run else say("Membandingkan dan menyimpan", "Comparing and storing")
    with stored() as open_, bar(doing) as watch:
        terms = imports.Terms(open_.settings.office, take_good_rows=take_good_rows, dry_run=dry_run, watch=watch)
        report = imports.take(open_.session, open_.actor, dataset, terms)
    _show(report, dry_run=dry_run, as_json=as_json)
    if report.problems and not take_good_rows:
        raise click.exceptions.Exit(REFUSED)


def _show(report: Report, *, dry_run: bool, as_json: bool) -> None:
    for each in report.problems:
        tell_problem(each)
    if as_json:
        shown = asdict(report)
        shown.pop("records")
        click.echo(json.dumps(shown, ensure_ascii=False))
        return
    click.echo(
        say(
            "Baru {new}, berubah {changed}, tetap {unchanged}, baris ditolak {refused}; catatan antarusaha {records}.",
            "New {new}, changed {changed}, unchanged {unchanged}, rows refused {refused}; records between firms {records}.",
            **{name: value for name, value in asdict(report).items() if name != "problems"},
        )
    )
    if dry_run:
        click.echo(say("Hanya diperiksa; tidak ada yang disimpan.", "Only checked; nothing was stored."))


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="Kota contoh, bukan profil sungguhan. / The sample city instead of the real profiles.")
@click.option("--only", multiple=True, metavar="TABLE", help="Hanya tabel ini, misalnya offers. / Only this table, such as offers.")
@click.option("--template", is_flag=True, help="Buku kerja kosong untuk diisi. / A blank workbook to fill in.")
def export_profiles(path: Path, sample: bool, only: tuple[str, ...], template: bool) -> None:
    """Tulis semua profil ke folder, .xlsx, atau .zip. / Write all profiles to a folder, .xlsx or .zip."""
    from matchmaker import database, interchange
    from matchmaker.documents.template_workbook import template_workbook
    from matchmaker.services import downloads, exports

    if template:
        path.write_bytes(template_workbook())
        return
    with stored(writes=False) as open_:
        dataset = exports.dataset(open_.session, open_.settings.office, sample=sample)
        interchange.write(dataset, path, i18n.language() if path.suffix.lower() == ".xlsx" else None, only)
        taken = downloads.Download("profiles", len(dataset.profiles), {"tables": [*only], "sample": sample})
        with database.transaction(open_.engine) as noting:
            downloads.note(noting, open_.actor, taken)
    for notice in dataset.notices:
        click.echo(notice, err=True)
    number = len(dataset.profiles)
    click.echo(say("{number} profil ditulis ke {path}", "{number} profiles written to {path}", number=number, path=path), err=True)
    if not number and not sample:
        hint = say("Belum ada profil sungguhan; kota contoh: --sample", "There is no real profile yet; for the sample city: --sample")
        click.echo(hint, err=True)
