"""accounts: who may sign in, from the terminal of the server; passwords and tokens are printed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from matchmaker.cli.stored import Stored, stored
from matchmaker.errors import NotFound
from matchmaker.i18n import say
from matchmaker.terms import ACCOUNT_ROLES, values

if TYPE_CHECKING:
    from models import Account


@click.group("accounts")
def accounts() -> None:
    """Akun dan token. / Accounts and tokens."""


@accounts.command("list")
def show() -> None:
    """Daftar akun. / List the accounts."""
    from matchmaker.store import accounts as rows
    from matchmaker.store.pages import LARGEST, Page

    with stored(writes=False) as open_:
        number = 1
        while True:
            found, total = rows.search(open_.session, rows.Wanted(open_.actor.region), Page(number, LARGEST))
            for each in found:
                state = "" if each.active else say(" (nonaktif)", " (disabled)")
                click.echo(f"{each.name}\t{each.role}\t{each.region}\t{each.full_name}{state}")
            if number * LARGEST >= total:
                break
            number += 1


@accounts.command("create")
@click.argument("name")
@click.option("--role", type=click.Choice(values(ACCOUNT_ROLES)), required=True)
@click.option("--full-name", required=True)
@click.option("--region", help="Kode wilayah; bawaannya wilayah kantor. / Region code; the office's own otherwise.")
@click.option("--firm", help="Kode usaha, untuk akun pelaku usaha. / Firm id, for a business's account.")
def create(name: str, role: str, full_name: str, region: str | None, firm: str | None) -> None:
    """Buat akun; kata sandi sekali pakai dicetak. / Open an account; its one-time password is printed."""
    from matchmaker.services import accounts as services
    from matchmaker.services import firms

    with stored() as open_:
        firm_id = firms.locate(open_.session, open_.actor, firm).id if firm else None
        new = services.NewAccount(name, full_name, role, region or open_.settings.office, firm_id)
        _, password = services.create(open_.session, open_.actor, new)
    click.echo(password)


@accounts.command("reset")
@click.argument("name")
def reset(name: str) -> None:
    """Kata sandi sekali pakai yang baru. / A new one-time password."""
    from matchmaker.services import accounts as services

    with stored() as open_:
        password = services.reset_password(open_.session, open_.actor, _called(open_, name))
    click.echo(password)


@accounts.command("disable")
@click.argument("name")
def disable(name: str) -> None:
    """Nonaktifkan akun. / Disable an account."""
    from matchmaker.services import accounts as services

    with stored() as open_:
        services.disable(open_.session, open_.actor, _called(open_, name))


@accounts.command("enable")
@click.argument("name")
def enable(name: str) -> None:
    """Aktifkan lagi sebuah akun. / Enable an account again."""
    from matchmaker.services import accounts as services

    with stored() as open_:
        services.enable(open_.session, open_.actor, _called(open_, name))


@accounts.command("token")
@click.argument("name")
@click.option("--scope", type=click.Choice(("read", "full")), default="read", show_default=True)
@click.option("--days", type=int, default=90, show_default=True)
def token(name: str, scope: str, days: int) -> None:
    """Token API untuk sebuah akun; dicetak sekali. / An API token for an account; printed once."""
    from matchmaker.services import identity, tokens

    with stored() as open_:
        actor = identity.of(_called(open_, name)).actor
        _, secret = tokens.issue(open_.session, actor, "terminal", scope, days)
    click.echo(secret)


def _called(open_: Stored, name: str) -> Account:
    from matchmaker.store import accounts as rows

    found = rows.find(open_.session, name)
    if found is None:
        raise NotFound(say("tidak ada akun “{name}”", "there is no account “{name}”", name=name))
    return found
