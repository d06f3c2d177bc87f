"""The program: its commands by name, the reader's language, and how a refusal ends (1) beside wrong usage (2)."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

from matchmaker import i18n
from matchmaker.cli.terminal import tell
from matchmaker.errors import Problem
from matchmaker.i18n import say
from matchmaker.settings import SettingsRefused

COMMANDS = {
    "accounts": "accounts:accounts",
    "evaluate": "evaluation:evaluate",
    "export": "profiles:export_profiles",
    "features": "features:features",
    "import": "profiles:import_profiles",
    "kbli": "kbli:kbli",
    "prepare": "serving:prepare",
    "reference": "reference:reference",
    "sample": "sample:sample",
    "serve": "serving:serve",
    "suggest": "suggestion:suggest",
    "tune": "tuning:tune",
    "world": "worlds:world",
    "worker": "worker:worker",
}
"""Name to module and function; a module is imported when its command is asked for, and imports the engine only when it runs."""


class Program(click.Group):
    """All commands; every refusal ends with what, where and why on standard error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"matchmaker.cli.{module}"), function)
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The language of the environment holds unless --language says otherwise."""
        i18n.choose(os.environ.get("MATCHMAKER_LANGUAGE"))
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; 1 where the input was refused."""
        try:
            return super().invoke(ctx)
        except Problem as problem:
            _show(problem)
        except SettingsRefused as refused:
            tell(str(refused))
        except BrokenPipeError:
            raise
        except OSError as failed:
            tell(say("tidak dapat dibaca atau ditulis: {why}", "cannot be read or written: {why}", why=failed))
        return ctx.exit(1)


def _show(problem: Problem) -> None:
    tell(f"{problem.title}: {problem.detail}" if problem.detail else problem.title)
    for name, sentences in problem.fields.items():
        for sentence in sentences:
            tell(f"  {name}: {sentence}")


def _choose(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    if value:
        i18n.choose(value)


@click.group(cls=Program, help="Mencari mitra dan pendamping usaha, dengan alasannya. / Finds business partners and mentors, and says why.")
@click.option(
    "--language",
    type=click.Choice(i18n.LANGUAGES),
    callback=_choose,
    is_eager=True,
    expose_value=False,
    help="Bahasa keluaran; juga MATCHMAKER_LANGUAGE. / Language of what is said; also MATCHMAKER_LANGUAGE.",
)
def program() -> None:
    """Nothing happens before a command is named."""
