"""sample: the invented city, and the look-alike of a city's procurement, as files; and the city in the database."""

from __future__ import annotations

from pathlib import Path

import click

from matchmaker.cli.stored import stored
from matchmaker.cli.terminal import tell
from matchmaker.i18n import say


@click.group(
    invoke_without_command=True,
    help="Menulis kota contoh (rekaan) ke folder, .xlsx, atau .zip. / Write the invented sample city to a folder, .xlsx or .zip.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Ke mana. / Where to.")
@click.option("--procurement", is_flag=True, help="Contoh pengadaan, bukan kota. / The look-alike of a procurement instead.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=2026, help="Benih acak. / Seed.")
@click.pass_context
def sample(ctx: click.Context, out: Path | None, seed: int, *, procurement: bool) -> None:
    """Write the files, unless a command of its own is named."""
    if ctx.invoked_subcommand:
        return
    if out is None:
        raise click.UsageError(say("sebutkan --out FOLDER", "give --out FOLDER"))
    from matchmaker import sample_city
    from matchmaker.interchange import write

    data = sample_city.procurement(seed) if procurement else sample_city.city(seed)
    write(data, out)
    tell(say("{n} profil contoh ditulis ke {out}", "{n} invented profiles written to {out}", n=len(data.profiles), out=out))


@sample.command("load", help="Muat kota contoh ke basis data. / Load the sample city into the database.")
def load() -> None:
    """Once: the second time nothing is added."""
    from matchmaker.services import sample_cities

    with stored() as open_:
        number = sample_cities.load(open_.session, open_.actor, open_.settings.office)
    tell(say("{n} profil contoh dimuat", "{n} sample profiles loaded", n=number))


@sample.command("remove", help="Hapus seluruh kota contoh dari basis data. / Remove the sample city from the database.")
def remove() -> None:
    """Every sample profile with all that hangs on it, and the trial accounts; real profiles stay."""
    from matchmaker.services import sample_cities

    with stored() as open_:
        number = sample_cities.remove(open_.session, open_.actor)
    tell(say("{n} profil contoh dihapus", "{n} sample profiles removed", n=number))
