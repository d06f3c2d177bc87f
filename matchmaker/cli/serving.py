"""serve: the service on this machine, from the first start on; one process, several threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from matchmaker.cli.stored import stored
from matchmaker.i18n import say

if TYPE_CHECKING:
    from matchmaker.services.first_start import Passwords

LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 8


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@click.option("--sample", is_flag=True, help="Muat kota contoh saat pertama kali. / Load the sample city at the first start.")
def serve(host: str, port: int, sample: bool) -> None:
    """Jalankan layanan. / Run the service."""
    import waitress

    from matchmaker.app import create_app
    from matchmaker.services import first_start
    from matchmaker.store import columns

    with stored() as open_:
        passwords = first_start.prepare(open_.session, open_.actor, sample=sample and host in LOOPBACK)
        settings = open_.settings
        columns.of(open_.session)  # so that the first visitor does not wait for them
    server = waitress.create_server(create_app(settings), host=host, port=port, threads=THREADS, ident="")
    _greet(f"http://{host}:{port}/", passwords)
    server.run()


def _greet(address: str, passwords: Passwords) -> None:
    if passwords:
        click.echo(say("Kata sandi sekali pakai (dicetak hanya kali ini):", "One-time passwords (printed only this once):"))
        for name, password in passwords.items():
            click.echo(f"  {name:<16} {password}")
    click.echo(say("Buka {address} (Ctrl-C untuk berhenti)", "Open {address} (Ctrl-C to stop)", address=address))
