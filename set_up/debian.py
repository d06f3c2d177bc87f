"""Debian's packages: installed when we are root, otherwise named."""

from __future__ import annotations

import os
import shutil
import subprocess

from set_up.trouble import Trouble, tell


def install(packages: tuple[str, ...], indonesian: str, english: str) -> None:
    """Install `packages`; where that is not possible, Trouble says what they are for and how to get them."""
    command = f"apt-get install {' '.join(packages)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Trouble(
            f"{indonesian} Pasang dengan: sudo {command} (atau paket yang sama di sistem Anda), lalu ulangi.",
            f"{english} Install it with: sudo {command} (or the same package of your system), then try again.",
        )
    tell(f"Memasang paket Debian {' '.join(packages)}", "installing Debian packages")
    surroundings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages]):
        step = subprocess.run(
            ["apt-get", *arguments], env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if step.returncode:
            raise Trouble(
                f"{indonesian} Perintah ini gagal: apt-get {' '.join(arguments)}",
                f"{english} This command failed: apt-get {' '.join(arguments)}\n{(step.stdout + step.stderr)[-2000:]}",
            )
