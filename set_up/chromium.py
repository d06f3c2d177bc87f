"""The browser that the tests drive: found on the machine, or installed from Debian's package."""

from __future__ import annotations

import os
import shutil

from set_up import debian
from set_up.trouble import Trouble

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium, named by CHROMIUM or found on the PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named) is None:
            raise Trouble(f"CHROMIUM={named} tidak dapat dijalankan.", f"CHROMIUM={named} cannot be run.")
        return named
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> None:
    """Make sure that there is a Chromium."""
    if find() is None:
        debian.install(
            ("chromium", "fonts-liberation"),
            "Pengujian halaman memerlukan peramban Chromium.",
            "The tests of the pages need the browser Chromium.",
        )
