"""The virtual environment and the pinned Python libraries in it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys

from set_up import debian, stamp
from set_up.places import ENVIRONMENT, PROGRAMS, PYTHON, TOP
from set_up.trouble import Trouble, tell

OLDEST = (3, 11)


def _works() -> bool:
    """True when the environment has pip and its interpreter starts (a moved or half-made one does not)."""
    if not (PROGRAMS / "pip").exists():
        return False
    try:
        return subprocess.run([str(PYTHON), "-c", ""], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def create() -> None:
    """Make the virtual environment unless a working one is there."""
    if sys.version_info < OLDEST:
        raise Trouble(
            f"Diperlukan Python 3.11 atau lebih baru; {sys.executable} adalah {sys.version.split()[0]}. Coba: make PYTHON=python3.11 …",
            f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}. Try: make PYTHON=python3.11 …",
        )
    if _works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        debian.install(
            (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",),
            "Python di mesin ini tidak dapat membuat lingkungan virtual (paket python3-venv belum ada).",
            "This machine's Python cannot make a virtual environment (its package python3-venv is missing).",
        )
    tell("Membuat lingkungan virtual .venv", "making the virtual environment .venv")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], capture_output=True, text=True, check=False)
    if made.returncode:
        raise Trouble(
            f"Lingkungan virtual gagal dibuat di {ENVIRONMENT}.",
            f"The virtual environment could not be made in {ENVIRONMENT}.\n{made.stdout + made.stderr}",
        )


def install(lock_name: str) -> None:
    """Install what `lock_name` pins, unless exactly that was installed before.

    The lock names everything, so nothing is resolved: an older pip would otherwise look for a newer release
    of what a dependency asks for with an extra, and then refuse it for want of a hash.
    """
    lock, mark = TOP / lock_name, ENVIRONMENT / f"{lock_name}.stamp"
    if stamp.is_fresh(mark, lock):
        return
    tell(f"Memasang pustaka Python dari {lock_name}", "installing Python libraries")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    installed = subprocess.run([*pip, "--require-hashes", "--no-deps", "--requirement", str(lock)], stdin=subprocess.DEVNULL, check=False)
    if installed.returncode:
        raise Trouble(
            f"Pemasangan {lock_name} gagal; pesan pip ada di atas. Periksa sambungan internet atau pengaturan proksi pip.",
            f"Installing {lock_name} failed; pip's message is above. Check the internet connection or pip's proxy settings.",
        )
    stamp.set_for(mark, lock)
