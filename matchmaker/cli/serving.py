"""serve and prepare: the service on this machine, ready from the first start on."""

from __future__ import annotations

import gc
from threading import Thread

import click

from matchmaker.i18n import say
from matchmaker.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 8
sample_option = click.option(
    "--sample", is_flag=True, help="Muat kota contoh saat pertama kali. / Load the sample city at the first start."
)


@click.command("prepare", help="Siapkan basis data dan akun pertama. / Make the database and the first account ready.")
@sample_option
def prepare(sample: bool) -> None:
    """For services that are started by gunicorn; does nothing where all is ready."""
    ready(Settings.from_env(), sample=sample)


@click.command("serve", help="Jalankan layanan di mesin ini. / Run the service on this machine.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@sample_option
def serve(host: str, port: int, sample: bool) -> None:
    """One process, several threads, until it is stopped; the trial accounts come only where nobody else can reach it.

    With the embedded database a worker runs beside it; with another one `python -m matchmaker worker` is started for itself.
    """
    import waitress

    from matchmaker.app import create_app
    from matchmaker.cli.worker import keep_beside

    settings = Settings.from_env()
    ready(settings, sample=sample and host in LOOPBACK)
    app = create_app(settings)
    _read_profiles(settings)
    settle()
    server = waitress.create_server(
        app, host=host, port=port, threads=THREADS, ident="", clear_untrusted_proxy_headers=settings.trusted_proxies == 0
    )
    if settings.is_embedded:
        keep_beside()
    click.echo(say("Buka {address} (Ctrl-C untuk berhenti)", "Open {address} (Ctrl-C to stop)", address=f"http://{host}:{port}/"))
    server.run()


def ready(settings: Settings, *, sample: bool = False) -> None:
    """Make the database ready, and print the one-time passwords of the accounts that this opened."""
    from matchmaker.services import first_start

    if passwords := first_start.start(settings, sample=sample):
        click.echo(say("Kata sandi sekali pakai (dicetak hanya kali ini):", "One-time passwords (printed only this once):"))
        for name, password in passwords.items():
            click.echo(f"  {name:<16} {password}")


def settle() -> None:
    """What is loaded stays: the collector passes over it, and a thousand rows are read in half the time.

    In the background, so that the first who asks for a business code finds it there, their index is read.
    """
    from matchmaker.engine import kbli_search

    gc.freeze()
    Thread(target=kbli_search.read_ahead, daemon=True).start()


def _read_profiles(settings: Settings) -> None:
    """So that the first visitor does not wait for them."""
    from matchmaker import database
    from matchmaker.store import columns

    engine = database.connect(settings)
    with database.transaction(engine, writes=False) as session:
        columns.of(session)
    engine.dispose()
