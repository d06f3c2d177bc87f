"""worker: does the long work that waits; and the worker that the embedded service keeps beside itself.

It is a process of its own, not a thread: ranking a whole city then takes nothing from the threads that answer visitors. Kill either one:
a worker whose service is gone ends within a second, a service whose worker is gone starts another, and the job that was being done goes
to the next worker when its lease runs out.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import click

from matchmaker.cli.terminal import tell
from matchmaker.i18n import say
from matchmaker.settings import Settings

if TYPE_CHECKING:
    from matchmaker.services.worker import Worker

RESTART_SECONDS = 5.0
WATCH_SECONDS = 1.0


@click.command("worker", help="Kerjakan pekerjaan yang menunggu. / Do the long work that waits.")
@click.option("--once", is_flag=True, help="Berhenti bila tidak ada lagi yang menunggu. / End when nothing waits any more.")
@click.option("--beside", type=int, hidden=True, help="Berhenti bersama proses ini. / End with that process.")
def worker(beside: int | None, *, once: bool) -> None:
    """Until it is stopped; what is being done then goes back to those that wait."""
    from matchmaker import database
    from matchmaker.cli import serving
    from matchmaker.engine import rules
    from matchmaker.http import one_line
    from matchmaker.services.worker import Worker

    one_line.begin()
    settings = Settings.from_env()
    rules.adopt(settings.rules)
    if settings.is_embedded:
        serving.ready(settings)
    engine = database.connect(settings)
    try:
        working = Worker(engine)
        _end_by(working, beside)
        if once:
            tell(say("{n} pekerjaan dikerjakan", "{n} jobs done", n=working.run_once()))
        else:
            working.run()
    finally:
        engine.dispose()


def _end_by(working: Worker, beside: int | None) -> None:
    """Stop at a signal, or when the process that it stands beside is gone."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda number, frame: working.stop())
    if beside is not None:
        threading.Thread(target=_watch, args=(working, beside), daemon=True).start()


def _watch(working: Worker, parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    working.stop()


def keep_beside() -> None:
    """Let a worker run beside this process for as long as it lives."""
    threading.Thread(target=_keep, daemon=True).start()


def _keep() -> None:
    while True:
        subprocess.run([sys.executable, "-m", "matchmaker", "worker", "--beside", str(os.getpid())], check=False)  # noqa: S603 - no shell, no input
        time.sleep(RESTART_SECONDS)
